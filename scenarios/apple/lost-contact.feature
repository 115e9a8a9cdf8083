@needs:method:ios-byod
Feature: Management that ends by lost contact

  @req:XAP-470 @kind:lifecycle @observable:wire @party:device @platform:ios
  Rule: The profile goes whether or not CheckOut arrives

    Scenario: out of reach of its server
      Given Ada's iPhone 15 enrolled by ios-byod
      And the device is out of reach
      When the user removes management
      Then no server manages the device
      And the administrator sees the device enrolled

    Scenario: in reach again
      Given Ada's iPhone 15 enrolled by ios-byod
      And the device is out of reach
      When the user removes management
      And the device is in reach again
      And the device checks in
      Then no server manages the device
      And no CheckOut was sent

  @req:XAP-471 @kind:report @observable:report @party:server @level:should @platform:ios @needs:clock @needs:settings:inactive-devices
  Rule: A silent device counts as inactive

    Scenario Outline: silent for <days> days
      Given devices count as inactive after 7 days
      And Ada's iPhone 15 enrolled by ios-byod
      When <days> days pass
      Then the device is listed as inactive: <inactive>

      Examples:
        | days | inactive |
        | 6    | no       |
        | 8    | yes      |

    Scenario: it comes again
      Given devices count as inactive after 7 days
      And Ada's iPhone 15 enrolled by ios-byod
      When 8 days pass
      And the device checks in
      Then the device is listed as inactive: no

    Scenario: one whose CheckOut never came
      Given devices count as inactive after 7 days
      And Ada's iPhone 15 enrolled by ios-byod
      And the device is out of reach
      When the user removes management
      And 8 days pass
      Then the device is listed as inactive: yes

    Scenario: one whose CheckOut came
      Given devices count as inactive after 7 days
      And Ada's iPhone 15 enrolled by ios-byod
      When the user removes management
      And 8 days pass
      Then the device is listed as inactive: no
