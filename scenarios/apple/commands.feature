@party:server
Feature: Commands to Apple devices

  @req:XAP-011 @kind:lifecycle @observable:wire @platform:ios @needs:method:ios-byod
  Rule: A command answered NotNow comes again later, and not in the same session

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a locked iPhone installs a profile once its holder takes it up
      Given a locked iPhone 15 of Ada enrolled by ios-byod
      When the administrator installs the profile "work" that sets "allowCamera" to false
      Then the administrator finds the command put off
      And the server keeps to the command session
      When the holder takes the device up
      Then the administrator finds the command acknowledged
      And "allowCamera" is forbidden on the device

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: another command is obeyed while one is put off
      Given a locked iPhone 15 of Ada enrolled by ios-byod
      And a command SecurityInfo waits for the device
      When the administrator sends ProfileList
      Then the administrator finds the command acknowledged
      And the server keeps to the command session

  @req:XAP-012 @kind:action @observable:admin
  Rule: The server keeps what became of a command

    @needs:verb:command.queue @needs:verb:device.read
    Scenario Outline: <command> is acknowledged by <model>
      Given Ada's <model> enrolled by <method>
      When the administrator sends <command>
      Then the administrator finds the command acknowledged
      And the server keeps to the command session

      @platform:ios
      Examples:
        | command         | model     | method   |
        | ProfileList     | iPhone 15 | ios-byod |
        | CertificateList | iPhone 15 | ios-byod |
        | SecurityInfo    | iPhone 15 | ios-byod |
        | Restrictions    | iPhone 15 | ios-byod |
        | DeviceLock      | iPhone 15 | ios-byod |

      @platform:macos
      Examples:
        | command      | model       | method     |
        | ProfileList  | MacBook Air | macos-byod |
        | SecurityInfo | MacBook Air | macos-byod |

    @platform:ios @needs:verb:command.queue @needs:verb:device.read
    Scenario: DeviceInformation tells what the device is
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator asks for "OSVersion, SerialNumber, ModelName"
      Then the administrator finds the command acknowledged
      And the administrator reads "OSVersion" as "18.1"

    @platform:ios @needs:verb:command.queue @needs:verb:device.read
    Scenario: a command that no device knows has failed
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator sends MakeCoffee
      Then the administrator finds the command failed
      And the administrator reads error 12021 of "MCMDMErrorDomain"
