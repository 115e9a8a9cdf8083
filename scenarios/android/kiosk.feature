@platform:android @needs:settings:dedicated-kiosk @method:android-dedicated
Feature: What a dedicated device is locked to

  @req:ADD-001 @kind:policy @observable:wire @party:device
  Rule: Only what the administrator has approved can be started, and nothing else be done

    Scenario Outline: locked to one app, "<what>" <outcome>
      Given a dedicated Pixel 8 with the apps "com.example.board, com.example.notes"
      And it is locked to "com.example.board"
      When somebody starts "<what>"
      Then the device <outcome> that happen

      Examples:
        | what              | outcome      |
        | com.example.board | lets         |
        | com.example.notes | does not let |

    Scenario Outline: locked to three with a web app, "<what>" <outcome>
      Given a dedicated Pixel 8 with the apps "com.example.board, com.example.notes, com.example.mail"
      And it is locked to "com.example.board, com.example.notes" and the web link "Menu"
      When somebody starts "<what>"
      Then the device <outcome> that happen

      Examples:
        | what              | outcome      |
        | com.example.board | lets         |
        | com.example.notes | lets         |
        | Menu              | lets         |
        | com.example.mail  | does not let |

    Scenario Outline: whoever tries to "<action>" on a locked device
      Given a dedicated Pixel 8 with the apps "com.example.board"
      And it is locked to "com.example.board"
      When somebody tries to "<action>"
      Then the device does not let that happen

      Examples:
        | action            |
        | add an app        |
        | add an account    |
        | open the settings |

  @req:MGP-006 @kind:capability @observable:wire
  Rule: Managed Home Screen shows what a device is locked to, where that is more than one app

    Scenario: locked to two apps
      Given a dedicated Pixel 8 with the apps "com.example.board, com.example.notes"
      And it is locked to "com.example.board, com.example.notes"
      Then the managed device has "com.microsoft.launcher.enterprise"
      And the home screen is "com.microsoft.launcher.enterprise"

    Scenario: locked to one app
      Given a dedicated Pixel 8 with the apps "com.example.board"
      And it is locked to "com.example.board"
      Then the app "com.microsoft.launcher.enterprise" is gone
      And the home screen is "none"
