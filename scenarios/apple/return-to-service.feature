@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:return-to-service
Feature: Devices return to service

  @req:XAP-360 @req:XAP-365 @kind:lifecycle @observable:wire
  Rule: From iOS 17 on an erased device comes back by itself where it was told to

    Scenario Outline: <version>, <command>
      Given the network "home" is for devices that return to service
      And Ada's iPhone 15 on OS "<version>" enrolled by ios-ade
      When the administrator erases the device <command>
      Then the device has authenticated <times> times

      Examples:
        | version | command                      | times |
        | 18.1    | and returns it to service    | 2     |
        | 18.1    | for good                     | 1     |
        | 16.7    | and returns it to service    | 1     |

    @platform:ipados @method:ios-ade-shared-ipad
    Scenario: a Shared iPad
      Given the network "home" is for devices that return to service
      And a Shared iPad
      When the administrator erases the device and returns it to service
      Then the device has authenticated 2 times
      And it is a Shared iPad

  @req:XAP-361 @kind:limitation @observable:wire @party:device
  Rule: A device returns by the network that came with the command

    Scenario Outline: the network <network>
      Given the network "<network>" is for devices that return to service
      And Ada's iPhone 15 enrolled by ios-ade
      When the administrator erases the device and returns it to service
      Then the device has authenticated <times> times

      Examples:
        | network | times |
        | home    | 2     |
        | office  | 1     |

    Scenario: no network
      Given Ada's iPhone 15 enrolled by ios-ade
      When the administrator erases the device and returns it to service
      Then no server manages the device

  @req:XAP-362 @req:XAP-364 @kind:lifecycle @observable:wire
  Rule: A device that cannot ask for a profile gets it with the command

    @method:ios-byod @needs:method:ios-byod
    Scenario: a device without configuration
      Given the network "home" is for devices that return to service
      And Ada's iPhone 15 enrolled by ios-byod
      When the administrator erases the device and returns it to service
      Then the administrator sees the device enrolled
      And the device has authenticated 2 times

    Scenario: a device whose configuration opens a web view
      Given the network "home" is for devices that return to service
      And an ADE profile with "authentication: modern"
      And Ada's iPhone 15 enrolled by ios-ade
      When the administrator erases the device and returns it to service
      Then the administrator sees the device enrolled
      And the device has authenticated 2 times

    @method:ios-byod @needs:method:ios-byod
    Scenario: a profile that cannot be read
      Given devices return to service by "home" with a broken profile
      And Ada's iPhone 15 enrolled by ios-byod
      When the administrator erases the device and returns it to service
      Then no server manages the device

  @req:XAP-363 @kind:lifecycle @observable:admin @party:device
  Rule: A returning device shows no panes

    Scenario: nothing is hidden
      Given the network "home" is for devices that return to service
      And Ada's iPhone 15 enrolled by ios-ade
      When the administrator erases the device and returns it to service
      Then Setup Assistant shows 0 panes after activation
