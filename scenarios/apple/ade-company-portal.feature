@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:volume-purchase
Feature: Company Portal on devices of an organisation

  @req:ADE-008 @kind:policy @observable:wire @party:server
  Rule: Bought for the device, Company Portal reaches every device

    Scenario: one that was enrolled before
      Given the purchase token "VPP" with 100 licenses for 365 days
      And Ada's iPhone 15 enrolled by ios-ade
      When the ADE profile is changed to "companyPortal: install + token=VPP"
      And the device checks in
      Then Company Portal is installed

  @req:ADE-042 @req:ADE-044 @kind:policy @observable:wire @party:server
  Rule: Company Portal asks nobody where it is paid for, and the holder where it is not

    Scenario: by a token
      Given the purchase token "VPP" with 100 licenses for 365 days
      And an ADE profile with "companyPortal: install + token=VPP"
      When Ada enrolls an iPhone 15 by ios-ade
      Then Company Portal is installed

    Scenario: by the Apple ID of Setup Assistant
      Given an ADE profile with "companyPortal: install"
      When Ada enrolls an iPhone 15 with an Apple ID by ios-ade
      Then Company Portal is installed

    Scenario: by neither
      Given an ADE profile with "companyPortal: install"
      When Ada enrolls an iPhone 15 by ios-ade
      Then Company Portal is waiting

  @req:ADE-011 @req:ADE-043 @kind:policy @observable:wire @party:server
  Rule: With modern authentication the app is configured when the home screen is reached

    Scenario Outline: <authentication>
      Given the purchase token "VPP" with 100 licenses for 365 days
      And an ADE profile with "authentication: <authentication>, companyPortal: install + token=VPP"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the device has reached its home screen
      And Company Portal was given "IntuneCompanyPortalEnrollmentAfterUDA": <given>

      Examples:
        | authentication | given |
        | modern         | yes   |
        | company-portal | no    |

  @req:ADE-048 @kind:token @observable:wire @party:server
  Rule: A token pays while it is good and has licenses

    Scenario Outline: <licenses> licenses for <life> days
      Given the purchase token "VPP" with <licenses> licenses for <life> days
      And an ADE profile with "companyPortal: install + token=VPP"
      When Ada enrolls an iPhone 15 by ios-ade
      Then Company Portal is <state>

      Examples:
        | licenses | life | state     |
        | 1        | 365  | installed |
        | 1        | 0    | absent    |
        | 0        | 365  | absent    |

  @req:ADE-033 @kind:error @observable:wire @party:server
  Rule: A token without licenses, or at its end, keeps devices waiting; a warning comes first

    Scenario Outline: <licenses> licenses for <life> days are a warning
      Given the purchase token "VPP" with <licenses> licenses for <life> days
      And an ADE profile with "companyPortal: install + token=VPP"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the device has reached its home screen
      And the administrator is warned: "<alert>"

      Examples:
        | licenses | life | alert                 |
        | 3        | 365  | licenses running low  |
        | 100      | 20   | token about to expire |

    Scenario: no license is left
      Given the purchase token "VPP" with 0 licenses for 365 days
      And an ADE profile with "companyPortal: install + token=VPP"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the device stays in Setup Assistant

  @req:ADE-049 @kind:restriction @observable:wire @party:server
  Rule: Single App Mode holds until somebody has signed in

    Scenario Outline: Single App Mode <asked>
      Given the purchase token "VPP" with 100 licenses for 365 days
      And an ADE profile with "authentication: company-portal, companyPortal: <wishes>"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the device is held in Company Portal: <held>

      Examples:
        | asked      | wishes                          | held |
        | is on      | install + token=VPP + singleApp | yes  |
        | is not set | install + token=VPP             | no   |

    Scenario: after the sign-in
      Given the purchase token "VPP" with 100 licenses for 365 days
      And an ADE profile with "authentication: company-portal, companyPortal: install + token=VPP + singleApp"
      And Ada's iPhone 15 enrolled by ios-ade
      And the device checks in
      When Ada signs in to Company Portal
      And the device checks in
      Then the device is held in Company Portal: no

  @req:ADE-051 @kind:limitation @observable:wire @party:device
  Rule: Single App Mode works from 11.3.1 on

    Scenario Outline: <version>
      Given the purchase token "VPP" with 100 licenses for 365 days
      And an ADE profile with "authentication: company-portal, companyPortal: install + token=VPP + singleApp"
      When Ada enrolls an iPhone 15 on OS "<version>" by ios-ade
      Then the device is held in Company Portal: <held>

      Examples:
        | version | held |
        | 11.3    | no   |
        | 11.3.1  | yes  |

  @req:ADE-009 @kind:policy @observable:wire @party:server
  Rule: A token with automatic app updates brings Company Portal up to date

    Scenario Outline: automatic updates: <automatic>
      Given the purchase token "VPP" that updates apps by itself: <automatic>
      And an ADE profile with "companyPortal: install + token=VPP"
      And Ada's iPhone 15 enrolled by ios-ade
      When a new version of Company Portal is published
      And the device checks in
      Then Company Portal was sent <times> times

      Examples:
        | automatic | times |
        | yes       | 2     |
        | no        | 1     |
