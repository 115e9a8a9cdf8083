@platform:windows
Feature: How a PC comes to its directory and from there to management

  @req:WIN-001 @kind:restriction @observable:wire @party:directory @needs:settings:windows-enrollment
  Rule: One group in both scopes

    Background:
      Given Ada belongs to the group "Contoso Testers"
      And the MDM user scope is "some" with the group "Contoso Testers"
      And the MAM user scope is "some" with the group "Contoso Testers"

    Scenario: a member adds a work account to a PC of her own
      When Ada enrolls a Surface Laptop by windows-auto
      Then the PC was sent to no management

    Scenario: a member joins a PC
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the enrollment is accepted

  @req:WIN-009 @kind:entry @observable:wire @party:device @needs:report:directory-devices
  Rule: A PC that joins is the organisation's

    Scenario Outline: the directory's entry for a PC by <method>
      When Ada enrolls a Surface Laptop by <method>
      Then the directory lists the PC as <as>, <ownership>

      Examples:
        | method           | as         | ownership |
        | windows-aad-join | joined     | corporate |
        | windows-auto     | registered | personal  |

  @req:WIN-015 @kind:method @observable:wire @party:device
  Rule: Adding a work account asks for credentials once

    Scenario: a PC of a person in the MDM user scope adds a work account
      When Ada enrolls a Surface Laptop by windows-auto
      Then the enrollment is accepted
      And the person was asked for credentials 1 time

  @req:WIN-020 @kind:method @observable:wire @party:device
  Rule: Joining enrolls without asking again

    Scenario: a PC of a person in the MDM user scope joins
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the enrollment is accepted
      And the person was asked for credentials 1 time

  @req:WIN-016 @kind:method @observable:wire @party:device @needs:settings:windows-enrollment
  Rule: Without automatic enrollment an added account only registers

    Background:
      Given the MDM user scope is "none"
      When Ada enrolls a Surface Laptop by windows-auto

    Scenario: nothing follows by itself when an account was added
      Then the PC asked no enrollment service

    Scenario: its person enrolls it from Settings after adding the account
      When its person enrolls the same PC by windows-mdm-only
      Then the enrollment is accepted
      And the person was asked for credentials 2 times

  @req:WIN-021 @kind:method @observable:wire @party:device @needs:settings:windows-enrollment
  Rule: Without automatic enrollment a joined PC stays unmanaged

    Background:
      Given the MDM user scope is "none"
      When Ada enrolls a Surface Laptop by windows-aad-join

    Scenario: nothing follows by itself when a PC was joined
      Then the PC asked no enrollment service

    Scenario: its person enrolls it from Settings after joining
      When its person enrolls the same PC by windows-mdm-only
      Then the enrollment is accepted
      And the person was asked for credentials 2 times

  @req:WIN-022 @kind:entry @observable:wire @party:device
  Rule: A PC joins in its first run or from Settings

    Scenario Outline: a PC that joins <where>
      When Ada joins a Surface Laptop to the directory <where>
      Then the terms page was opened from <host>
      And the PC enrolled as a device of the organisation

      Examples:
        | where            | host  |
        | in its first run | FRX   |
        | from Settings    | MOSET |

  @req:WIN-027 @kind:method @observable:wire @party:directory @needs:settings:directory
  Rule: Automatic enrollment is for Windows 10 and later, and premium directories

    Scenario Outline: Windows <version> and a directory with premium <premium>
      Given the directory's "premium" is "<premium>"
      When Ada enrolls a Surface Laptop on OS "<version>" by windows-auto
      Then the enrollment is <outcome>

      Examples:
        | version         | premium | outcome  |
        | 10.0.26100.2894 | paid    | accepted |
        | 10.0.26100.2894 | none    | refused  |
        | 6.3.9600.17031  | paid    | refused  |
        | 6.3.9600.17031  | none    | refused  |

  @req:WIN-035 @kind:method @observable:wire @party:device
  Rule: The directory knows the PC before management does

    Scenario Outline: the way of a PC by <method>
      When Ada enrolls a Surface Laptop by <method>
      Then the enrollment is accepted
      And the PC came to the directory before it looked for management

      Examples:
        | method           |
        | windows-aad-join |
        | windows-auto     |
