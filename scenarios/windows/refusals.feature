@platform:windows
Feature: Who and what may not enroll a PC

  @req:XWE-112 @req:TRB-115 @kind:prerequisite @observable:wire @party:device
  Rule: Administrators enroll a PC, standard users do not

    Scenario Outline: a PC that <account> enrolls
      When Ada enrolls a Surface Laptop as "<account>"
      Then the enrollment is <outcome>

      Examples:
        | account       | outcome  |
        | administrator | accepted |
        | standard user | refused  |

    Scenario: the result of a standard user
      When Ada enrolls a Surface Laptop as "standard user"
      Then the device reports one of "0x80070005"
      And the PC asked no enrollment service

    Scenario: the first run of a PC enrolls by the system
      When Ada joins a new Surface Laptop as "standard user"
      Then the enrollment is accepted

  @req:XWE-113 @kind:prerequisite @observable:wire @party:device
  Rule: The built-in administrator enrolls no PC

    Scenario Outline: a PC that the <account> account enrolls
      When Ada enrolls a Surface Laptop as "<account>"
      Then the enrollment is <outcome>

      Examples:
        | account                | outcome  |
        | administrator          | accepted |
        | built-in administrator | refused  |

  @req:XWE-114 @req:TRB-091 @kind:error @observable:wire @party:device
  Rule: A PC has one management

    Scenario: another person enrolls a managed PC
      Given Ada's Surface Laptop enrolled by windows-byod
      When Bob enrolls the same PC
      Then the device reports one of "0x8018000A"
      And Ada still owns the PC in the console

    Scenario: another person enrolls the PC once it is free
      Given Ada's Surface Laptop enrolled by windows-byod
      When the user removes management
      And Bob enrolls the same PC
      Then the enrollment is accepted

  @req:XWE-115 @kind:restriction @observable:wire @party:device @needs:settings:on-premises
  Rule: A group policy keeps PCs out of management

    Scenario: the policy that enrolls PCs and the one that disables registration
      Given a group policy enrolls PCs with the credential of the user
      And a group policy disables registration
      When Ada enrolls a Surface Laptop by windows-gpo
      Then the device reports one of "0x80180026"
      And the PC asked no enrollment service

    Scenario: a person at a PC that has the policy
      Given a group policy disables registration
      When Ada enrolls a Surface Laptop by windows-gpo
      And Ada enrolls the same PC
      Then the device reports one of "0x80180026"
      And the PC asked no enrollment service

  @req:XWE-116 @kind:entry @observable:wire @party:device @needs:settings:on-premises
  Rule: A group policy may name the application that manages

    Scenario Outline: a policy for <application>
      Given a group policy enrolls PCs with the credential of the user
      And the group policy names the application "<application>"
      When Ada enrolls a Surface Laptop by windows-gpo
      Then the enrollment is <outcome>

      Examples:
        | application            | outcome  |
        | muster-mdm-application | accepted |
        | another-application    | refused  |

  @req:TRB-104 @kind:error @observable:wire @party:device @needs:settings:autopilot-profiles @needs:clock
  Rule: Autopilot ends in provisioning on Windows Home

    Scenario: a PC with Home and one with Pro
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Home PC is registered for user-driven
      When the PC goes through its first run
      Then the device reports one of "0x80180022"

    Scenario: a PC with Pro
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for user-driven
      When the PC goes through its first run
      Then the enrollment is accepted

  @req:TRB-090 @kind:error @observable:wire
  Rule: Windows Home is not authorized to enroll

    Scenario: a PC with Home
      When Ada enrolls a Home PC by windows-byod
      Then the enrollment is refused
      And the device reports one of "0x80180003, 0x80180014"

    Scenario: a PC with the next edition
      When Ada enrolls a Surface Laptop by windows-byod
      Then the enrollment is accepted
