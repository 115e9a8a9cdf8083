@platform:windows
Feature: What a server makes of a device's messages

  @req:XDM-044 @kind:lifecycle @observable:wire @lockstep
  Rule: A session that the device aborts is over

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: the device aborts in its first message
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      When the device opens a session with "an Alert that aborts the session" in it
      Then the server asks for nothing
      When the device checks in
      Then the management command is acknowledged

  @req:XDM-045 @kind:action @observable:wire @lockstep
  Rule: Nothing is asked before the package is whole

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a package of two messages
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      When the device opens a session whose package goes on
      Then the server asks for the rest and for nothing else
      When the device answers
      Then the device was asked for "./DevInfo/Lang" 1 time

  @req:XDM-046 @kind:action @observable:wire @lockstep @level:should
  Rule: A device that still works is waited for

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: it works on the first of two commands
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      When the device opens a session
      And a read of "./DevInfo/Man" waits for the device
      And the device says that it still works
      Then the server asks for the rest and for nothing else

  @req:XDM-047 @kind:error @observable:wire @lockstep
  Rule: A command without CmdID spoils no other

    Scenario Outline: <addition>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session with "<addition>" in it
      Then the server answered "<command>" with 400
      And the server answered "Alert" with 200
      And the management message is taken

      Examples:
        | addition                | command |
        | a Replace without CmdID | Replace |
        | a Get without CmdID     | Get     |

  @req:XDM-048 @kind:error @observable:wire @lockstep @level:should
  Rule: Commands that the server does not serve are refused one by one

    Scenario Outline: <addition>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session with "<addition>" in it
      Then the server answered "<command>" with <code>
      And the server answered "Replace" with 200

      Examples:
        | addition   | command  | code |
        | a Copy     | Copy     | 406  |
        | a Get      | Get      | 406  |
        | a Teleport | Teleport | 400  |

  @req:XDM-049 @kind:error @observable:wire @lockstep
  Rule: Versions that cannot be served are named

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: the protocol of SyncML 1.1
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      When the device opens a session of the protocol "DM/1.1"
      Then the SyncHdr is answered with 513

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: the DTD of SyncML 1.1
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      When the device opens a session of the DTD "1.1"
      Then the SyncHdr is answered with 505

  @req:XDM-050 @kind:action @observable:admin @lockstep
  Rule: A Status answers the command that it names

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: it names another message
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      When the device opens a session
      And the device answers with a Status of message 7
      Then the management command is sent

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: it names the message
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      When the device opens a session
      And the device answers with a Status of message 1
      Then the management command is acknowledged

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: it names none, which is the first
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      When the device opens a session
      And the device answers with a Status of no message
      Then the management command is acknowledged
