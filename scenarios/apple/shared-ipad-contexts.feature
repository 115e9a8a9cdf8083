@platform:ipados @method:ios-ade-shared-ipad @needs:settings:shared-devices
Feature: Device and user context on Shared iPads

  @req:SIP-026 @kind:policy @observable:wire @party:server
  Rule: A setting is applied to any active user, or to one user, or not at all

    Scenario Outline: <profile>, <setting>, on the device group is <device_group>
      Given the "<profile>" setting "<setting>" is assigned to the device group
      And a Shared iPad
      When Ada signs in
      Then "<setting>" is applied as "<device_group>"

      # examples from SIP-026 rows: profile, setting, device_group
      Examples:
        | profile                 | setting                                                              | device_group |
        | Device features         | Home screen layout                                                   | Device       |
        | Device features         | App notifications                                                    | Device       |
        | Device features         | Single sign on app extension                                         | Device       |
        | Device features         | AirPrint settings                                                    | Device       |
        | Device features         | Lock screen message                                                  | Device       |
        | Device features         | Web content filter                                                   | Device       |
        | Device restrictions     | Block Shared iPad temporary sessions                                 | Device       |
        | Device restrictions     | Defer software updates                                               | Device       |
        | Device restrictions     | Force automatic date and time                                        | Device       |
        | Device restrictions     | Require joining Wi-Fi networks only using configuration profiles     | Device       |
        | Device restrictions     | Block auto lock                                                      | Device       |
        | Device restrictions     | Allow users to boot devices into recovery mode with unpaired devices | Device       |
        | Device restrictions     | Block Siri for dictation                                             | Device       |
        | Device restrictions     | All other settings in device restrictions                            | Device       |
        | Email                   | All settings                                                         | Device       |
        | VPN, Wi-Fi, Certificate | All settings                                                         | Device       |
      # end of examples

    Scenario Outline: <profile>, <setting>, on a user group is <user_group>
      Given Ada belongs to the group Teachers
      And the "<profile>" setting "<setting>" is assigned to the group Teachers
      And a Shared iPad
      When Ada signs in
      Then "<setting>" is applied as "<user_group>"

      # examples from SIP-026 rows: profile, setting, user_group
      Examples:
        | profile                 | setting                                                              | user_group     |
        | Device features         | Home screen layout                                                   | User           |
        | Device features         | App notifications                                                    | User           |
        | Device features         | Single sign on app extension                                         | User           |
        | Device features         | AirPrint settings                                                    | Not applicable |
        | Device features         | Lock screen message                                                  | Not applicable |
        | Device features         | Web content filter                                                   | Not applicable |
        | Device restrictions     | Block Shared iPad temporary sessions                                 | Not applicable |
        | Device restrictions     | Defer software updates                                               | Not applicable |
        | Device restrictions     | Force automatic date and time                                        | Not applicable |
        | Device restrictions     | Require joining Wi-Fi networks only using configuration profiles     | Not applicable |
        | Device restrictions     | Block auto lock                                                      | Not applicable |
        | Device restrictions     | Allow users to boot devices into recovery mode with unpaired devices | Not applicable |
        | Device restrictions     | Block Siri for dictation                                             | Not applicable |
        | Device restrictions     | All other settings in device restrictions                            | User           |
        | Email                   | All settings                                                         | User           |
        | VPN, Wi-Fi, Certificate | All settings                                                         | Not applicable |
      # end of examples

  @req:SIP-031 @kind:policy @observable:wire @party:server
  Rule: An app of a type goes to devices, to users, or nowhere

    Scenario Outline: <type> on the device group is <device_group>
      Given the "<type>" app "com.example.notes" is assigned to the device group
      And a Shared iPad
      When Ada signs in
      Then the app "com.example.notes" is delivered as "<device_group>"

      # examples from SIP-031 rows: type, device_group
      Examples:
        | type                                                 | device_group   |
        | Line-of-business app                                 | Device         |
        | Device-licensed volume-purchased or custom app (VPP) | Device         |
        | User-licensed volume-purchased or custom app (VPP)   | Not applicable |
        | Web app                                              | Device         |
        | App Store app                                        | Not applicable |
      # end of examples

    Scenario Outline: <type> on a user group is <user_group>
      Given Ada belongs to the group Teachers
      And the "<type>" app "com.example.notes" is assigned to the group Teachers
      And a Shared iPad
      When Ada signs in
      Then the app "com.example.notes" is delivered as "<user_group>"

      # examples from SIP-031 rows: type, user_group
      Examples:
        | type                                                 | user_group     |
        | Line-of-business app                                 | Not applicable |
        | Device-licensed volume-purchased or custom app (VPP) | Not applicable |
        | User-licensed volume-purchased or custom app (VPP)   | Not applicable |
        | Web app                                              | User           |
        | App Store app                                        | Not applicable |
      # end of examples
