@platform:windows @needs:settings:windows-enrollment @needs:settings:directory
Feature: The MDM application of the directory

  @req:WIN-002 @kind:error @observable:admin @party:directory
  Rule: The scope Some names a group

    Scenario Outline: <half> user scope Some without a group
      When the administrator tries to set the <half> user scope to "some"
      Then the setting is refused because of "groups"

      Examples:
        | half |
        | MDM  |
        | MAM  |

  @req:WIN-003 @kind:policy @observable:admin @party:directory
  Rule: Of the MAM addresses only the discovery service is there at first

    Scenario Outline: the MAM <address> as it is at first
      When the administrator restores the default MAM URLs
      Then the MAM <address> of the directory is "<value>"

      Examples:
        | address          | value   |
        | discovery URL    | /Enroll |
        | terms of use URL |         |
        | compliance URL   |         |

  @req:WIN-036 @kind:prerequisite @observable:admin @party:directory @level:should
  Rule: Automatic enrollment has prerequisites

    Scenario Outline: <what> is missing
      Given the directory's "<member>" is "<value>"
      When the administrator tries to set the MDM user scope to "none"
      Then the setting is refused because of "<reason>"

      Examples:
        | what                     | member            | value              | reason               |
        | the premium directory    | premium           | none               | premium directory    |
        | the MDM subscription     | mdmSubscription   | false              | subscription         |
        | the global administrator | administratorRole | User Administrator | Global Administrator |

    Scenario: a trial of the premium directory is enough
      Given the directory's "premium" is "trial"
      When the administrator tries to set the MDM user scope to "none"
      Then the setting is kept

    Scenario: a group that nobody made
      When the administrator tries to set the MDM user scope to the group "Nobody"
      Then the setting is refused because of "Nobody"

  @req:WIN-037 @kind:portal @observable:admin @party:directory
  Rule: Each half's addresses can be put back to what they were

    Background:
      Given the MDM discovery URL of the directory was changed to "https://mdm.example/discovery"
      And the MAM discovery URL of the directory was changed to "https://mam.example/discovery"
      When the administrator restores the default MDM URLs

    Scenario: the MDM addresses are back
      Then the MDM discovery URL of the directory is "/EnrollmentServer/Discovery.svc"

    Scenario: the MAM addresses stay
      Then the MAM discovery URL of the directory is "https://mam.example/discovery"

  @req:WIN-044 @kind:restriction @observable:wire @party:directory
  Rule: A user scope counts users

    Scenario: a group that holds devices
      Given the directory has a group "Kiosks" of devices
      And the MDM user scope is "some" with the group "Kiosks"
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the PC was sent to no management

  @req:WIN-045 @kind:identity @observable:wire @party:directory
  Rule: A joined PC opens the terms page of the application

    Scenario: the default terms page
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the PC opened the terms page at "/TermsOfUse.aspx"

  @req:WIN-046 @kind:identity @observable:wire @party:directory
  Rule: A joined PC asks the discovery service of the application

    Scenario: the default discovery service
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the PC asked the discovery service at "/EnrollmentServer/Discovery.svc"
