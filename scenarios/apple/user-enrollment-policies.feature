@platform:ios @needs:method:ios-user-enrollment @needs:settings:apple-configuration
Feature: What policies send to a device in User Enrollment

  @req:UEN-010 @req:UEN-019 @kind:policy @observable:wire @method:ios-user-enrollment
  Rule: Of a policy that is there already, the supported part is delivered

    Scenario: a policy with a Wi-Fi network and a VPN for the device
      Given a policy with a Wi-Fi network, a VPN, mail, a certificate and the app "com.example.notes" is assigned
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device checks in
      Then a payload "com.apple.wifi.managed" was sent
      And no payload "com.apple.vpn.managed" was sent

  @req:UEN-017 @kind:capability @observable:wire @method:ios-user-enrollment
  Rule: Licensed apps of the user, own apps and web apps can be deployed

    Scenario Outline: a <kind> app
      Given the <kind> app "com.example.<kind>" is assigned
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device checks in
      Then the app "com.example.<kind>" <sent>

      Examples:
        | kind             | sent        |
        | user-licensed    | is sent     |
        | line-of-business | is sent     |
        | web              | is sent     |
        | device-licensed  | is not sent |
        | store            | is not sent |

  @req:UEN-018 @kind:capability @observable:wire @method:ios-user-enrollment
  Rule: A VPN of single apps is supported, without domains in Safari

    Scenario: a VPN with an app and a domain
      Given a VPN for the app "com.example.notes" and a domain in Safari is assigned
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device checks in
      Then a payload "com.apple.vpn.managed.applayer" was sent
      And no payload "com.apple.vpn.managed.applayer" with "SafariDomains" was sent
      And the app "com.example.notes" speaks through the VPN

  @req:UEN-022 @kind:policy @observable:wire @method:ios-user-enrollment
  Rule: The restrictions of User Enrollment are a closed list

    Scenario Outline: <restriction>
      Given every restriction is assigned
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device checks in
      Then "<restriction>" was sent to the device

      # examples from UEN-022 restrictions: name as restriction
      Examples:
        | restriction                                                 |
        | View corporate documents in unmanaged apps                  |
        | Viewing non-corporate documents in corporate apps           |
        | Allow unmanaged apps to read from managed contacts accounts |
        | AirDrop as an unmanaged destination                         |
        | Required encrypted backup                                   |
        | Managed apps sync to cloud                                  |
        | Control Center access while device locked                   |
        | Notification Center access while device locked              |
        | Today view while device locked                              |
        | Block screenshots                                           |
        | Block Enterprise Book backup                                |
        | Block Enterprise Book metadata sync                         |
        | Require watch wrist detection                               |
        | Block Siri                                                  |
        | Block Siri while device is locked                           |
        | Require Safari fraud warnings                               |
        | Block diagnostics submission to Apple                       |
      # end of examples

    Scenario Outline: not on the list: <restriction>
      Given every restriction is assigned
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device checks in
      Then "<restriction>" was not sent to the device

      Examples:
        | restriction     |
        | Block AirPrint  |
        | Block App Store |
        | Block camera    |

  @req:UEN-028 @kind:limitation @observable:wire @method:ios-user-enrollment @needs:report:unsupported-settings
  Rule: What needs to know the hardware is not delivered, and said to be unsupported

    Scenario: a VPN for the device
      Given "VPN office" is assigned, which needs to know the hardware
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device checks in
      Then no payload "com.apple.vpn.managed" was sent
      And the report calls "VPN office" unsupported

    Scenario: a certificate by serial number
      Given "SCEP badge" is assigned, which needs to know the hardware
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device checks in
      Then no payload "com.apple.security.scep" was sent
      And the report calls "SCEP badge" unsupported

    Scenario: an app that is licensed for the device
      Given "app com.example.ledger" is assigned, which needs to know the hardware
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device checks in
      Then the app "com.example.ledger" is not sent
      And the report calls "app com.example.ledger" unsupported

  @req:UEN-023 @kind:method @observable:wire @method:ios-byod @needs:method:ios-byod
  Rule: In Device Enrollment the same option is available

    Scenario Outline: <part>
      Given "<part>" is assigned, which needs to know the hardware
      And Ada's iPhone 15 enrolled from its profile by ios-byod
      When the device checks in
      Then a payload "<payload>" was sent

      Examples:
        | part       | payload                 |
        | VPN office | com.apple.vpn.managed   |
        | SCEP badge | com.apple.security.scep |

  @req:UEN-021 @kind:capability @observable:report @method:ios-user-enrollment @needs:settings:apple-compliance
  Rule: A jailbroken device is found

    Scenario: compliance of a jailbroken phone
      Given compliance of level 2 is asked of every device
      And an iPhone 15 of Ada enrolled by ios-user-enrollment that breaks "Jailbroken devices"
      When the device has everything that is assigned
      Then the device counts as noncompliant by "Jailbroken devices"
