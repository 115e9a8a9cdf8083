@platform:android @needs:settings:android-apps @needs:settings:conditional-access @needs:page:managed-play
Feature: Mail apps of a work profile under conditional access

  @req:AWP-018 @kind:policy @observable:wire @party:directory
  Rule: Gmail, Nine Work, and apps with modern authentication are let in from the work profile

    Background:
      Given Exchange Online asks for enrolled devices

    Scenario Outline: <app> in a work profile
      Given Ada's Pixel 8 by <method> with the required app "<app>"
      When the mail app "<app>" asks for the mailbox
      Then the device lets that happen

      Examples:
        | app                              | method               |
        | com.google.android.gm            | android-work-profile |
        | com.ninefolders.hd3.work.for.work | android-work-profile |
        | com.microsoft.office.outlook     | android-cope         |

    Scenario Outline: an app with <library> is <taken>
      Given Ada's Pixel 8 by android-work-profile with the required app "com.example.mail"
      When the mail app "com.example.mail" with <library> asks for the mailbox
      Then the device <lets> that happen

      Examples:
        | library   | taken     | lets         |
        | MSAL      | taken     | lets         |
        | passwords | not taken | does not let |

    Scenario: the personal side is no enrolled device
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the user installs "com.google.android.gm" on the personal side
      And the mail app "com.google.android.gm" asks for the mailbox
      Then the device does not let that happen
