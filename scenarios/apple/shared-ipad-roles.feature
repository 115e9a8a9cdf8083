@platform:ipados @method:ios-ade-shared-ipad @needs:settings:shared-devices
Feature: Shared iPads for people of one role or of several

  @req:SIP-025 @kind:portal @observable:admin @party:server
  Rule: All steps together make a Shared iPad with its policies

    Scenario: with all steps
      Given the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the device group
      And a Shared iPad
      When Ada signs in
      Then Ada is signed in
      And "no AirDrop" holds for the device

    Scenario: with a dynamic group for another profile
      Given the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to a group for another profile
      And a Shared iPad
      When the shared device checks in
      Then "no AirDrop" holds for nobody

    Scenario: with an existing device that was not reset
      Given the profile for organisation devices has "shared=No"
      And an iPad on iPadOS "17.7" with 64 GB is turned on
      When the profile for organisation devices has "shared=Yes"
      And the device is turned on again
      Then it is no Shared iPad

  @req:SIP-032 @kind:policy @observable:wire @party:server
  Rule: What the device group has is for everybody, guests too

    Scenario: a user and a guest have the network and the app
      Given the "VPN, Wi-Fi, Certificate" setting "Wi-Fi" is assigned to the device group
      And the "vpp-device" app "com.example.notes" is assigned to the device group
      And a Shared iPad
      When somebody starts a temporary session
      Then "Wi-Fi" holds for the device
      And "com.example.notes" is on the home screen

    Scenario: a user has the restrictions and the home screen
      Given the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the device group
      And a home screen named "layout" with "com.apple.Preferences" is assigned to the device group
      And a Shared iPad
      When Ada signs in
      Then "no AirDrop" holds for the device
      And "com.apple.Preferences" is on the home screen

  @req:SIP-033 @kind:policy @observable:wire @party:server
  Rule: People of different roles have what is common and what is theirs

    Scenario Outline: <person> of <group> has the common network and the layout of the role
      Given <person> belongs to the group <group>
      And the "VPN, Wi-Fi, Certificate" setting "Wi-Fi" is assigned to the device group
      And a home screen named "layout" with "com.apple.Preferences" is assigned to the group <group>
      And a Shared iPad
      When <person> signs in
      Then "Wi-Fi" holds for the device
      And "layout" holds for the user

      Examples:
        | person | group    |
        | Ada    | Teachers |
        | Bob    | Pupils   |

    Scenario: a guest has the common network only
      Given Ada belongs to the group Teachers
      And the "VPN, Wi-Fi, Certificate" setting "Wi-Fi" is assigned to the device group
      And a home screen named "layout" with "com.apple.Preferences" is assigned to the group Teachers
      And a Shared iPad
      When somebody starts a temporary session
      Then "Wi-Fi" holds for the device
      And "layout" holds for nobody

  @req:SIP-028 @kind:policy @observable:wire @party:server
  Rule: In a temporary session only what the device has been assigned is applied

    Scenario: a guest, with a policy for users
      Given Ada belongs to the group Teachers
      And the restriction "allowCamera" as false, named "no camera", is assigned to the group Teachers
      And a Shared iPad
      When somebody starts a temporary session
      Then "no camera" holds for nobody

  @req:SIP-034 @kind:policy @observable:wire @party:server
  Rule: Restrictions for all and restrictions for some add up

    Scenario Outline: <person> of <group>
      Given <person> belongs to the group <group>
      And the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the device group
      And the restriction "forceWiFiPowerOn" as true, named "Wi-Fi on", is assigned to the group Employees
      And a Shared iPad
      When <person> signs in
      Then "allowAirDrop" is forbidden on the device
      And "Wi-Fi on" holds for <holds>

      Examples:
        | person | group     | holds    |
        | Ada    | Managers  | nobody   |
        | Bob    | Employees | the user |

    Scenario: a guest among managers and employees
      Given Bob belongs to the group Employees
      And the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the device group
      And the restriction "forceWiFiPowerOn" as true, named "Wi-Fi on", is assigned to the group Employees
      And a Shared iPad
      When somebody starts a temporary session
      Then "allowAirDrop" is forbidden on the device
      And "Wi-Fi on" holds for nobody
