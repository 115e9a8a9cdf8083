@platform:windows @needs:settings:autopilot-profiles @needs:clock
Feature: The first run of a PC that Autopilot knows

  @req:AUT-001 @kind:prerequisite @observable:wire @party:directory @needs:settings:windows-enrollment
  Rule: Autopilot needs automatic enrollment

    Scenario: the MDM user scope is None
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for user-driven
      And the MDM user scope is "none"
      When the PC goes through its first run
      Then the enrollment is refused

  @req:AUT-006 @kind:policy @observable:wire
  Rule: A profile is for the groups that it was assigned to

    Scenario Outline: a PC with the tag <tag>
      Given the user-driven deployment profile "Sales" is for "Sales"
      And Ada's Surface Laptop is registered for user-driven with the tag "<tag>"
      When the PC goes through its first run
      Then the enrollment is <outcome>

      Examples:
        | tag      | outcome  |
        | Sales    | accepted |
        | Research | refused  |

  @req:AUT-008 @kind:method @observable:wire
  Rule: A user-driven PC is its user's

    Scenario: the user signs in
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for user-driven
      When the PC goes through its first run
      Then the administrator sees upn "the person" of the PC

    Scenario: the user cannot sign in
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for user-driven
      And Ada types a wrong password
      When the PC goes through its first run
      Then the enrollment is refused

  @req:AUT-009 @kind:policy @observable:wire
  Rule: The profile decides what the first run shows

    Scenario Outline: the <what> of the first run
      Given the user-driven deployment profile "All" for "all" has "skipEula: yes; standardUser: yes"
      And Ada's Surface Laptop is registered for user-driven
      When the PC goes through its first run
      Then the first run had <what> "<value>"

      Examples:
        | what         | value         |
        | eulaShown    | no            |
        | privacyShown | yes           |
        | userIs       | standard user |

  @req:AUT-010 @kind:lifecycle @observable:admin @party:cloud
  Rule: A PC with another main board needs attention

    Scenario: the main board was replaced
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for user-driven and got another "main board"
      When the PC goes through its first run
      Then the enrollment is refused
      And the registration is "attention required"

  @req:AUT-012 @kind:lifecycle @observable:admin @party:cloud
  Rule: A smaller change is put right by the next time

    Scenario: the network card was replaced
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for user-driven and got another "network card"
      When the PC goes through its first run
      Then the enrollment is accepted
      And the registration is "fix pending"

    Scenario: the PC asks again
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for user-driven and got another "network card"
      And Ada types a wrong password
      When the PC goes through its first run
      And the PC goes through its first run
      Then the registration is "registered"

  @req:AUT-011 @kind:report @observable:admin
  Rule: The list shows the state of each registration

    Scenario: a PC with another network card
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for user-driven and got another "network card"
      When the PC goes through its first run
      Then the registration is "fix pending"

  @req:AUT-013 @kind:method @observable:wire @party:device
  Rule: The first sign-in enrolls the PC

    Scenario: a registered PC
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for user-driven
      When the PC goes through its first run
      Then the enrollment is accepted

  @req:AUT-015 @kind:method @observable:wire
  Rule: Such a PC is joined, enrolled and the organisation's

    Scenario Outline: a PC for <mode>
      Given the <mode> deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for <mode>
      When the PC goes through its first run
      Then the enrollment is accepted
      And the administrator sees ownership "corporate" of the PC

      Examples:
        | mode             |
        | user-driven      |
        | self-deploying   |
        | pre-provisioned  |
        | existing-devices |

  @req:AUT-017 @kind:prerequisite @observable:wire @party:device
  Rule: A technician readies a PC before its user has it

    Scenario: the technician's phase
      Given the pre-provisioned deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for pre-provisioned
      When the PC goes through its first run
      Then the enrollment is accepted
      And nobody signed in
