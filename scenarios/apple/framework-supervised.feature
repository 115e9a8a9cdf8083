@party:server @platform:ios @needs:method:ios-byod @needs:settings:apple-configuration
Feature: Restrictions of the security configuration framework for supervised devices

  @req:IFW-022 @kind:policy @observable:wire
  Rule: Level 1 is the least for a supervised device

    Scenario Outline: supervised level 1: <setting>
      Given the supervised policy of level 1 is assigned
      And a supervised iPhone 15 of Ada enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells "<setting>" as "<value>"

      # examples from IFW-022 settings: setting, value
      Examples:
        | setting                                                                                        | value   |
        | Treat AirDrop as an unmanaged destination                                                      | Yes     |
        | Block Siri while device is locked                                                              | Yes     |
        | Require Safari fraud warnings                                                                  | Yes     |
        | Force encrypted backup                                                                         | Yes     |
        | Block managed apps from storing data in iCloud                                                 | Yes     |
        | Block iCloud Keychain sync                                                                     | Yes     |
        | Force Apple Watch wrist detection                                                              | Yes     |
        | Block storage of AirPrint credentials in Keychain                                              | Yes     |
        | Require AirPrint to destinations with trusted certificates                                     | Yes     |
        | Block iBeacon discovery of AirPrint printers                                                   | Yes     |
        | Block setting up new nearby devices                                                            | Yes     |
        | Block untrusted TLS certificates                                                               | Yes     |
        | Block trusting new enterprise app authors                                                      | Yes     |
        | Allow activation lock                                                                          | Yes     |
        | Block Notification Center access in lock screen                                                | Yes     |
        | Block Today view in lock screen                                                                | Yes     |
        | Require a password                                                                             | Yes     |
        | Block simple passwords                                                                         | Yes     |
        | Required password type                                                                         | Numeric |
        | Minimum password length                                                                        | 6       |
        | Number of sign-in failures before wiping the device                                            | 10      |
        | Maximum minutes after screen lock before password is required                                  | 5       |
        | Maximum minutes of inactivity until screen locks                                               | 5       |
        | Block password proximity requests                                                              | Yes     |
        | Block password sharing                                                                         | Yes     |
        | Require Touch ID or Face ID authentication for AutoFill of password or credit card information | Yes     |
      # end of examples

    Scenario: supervised level 1 holds nothing else
      Given the supervised policy of level 1 is assigned
      And a supervised iPhone 15 of Ada enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells 26 settings

  @req:IFW-023 @kind:policy @observable:wire
  Rule: Level 2 adds control of what leaves work, and of USB

    Scenario Outline: supervised level 2: <setting>
      Given the supervised policy of level 2 is assigned
      And a supervised iPhone 15 of Ada enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells "<setting>" as "<value>"

      # examples from IFW-023 settings: setting, value
      Examples:
        | setting                                                             | value          |
        | Block viewing corporate documents in unmanaged apps                 | Yes            |
        | Block viewing non-corporate documents in corporate apps             | Not configured |
        | Allow managed apps to write contacts to unmanaged contacts accounts | Yes            |
        | Allow copy/paste to be affected by managed open-in                  | Yes            |
        | Block Siri for dictation                                            | Yes            |
        | Block Siri for translation                                          | Yes            |
        | Block backup of enterprise books                                    | Yes            |
        | Block notes and highlights sync for enterprise books                | Yes            |
        | Block iCloud document and data sync                                 | Yes            |
        | Block access to USB in Files app                                    | Yes            |
        | Block sending diagnostic and usage data to Apple                    | Yes            |
      # end of examples

    Scenario: supervised level 2 holds nothing else
      Given the supervised policy of level 2 is assigned
      And a supervised iPhone 15 of Ada enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells 36 settings

  @req:IFW-024 @kind:policy @observable:wire
  Rule: Level 3 closes the App Store and what else opens the device

    Scenario Outline: supervised level 3: <setting>
      Given the supervised policy of level 3 is assigned
      And a supervised iPhone 15 of Ada enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells "<setting>" as "<value>"

      # examples from IFW-024 settings: setting, value
      Examples:
        | setting                                                              | value          |
        | Block App store                                                      | Yes            |
        | Block playback of explicit music, podcast, and iTunes U              | Yes            |
        | Block adding Game Center friends                                     | Yes            |
        | Block Game Center                                                    | Yes            |
        | Block multiplayer gaming                                             | Yes            |
        | Block access to network drive in Files app                           | Yes            |
        | Block Siri                                                           | Yes            |
        | Block iTunes store                                                   | Yes            |
        | Block Find My Friends                                                | Yes            |
        | Block user modification to the Find My Friends settings              | Yes            |
        | Block Safari Autofill                                                | Yes            |
        | Block Handoff                                                        | Yes            |
        | Block iCloud backup                                                  | Yes            |
        | Require AirPlay outgoing requests pairing password                   | Yes            |
        | Block Apple Watch auto unlock                                        | Yes            |
        | Block AirDrop                                                        | Yes            |
        | Block pairing with non-Configurator hosts                            | Yes            |
        | Block AirPrint                                                       | Yes            |
        | Allow users to boot devices into recovery mode with unpaired devices | Not configured |
        | Block screenshots and screen recording                               | Yes            |
        | Block modification of account settings                               | Yes            |
        | Block use of erase all content and settings                          | Yes            |
        | Block configuration profile changes                                  | Yes            |
        | Block removing apps                                                  | Yes            |
        | Force automatic date and time                                        | Yes            |
        | Block VPN creation                                                   | Yes            |
        | Block modification of eSIM settings                                  | Yes            |
        | Number of sign-in failures before wiping the device                  | 5              |
        | Password expiration (days)                                           | 365            |
        | Prevent reuse of previous passwords                                  | 5              |
        | Block password AutoFill                                              | Yes            |
        | Block voice dialing while device is locked                           | Yes            |
        | Require joining Wi-Fi networks only using configuration profiles     | Not configured |
      # end of examples

    Scenario: supervised level 3 holds nothing else
      Given the supervised policy of level 3 is assigned
      And a supervised iPhone 15 of Ada enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells 66 settings
