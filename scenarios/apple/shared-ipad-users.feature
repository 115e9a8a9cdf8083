@platform:ipados @method:ios-ade-shared-ipad
Feature: What users of a Shared iPad can do

  @req:SIP-009 @kind:lifecycle @observable:wire @party:device
  Rule: A temporary session leaves nothing behind

    Scenario Outline: <what> of the guest before
      Given a Shared iPad
      And somebody starts a temporary session
      And the user leaves "<what>"
      When the user signs out
      And somebody starts a temporary session
      Then the user does not find "<what>"

      Examples:
        | what                  |
        | a document            |
        | history: www.test     |

    Scenario: the apps of the iPad are there again
      Given the "line-of-business" app "com.example.notes" is assigned to the device group
      And a Shared iPad
      And somebody starts a temporary session
      When the user signs out
      And somebody starts a temporary session
      Then "com.example.notes" is on the home screen

  @req:SIP-017 @kind:policy @observable:wire @party:device
  Rule: Guests come in unless a policy keeps them out

    Scenario: by default
      Given a Shared iPad
      When somebody starts a temporary session
      Then a guest is signed in

    Scenario: where they are blocked
      Given the "Device restrictions" setting "Block Shared iPad temporary sessions" is assigned to the device group
      And a Shared iPad
      When somebody starts a temporary session
      Then the attempt is refused

  @req:SIP-039 @kind:limitation @observable:wire @party:device
  Rule: The App Store is there and installs nothing

    Scenario: somebody wants an app
      Given a Shared iPad
      And Ada signs in
      When the user takes "com.example.game" from the App Store
      Then the attempt is refused
      And the App Store is open on the device

    Scenario: a profile hides it
      Given a Shared iPad
      When the administrator installs the profile "store" that sets "allowUIAppInstallation" to false
      Then the App Store is blocked on the device

  @req:SIP-040 @kind:limitation @observable:wire @party:server
  Rule: Company Portal does not work, and what is only available never comes

    Scenario: somebody opens Company Portal
      Given a Shared iPad
      And Ada signs in
      When the user opens Company Portal
      Then the attempt is refused

    Scenario: a required app beside an available one
      Given the app "com.example.game" is available to the device group
      And the "line-of-business" app "com.example.notes" is assigned to the device group
      And a Shared iPad
      When the shared device checks in
      And Ada signs in
      Then "com.example.notes" is on the home screen
      And the installation of "com.example.game" is not ordered

  @req:SIP-043 @kind:limitation @observable:wire @party:device
  Rule: A Shared iPad keeps its wallpaper

    Scenario: the administrator sends a picture
      Given a Shared iPad
      When the administrator sends a wallpaper
      Then the wallpaper is not taken
