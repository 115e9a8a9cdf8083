@platform:ipados @method:ios-ade-shared-ipad @needs:settings:shared-devices
Feature: What is assigned to Shared iPads and their users

  @req:SIP-018 @kind:capability @observable:wire @party:server
  Rule: A Shared iPad takes apps of every managed type, Shared Device Mode only apps that support it

    Scenario Outline: a <type> app on a Shared iPad
      Given the "<type>" app "com.example.notes" is assigned to the device group
      And a Shared iPad
      When Ada signs in
      Then the app "com.example.notes" is delivered as "Device"

      Examples:
        | type             |
        | vpp-device       |
        | line-of-business |
        | web              |

    Scenario: in Shared Device Mode an app that was not changed
      Given the "line-of-business" app "com.example.notes" is assigned to the device group
      And a device shared by Shared Device Mode
      When the shared device checks in
      Then the installation of "com.example.notes" is not ordered

    Scenario: in Shared Device Mode one sign-in is for the apps that support it
      Given the app "com.example.till", changed for Shared Device Mode, is assigned to the device group
      And a device shared by Shared Device Mode
      And the shared device checks in
      When Ada signs in
      And the user takes "com.example.game" from the App Store
      Then "com.example.till" is signed in by Ada
      And "com.example.game" is signed in by nobody

    Scenario: in Shared Device Mode one sign-out is for all of them
      Given the app "com.example.till", changed for Shared Device Mode, is assigned to the device group
      And a device shared by Shared Device Mode
      And the shared device checks in
      And Ada signs in
      When the user signs out
      Then "com.example.till" is signed in by nobody

  @req:SIP-019 @kind:policy @observable:wire @party:server
  Rule: What users are assigned is for Shared iPads only

    Scenario: for its user, and for nobody after
      Given Ada belongs to the group Teachers
      And the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the group Teachers
      And a Shared iPad
      And Ada signs in
      When the user signs out
      And Bob signs in
      Then "no AirDrop" holds for nobody

    Scenario: while its user is signed in
      Given Ada belongs to the group Teachers
      And the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the group Teachers
      And a Shared iPad
      When Ada signs in
      Then "no AirDrop" holds for the user

    Scenario: not in Shared Device Mode
      Given Ada belongs to the group Teachers
      And the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the group Teachers
      And a device shared by Shared Device Mode
      When the shared device checks in
      Then "no AirDrop" holds for nobody

  @req:SIP-027 @kind:prerequisite @observable:wire @party:server
  Rule: Policies of user groups come to federated users

    Scenario: a federated directory brings them
      Given Ada belongs to the group Teachers
      And the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the group Teachers
      And a Shared iPad
      When Ada signs in
      Then "no AirDrop" holds for the user

    Scenario: without federation an account of another name gets none
      Given Ada belongs to the group Teachers
      And the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the group Teachers
      And a Shared iPad
      And Ada has an account by hand, named classroom1
      When whoever has the account by hand signs in
      Then "no AirDrop" holds for nobody

  @req:SIP-046 @kind:limitation @observable:wire @party:server
  Rule: An account by hand of the directory name gets them too

    Scenario: without federation, under the same name
      Given Ada belongs to the group Teachers
      And the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the group Teachers
      And a Shared iPad
      And Ada has an account by hand, named own
      When whoever has the account by hand signs in
      Then "no AirDrop" holds for the user

  @req:SIP-029 @kind:lifecycle @observable:wire @party:server
  Rule: What devices are assigned comes at the next contact

    Scenario: long after the iPad was set up
      Given a Shared iPad
      And the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the device group
      When the shared device checks in
      Then "no AirDrop" holds for the device

  @req:SIP-030 @kind:portal @observable:admin @party:server
  Rule: A purchased app has come with the volume purchase token, others need none

    Scenario: a purchased app that did not come
      When a purchased app "com.example.paid" is assigned that no token brought
      Then the settings are refused

    Scenario Outline: a <type> app is assigned and installs
      Given the "<type>" app "com.example.notes" is assigned to the device group
      And a Shared iPad
      When Ada signs in
      Then the app "com.example.notes" is delivered as "Device"

      Examples:
        | type             |
        | vpp-device       |
        | line-of-business |
        | web              |
