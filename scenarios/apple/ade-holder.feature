@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:volume-purchase
Feature: What the holder of an organisation's device is and may do

  @req:ADE-010 @kind:identity @observable:wire @party:server
  Rule: Staging is for devices without user affinity only

    Scenario Outline: user affinity <affinity>
      Given the purchase token "VPP" with 100 licenses for 365 days
      And an ADE profile with "userAffinity: <affinity>, companyPortal: token=VPP + staging"
      When Ada enrolls an iPhone 15 by ios-ade
      Then Company Portal was given "IntuneUDAUserlessDevice": <given>

      Examples:
        | affinity | given |
        | no       | yes   |
        | yes      | no    |

  @req:ADE-036 @kind:identity @observable:wire @party:server
  Rule: The first who signs in is the primary user, whoever comes later

    Scenario: Ada, then Bob
      Given the purchase token "VPP" with 100 licenses for 365 days
      And an ADE profile with "userAffinity: no, companyPortal: token=VPP + staging"
      And Ada's iPhone 15 enrolled by ios-ade
      And the device checks in
      When Ada signs in to Company Portal
      And Bob signs in to Company Portal
      Then the device belongs to Ada

  @req:ADE-046 @req:ADE-047 @kind:limitation @observable:wire @party:server
  Rule: The company opens after the sign-in to Company Portal

    Scenario: at the home page
      Given Ada's iPhone 15 enrolled by ios-ade
      When the holder opens Company Portal
      Then the device belongs to Ada
      And Company Portal shows "access/registered" as "false"
      And Company Portal shows "access/conditionalAccess" as "denied"
      And Company Portal shows "access/compliance" as "not evaluated"

    Scenario Outline: signed in after <authentication>
      Given the purchase token "VPP" with 100 licenses for 365 days
      And an ADE profile with "authentication: <authentication>, companyPortal: install + token=VPP"
      And Ada's iPhone 15 enrolled by ios-ade
      And the device checks in
      When Ada signs in to Company Portal
      And the holder opens Company Portal
      Then Company Portal shows "access/conditionalAccess" as "granted"

      Examples:
        | authentication  |
        | modern          |
        | setup-assistant |

  @req:ADE-056 @kind:restriction @observable:wire @party:server
  Rule: A locked enrollment takes actions from the holder

    Scenario Outline: locked <locked>
      Given an ADE profile with "locked: <locked>"
      And Ada's iPhone 15 enrolled by ios-ade
      When the holder opens Company Portal
      Then Company Portal shows "actions" as "<actions>"

      Examples:
        | locked | actions                      |
        | yes    |                              |
        | no     | Remove Device, Factory Reset |

  @req:ADE-057 @kind:limitation @observable:wire @party:server @needs:clock
  Rule: A converted device keeps its holder's actions for 30 days

    Scenario Outline: after <days> days
      Given an ADE profile with "locked: yes"
      And Ada's iPhone 15 enrolled by ios-byod
      And the administrator sends EraseDevice
      And the organisation takes the device by ios-ade
      When <days> days pass
      And the holder opens Company Portal
      Then Company Portal shows "actions" as "<actions>"

      Examples:
        | days | actions                      |
        | 30   | Remove Device, Factory Reset |
        | 31   |                              |

  @req:ADE-013 @kind:restriction @observable:wire @party:device
  Rule: Restrictions for supervised devices hold on these only

    Scenario Outline: version <version> with a profile that asks for no supervision
      Given an ADE profile with "supervised: no"
      And Ada enrolls an iPhone 15 on OS "<version>" by ios-ade
      When the administrator installs the profile "test.accounts" that sets "allowAccountModification" to false
      Then "allowAccountModification" is <allowed> on the device

      Examples:
        | version | allowed   |
        | 12.4    | allowed   |
        | 13.0    | forbidden |

  @req:IOS-008 @kind:lifecycle @observable:wire @party:device @needs:settings:volume-purchase
  Rule: Enrollment is complete when the holder has signed in to Company Portal, which an Apple ID brings

    Scenario: before the sign-in
      Given an ADE profile with "authentication: company-portal, companyPortal: install"
      When Ada enrolls an iPhone 15 with an Apple ID by ios-ade
      And the holder opens Company Portal
      Then Company Portal shows "access/registered" as "false"

    Scenario: after the sign-in
      Given an ADE profile with "authentication: company-portal, companyPortal: install"
      When Ada enrolls an iPhone 15 with an Apple ID by ios-ade
      Then Company Portal is installed
      When Ada signs in to Company Portal at the next contact
      And the holder opens Company Portal
      Then Company Portal shows "access/registered" as "true"

    Scenario: without an Apple ID the app waits
      Given an ADE profile with "authentication: company-portal, companyPortal: install"
      When Ada enrolls an iPhone 15 by ios-ade
      Then Company Portal is waiting
