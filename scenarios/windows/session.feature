Feature: Management sessions

  @req:XDM-001 @kind:action @observable:wire
  Rule: Every answer begins with the Status of the SyncHdr

    @needs:verb:command.queue @needs:verb:device.read
    Scenario Outline: a <model> holds a session by <method>
      Given Ada's <model> enrolled by <method>
      When the administrator reads "./DevInfo/Man"
      Then every answer begins with the Status of the SyncHdr

      Examples:
        | model          | method               |
        | Surface Laptop | windows-byod         |
        | Pixel 8        | android-work-profile |

  @req:XDM-002 @kind:action @observable:wire @platform:windows
  Rule: Every command of the device has its Status

    Scenario: package 1 is answered command by command
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device checks in
      Then every command of the device has its Status

  @req:XDM-003 @kind:action @observable:wire @platform:windows
  Rule: Session and message ids are kept

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a session of several messages
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Man"
      Then every answer names the session

  @req:XDM-004 @kind:action @observable:wire
  Rule: A command reaches the device it is for, and no other

    @needs:verb:command.queue @needs:verb:device.read
    Scenario Outline: a command for another <model>
      Given Ada's <model> enrolled by <method>
      And Bob's <model> enrolled by <method>
      And a read of "./DevInfo/Lang" waits for "Ada's <model>"
      When the device checks in
      Then the device was asked for "./DevInfo/Lang" 0 times

      Examples:
        | model          | method               |
        | Surface Laptop | windows-byod         |
        | Pixel 8        | android-work-profile |

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a command for this device
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      When the device checks in
      Then the device was asked for "./DevInfo/Lang" 1 time

  @req:XDM-006 @kind:action @observable:wire @platform:windows
  Rule: A command that was answered is not sent again

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: two sessions after one command
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      And the device checks in
      Then the device was asked for "./DevInfo/Lang" 1 time

  @req:XDM-007 @kind:action @observable:admin @platform:windows
  Rule: The device's Status decides what became of a command

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a policy that the device takes
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the policy "Camera/AllowCamera" to 0
      Then the management command is acknowledged

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a policy that the device does not have
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the policy "Camera/NoSuchPolicy" to 0
      Then the management command is failed

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: one of several nodes that the device does not have
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/NoSuchNode" and "./DevInfo/Lang" in one command
      Then the management command is failed

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: an Atomic that the device rolled back
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the policy "Camera/AllowCamera" in an Atomic that fails
      Then the management command is failed

  @req:XDM-008 @kind:report @observable:admin @platform:windows
  Rule: What a Get found is kept for the administrator

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: the administrator reads the language
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      Then the result has "en-US"

  @req:XDM-009 @kind:lifecycle @observable:wire
  Rule: The server ends a session in which nothing is left to do

    Scenario Outline: a <model> without commands
      Given Ada's <model> enrolled by <method>
      When the device checks in
      Then the session is ended

      Examples:
        | model          | method               |
        | Surface Laptop | windows-byod         |
        | Pixel 8        | android-work-profile |

  @req:XDM-014 @kind:action @observable:wire @platform:windows
  Rule: Commands keep the order in which they were queued

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: three commands for a device that is away
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Man" waits for the device
      And a read of "./DevInfo/Mod" waits for the device
      And a read of "./DevInfo/DmV" waits for the device
      When the device checks in
      Then the device was asked for "./DevInfo/Man, ./DevInfo/Mod, ./DevInfo/DmV" in this order
