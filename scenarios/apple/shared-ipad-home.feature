@platform:ipados @method:ios-ade-shared-ipad @needs:settings:shared-devices
Feature: Home screens, conflicts and reports of Shared iPads

  @req:SIP-035 @kind:policy @observable:wire @party:server
  Rule: A layout shows its users some of the apps that the iPad has

    Scenario Outline: <app> for Ada is <shown>
      Given Ada belongs to the group Teachers
      And the "line-of-business" app "com.example.notes" is assigned to the device group
      And the "line-of-business" app "com.example.marks" is assigned to the device group
      And a home screen named "teachers" with "com.example.marks" is assigned to the group Teachers
      And a Shared iPad
      When Ada signs in
      Then "<app>" is <shown>

      Examples:
        | app               | shown              |
        | com.example.marks | on the home screen |
        | com.example.notes | hidden             |

    Scenario: a guest sees all of them
      Given Ada belongs to the group Teachers
      And the "line-of-business" app "com.example.notes" is assigned to the device group
      And a home screen named "teachers" with "com.example.marks" is assigned to the group Teachers
      And a Shared iPad
      When somebody starts a temporary session
      Then "com.example.notes" is on the home screen

  @req:SIP-036 @kind:policy @observable:wire @party:server
  Rule: A layout for the device hides system apps from everybody

    Scenario Outline: <app> is hidden from a guest
      Given a home screen named "plain" with "com.apple.mobilesafari" is assigned to the device group
      And a Shared iPad
      When somebody starts a temporary session
      Then "<app>" is hidden
      And "com.apple.mobilesafari" is on the home screen

      Examples:
        | app                   |
        | com.apple.Preferences |
        | com.apple.AppStore    |
        | com.apple.mobiletimer |

  @req:SIP-037 @kind:policy @observable:wire @party:server
  Rule: Of a setting with two values the one that was assigned first is applied, and the conflict reported

    Scenario: two values on device groups
      Given the restriction "allowAirDrop" as true, named "first", is assigned to the device group
      And the restriction "allowAirDrop" as false, named "second", is assigned to the device group
      And a Shared iPad
      When the shared device checks in
      Then "first" holds for the device
      And "second" holds for nobody
      And "second" counts as conflict in the device status

  @req:SIP-044 @kind:error @observable:report @party:server
  Rule: An e-mail profile reports an error

    Scenario: mail for everybody
      Given the "Email" setting "All settings" is assigned to the device group
      And a Shared iPad
      When Ada signs in
      Then "All settings" counts as error in the device status
      And "All settings" holds for nobody

  @req:SIP-045 @kind:report @observable:report @party:server
  Rule: The reports of a policy leave out what users are assigned

    Scenario Outline: a restriction of a user in the <part>
      Given Ada belongs to the group Teachers
      And the restriction "allowCamera" as false, named "no camera", is assigned to the group Teachers
      And a Shared iPad
      When Ada signs in
      Then "no camera" holds for the user
      And "no camera" counts as absent in the <part>

      Examples:
        | part          |
        | device status |
        | user status   |

    Scenario: what the device has been assigned is counted
      Given the restriction "allowAirDrop" as false, named "no AirDrop", is assigned to the device group
      And a Shared iPad
      When the shared device checks in
      Then "no AirDrop" counts as succeeded in the device status
