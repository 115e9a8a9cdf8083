@platform:android @method:android-da @needs:settings:compliance-policies
Feature: Where the link for updating device settings ends at an error

  @req:MIG-022 @kind:error @observable:wire
  Rule: It is for Android

    Scenario: on an iPhone
      Given Ada's Galaxy A54 is to move to a work profile
      And a mail with the public link has reached Ada
      When Ada opens the link on an iPhone 15
      Then an error page says "Open this link on your Android device."

    Scenario: on the device itself
      Given Ada's Galaxy A54 is to move to a work profile
      And a mail with the public link has reached Ada
      When the user taps the link
      Then the app shows the page for updating device settings

  @req:MIG-023 @kind:error @observable:wire
  Rule: It needs the app

    Scenario: on a device without it
      Given Ada's Galaxy A54 is to move to a work profile
      And a mail with the public link has reached Ada
      When Ada opens the link on a Pixel 8
      Then an error page says "Install the Company Portal app first."

  @req:MIG-024 @kind:error @observable:wire
  Rule: It needs version 5.0.4720.0 of the app

    Scenario Outline: with version <version>
      Given Ada's Galaxy A54 with Company Portal <version> is to move to a work profile
      And a mail with the public link has reached Ada
      When the user taps the link
      Then <what>

      Examples:
        | version     | what                                                  |
        | 5.0.4700.0  | an error page says "Update the Company Portal app first." |
        | 5.0.4719.0  | an error page says "Update the Company Portal app first." |
        | 5.0.4720.0  | the app shows the page for updating device settings   |
        | 5.0.10000.0 | the app shows the page for updating device settings   |

  @req:MIG-025 @kind:error @observable:wire
  Rule: It needs Android 7

    Scenario Outline: on Android <version>
      Given Ada's Pixel 3 on Android <version> is to move to a work profile
      And a mail with the public link has reached Ada
      When the user taps the link
      Then <what>

      Examples:
        | version | what                                                |
        | 6.0     | an error page says "Your version of Android is too old." |
        | 7.0     | the app shows the page for updating device settings |
