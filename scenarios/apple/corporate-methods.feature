@platform:ios @needs:verb:enrollment.issue
Feature: Devices of the organisation

  @req:IOS-006 @kind:method @observable:admin @party:server
  Rule: Each of the organisation's ways in makes a corporate device

    Scenario Outline: an iPhone that came by <method>
      Given Ada's iPhone 15 enrolled by <method>
      Then the hardware report shows "ownership" as "corporate"
      And the hardware report shows "method" as "<method>"

      Examples:
        | method                  |
        | ios-dem                 |
        | ios-ade                 |
        | ios-asm                 |
        | ios-configurator-direct |

    Scenario: an iPhone that was prepared by Apple Configurator
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 at the cable of Apple Configurator
      And the serial number of the device is listed for "Kiosks"
      When the device enrolls again
      Then the hardware report shows "ownership" as "corporate"
