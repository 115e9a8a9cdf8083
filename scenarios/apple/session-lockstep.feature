@party:server @platform:ios @needs:method:ios-byod
Feature: Answers that a server should not take for more than they are

  @req:XAP-350 @kind:identity @observable:wire @lockstep
  Rule: The time of a signature proves nothing

    Scenario Outline: a clock that is <off>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends Idle with a clock that is <seconds> seconds ahead
      Then the server answers with 200

      Examples:
        | off                 | seconds |
        | five minutes behind | -300    |
        | five seconds behind | -5      |
        | five seconds ahead  | 5       |
        | five minutes ahead  | 300     |

    @platform:macos @needs:method:macos-byod
    Scenario: a Mac signs without a time
      Given Ada's MacBook Air enrolled by macos-byod
      When the device sends Idle
      Then the server answers with 200

  @req:XAP-351 @kind:action @observable:admin @lockstep
  Rule: An answer is taken for a command that was given

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a command is acknowledged before it was given
      Given Ada's iPhone 15 enrolled by ios-byod
      And a command SecurityInfo waits for the device
      When the device acknowledges the command by itself
      Then the administrator finds the command given

  @req:XAP-352 @kind:report @observable:admin @lockstep
  Rule: An answer that tells nothing takes nothing back

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: DeviceInformation is acknowledged with nothing in it
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator asks for "OSVersion, IsSupervised"
      And a command DeviceInformation waits for the device
      And the device sends Idle
      And the device acknowledges the command by itself
      Then the server still knows "OSVersion" as "18.1"
