@platform:android @needs:settings:android-apps @needs:page:managed-play
Feature: How apps of managed Google Play come to a work profile

  @req:AWP-009 @kind:action @observable:wire @party:device
  Rule: A deployed app is in the work profile only, and its icon shows it

    Scenario Outline: on a Pixel 8 by <method> it is a work app
      Given Ada's Pixel 8 enrolled by <method>
      And the app "com.example.notes" in the console
      When the administrator deploys "com.example.notes" as required
      And the device checks in
      Then "com.example.notes" is in the work profile, with a badge

      Examples:
        | method               |
        | android-work-profile |
        | android-cope         |

  @req:AWP-010 @req:AWP-006 @req:ACW-002 @kind:restriction @observable:admin @party:device
  Rule: The personal side is the user's, and nobody's business

    Scenario Outline: a game beside work apps of a Pixel 8 by <method>
      Given Ada's Pixel 8 enrolled by <method>
      And the app "com.example.notes" in the console
      When the administrator deploys "com.example.notes" as required
      And the user installs "com.example.game" on the personal side
      And the device checks in
      Then the administrator sees "com.example.notes" on the device
      And the administrator does not see "com.example.game" on the device

      Examples:
        | method               |
        | android-work-profile |
        | android-cope         |

    Scenario: nothing of the work profile reaches over
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the administrator sets no_install_apps for the work profile
      And the user installs "com.example.game" on the personal side
      Then the device lets that happen
      And "com.example.game" is on the personal side

  @req:AWP-011 @kind:policy @observable:admin
  Rule: Every work app comes from managed Google Play

    Scenario: an app that nobody approved
      Given the app "com.example.notes" in Google Play
      When the administrator tries to deploy "com.example.notes"
      Then that is refused, naming "com.example.notes"

    Scenario: approve, sync, deploy
      Given Ada's Pixel 8 enrolled by android-work-profile
      And the app "com.example.notes" in Google Play
      When the administrator approves "com.example.notes" and syncs
      And the administrator deploys "com.example.notes" as required
      And the device checks in
      Then "com.example.notes" is in the work profile, with a badge

  @req:AWP-012 @kind:policy @observable:portal @party:cloud
  Rule: A private app is there for its organization only

    Scenario Outline: a private app of <organization> is <listed>
      Given the private app "com.example.forms" of "<organization>" in Google Play
      When the administrator approves "com.example.forms" and syncs
      Then the console <lists> "com.example.forms"

      Examples:
        | organization | listed     | lists         |
        | Contoso      | listed     | lists         |
        | Fabrikam     | not listed | does not list |

  @req:AWP-013 @kind:capability @observable:wire @party:device
  Rule: Apps install without the user

    Scenario: a required app
      Given Ada's Pixel 8 enrolled by android-work-profile
      And the app "com.example.notes" in the console
      When the administrator deploys "com.example.notes" as required
      And the device checks in
      Then "com.example.notes" is in the work profile, with a badge
      And the user was not asked

  @req:AWP-014 @kind:capability @observable:wire
  Rule: Available apps wait in the work store

    Scenario: the user picks one
      Given Ada's Pixel 8 enrolled by android-work-profile
      And the app "com.example.notes" in the console
      When the administrator deploys "com.example.notes" as available
      And the user browses the work store
      Then the store shows "com.example.notes"
      When the user installs "com.example.notes" from the work store
      Then "com.example.notes" is in the work profile, with a badge

  @req:AWP-015 @kind:policy @observable:wire
  Rule: Configuration reaches apps that support it, before they start

    Scenario: one app supports it
      Given Ada's Pixel 8 enrolled by android-work-profile
      And the app "com.example.notes" with managed configuration in the console
      When the administrator deploys "com.example.notes" as required with server "notes.example"
      And the device checks in
      And the user opens "com.example.notes"
      Then "com.example.notes" started with server "notes.example"

    Scenario: another does not
      Given Ada's Pixel 8 enrolled by android-work-profile
      And the app "com.example.plain" in the console
      When the administrator deploys "com.example.plain" as required with server "notes.example"
      And the device checks in
      And the user opens "com.example.plain"
      Then "com.example.plain" started with server "none"
