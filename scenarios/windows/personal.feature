@platform:windows
Feature: Personal PCs, device management only, and the records of both

  @req:WIN-010 @kind:lifecycle @observable:wire @party:device
  Rule: Connecting ends with a screen, an account and a record

    Scenario: what a person sees who connects a PC
      When Ada connects a Surface Laptop from Settings
      Then the enrollment is accepted
      And the person saw "Registering your device" and then "You're all set!"
      And Ada is listed in the Settings of the PC
      And the administrator sees the device enrolled

  @req:WIN-011 @kind:lifecycle @observable:wire @party:device
  Rule: A person disconnects the account

    Scenario: a PC leaves management by its user
      When Ada connects a Surface Laptop from Settings
      And the user removes management
      Then the device is unenrolled
      And the administrator sees the device unenrolled
      And Ada is not listed in the Settings of the PC

  @req:WIN-012 @kind:prerequisite @observable:wire
  Rule: Nothing is managed before it has enrolled, and both ownerships may

    @lockstep
    Scenario: a session in a name that never enrolled
      Given Ada's Surface Laptop enrolled by windows-byod
      When the PC opens a session in the name of one that never enrolled
      Then the management message is refused

    Scenario Outline: a <ownership> PC is managed
      When Ada enrolls a Surface Laptop by <method>
      Then the enrollment is accepted
      And the PC's record says ownership "<ownership>"

      Examples:
        | ownership | method           |
        | personal  | windows-byod     |
        | corporate | windows-aad-join |

  @req:WIN-014 @kind:method @observable:admin
  Rule: The Company Portal app registers a PC and enrolls it as personal

    Scenario: a personal PC enrolls with the app
      When Ada enrolls a Surface Laptop with the Company Portal app
      Then the enrollment is accepted
      And the directory lists the PC as registered, personal
      And the PC's record says ownership "personal"

    Scenario: a joined PC is no personal one
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the PC's record says ownership "corporate"

  @req:WIN-017 @kind:method @observable:wire @party:device
  Rule: Device management only is open to PCs wherever they belong

    Scenario Outline: a PC in: <joined>
      When Ada enrolls a Surface Laptop in device management only, which is in: <joined>
      Then the enrollment is accepted

      Examples:
        | joined           |
        | workgroup        |
        | active-directory |
        | directory        |

  @req:WIN-018 @kind:limitation @observable:admin @party:device
  Rule: Device management only leaves the directory unaware

    Scenario: a PC that enrolled in device management only
      When Ada enrolls a Surface Laptop in device management only, which is in: workgroup
      Then the administrator sees the device enrolled
      And the directory has 0 PCs

  @req:WIN-059 @kind:limitation @observable:admin @needs:settings:windows-enrollment @needs:report:windows-devices
  Rule: A joined PC that enrolls by another account or path is listed twice

    Background:
      Given the MDM user scope is "none"
      When Ada enrolls a Surface Laptop by windows-aad-join

    Scenario: the account of the join, below Access work or school
      When Ada connects the same PC from Settings
      Then the console lists 1 record of the PC

    Scenario: another path
      When Ada connects the same PC from Settings by windows-mdm-only
      Then the console lists 2 records of the PC

    Scenario: another account
      When Bob connects the same PC from Settings
      Then the console lists 2 records of the PC
