@party:server @platform:ios @needs:method:ios-byod @needs:settings:apple-configuration
Feature: Restrictions of the security configuration framework for personal devices

  @req:IFW-016 @kind:policy @observable:wire
  Rule: Level 1 is the least for a personal device with work data

    Scenario Outline: personal level 1: <setting>
      Given the personal policy of level 1 is assigned
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells "<setting>" as "<value>"

      # examples from IFW-016 settings: setting, value
      Examples:
        | setting                                                       | value   |
        | Treat AirDrop as an unmanaged destination                     | Yes     |
        | Block Siri while device is locked                             | Yes     |
        | Require Safari fraud warnings                                 | Yes     |
        | Force encrypted backup                                        | Yes     |
        | Block managed apps from storing data in iCloud                | Yes     |
        | Force Apple Watch wrist detection                             | Yes     |
        | Block untrusted TLS certificates                              | Yes     |
        | Block trusting new enterprise app authors                     | Yes     |
        | Block Notification Center access in lock screen               | Yes     |
        | Block Today view in lock screen                               | Yes     |
        | Require a password                                            | Yes     |
        | Block simple passwords                                        | Yes     |
        | Required password type                                        | Numeric |
        | Minimum password length                                       | 6       |
        | Number of sign-in failures before wiping the device           | 10      |
        | Maximum minutes after screen lock before password is required | 5       |
        | Maximum minutes of inactivity until screen locks              | 5       |
      # end of examples

    Scenario: personal level 1 holds nothing else
      Given the personal policy of level 1 is assigned
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells 17 settings

  @req:IFW-017 @kind:policy @observable:wire
  Rule: Level 2 adds control of what leaves work

    Scenario Outline: personal level 2: <setting>
      Given the personal policy of level 2 is assigned
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells "<setting>" as "<value>"

      # examples from IFW-017 settings: setting, value
      Examples:
        | setting                                                             | value          |
        | Block viewing corporate documents in unmanaged apps                 | Yes            |
        | Block viewing non-corporate documents in corporate apps             | Not configured |
        | Allow managed apps to write contacts to unmanaged contacts accounts | Yes            |
        | Allow copy/paste to be affected by managed open-in                  | Not configured |
        | Block Siri for dictation                                            | Yes            |
        | Block Siri for translation                                          | Yes            |
        | Block backup of enterprise books                                    | Yes            |
        | Block notes and highlights sync for enterprise books                | Yes            |
        | Block sending diagnostic and usage data to Apple                    | Yes            |
      # end of examples

    Scenario: personal level 2 holds nothing else
      Given the personal policy of level 2 is assigned
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells 24 settings

  @req:IFW-021 @kind:policy @observable:wire
  Rule: Level 3 is for those who are attacked

    Scenario Outline: personal level 3: <setting>
      Given the personal policy of level 3 is assigned
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells "<setting>" as "<value>"

      # examples from IFW-021 settings: setting, value
      Examples:
        | setting                                             | value |
        | Block Handoff                                       | Yes   |
        | Require AirPlay outgoing requests pairing password  | Yes   |
        | Block Apple Watch auto unlock                       | Yes   |
        | Block screenshots and screen recording              | Yes   |
        | Number of sign-in failures before wiping the device | 5     |
        | Password expiration (days)                          | 365   |
        | Prevent reuse of previous passwords                 | 5     |
        | Block voice dialing while device is locked          | Yes   |
      # end of examples

    Scenario: personal level 3 holds nothing else
      Given the personal policy of level 3 is assigned
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells 31 settings
