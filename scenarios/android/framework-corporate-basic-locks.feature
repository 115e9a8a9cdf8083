@party:server @platform:android @method:android-fully-managed @needs:settings:android-configuration
Feature: The basic level of the Android security configuration framework for the company's devices (locks)

  @req:AFW-045 @kind:policy @observable:wire
  Rule: Level 1 closes the settings of credentials

    Scenario Outline: users level 1: <setting>
      Given the corporate restrictions of level 1 are imported
      And an Android device of the corporate set for "<setting>" of "Users and Accounts"
      When the device has taken its policies
      Then the device holds "<setting>" of "Users and Accounts" as "<value>"

      # examples from AFW-045 settings: name as setting, value
      Examples:
        | setting                        | value |
        | User can configure credentials | Block |
      # end of examples

    Scenario Outline: the user cannot <function>
      Given the corporate restrictions of level 1 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      And the user tries to "<function>"
      Then the device does not let that happen

      Examples:
        | function                     |
        | open the credential settings |


  @req:AFW-046 @kind:policy @observable:wire @needs:settings:android-apps
  Rule: Level 1 offers work apps only, and updates them over Wi-Fi

    Scenario Outline: applications level 1: <setting>
      Given the corporate restrictions of level 1 are imported
      And an Android device of the corporate set for "<setting>" of "Applications"
      When the device has taken its policies
      Then the device holds "<setting>" of "Applications" as "<value>"

      # examples from AFW-046 settings: name as setting, value
      Examples:
        | setting                                       | value          |
        | Allow access to all apps in Google Play store | Not configured |
        | App auto-updates                              | Wi-Fi only     |
      # end of examples

    Scenario: an app that nobody assigned
      Given the corporate restrictions of level 1 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      And the app "com.example.game" in Google Play
      When the device has taken its policies
      And the user installs "com.example.game" from the work store
      Then the device does not let that happen

    Scenario Outline: auto-updates <when> over <network>: version <version>
      Given an Android policy for the corporate set has "App auto-updates" of "Applications" as "<when>"
      And an Android device by android-fully-managed on <network>
      And the required app "com.example.notes" is there in version 1
      When version 2 of "com.example.notes" is out for a day
      Then "com.example.notes" has version <version>

      Examples:
        | when       | network  | version |
        | Wi-Fi only | wifi     | 2       |
        | Wi-Fi only | cellular | 1       |
        | Always     | cellular | 2       |


  @req:AFW-047 @kind:policy @observable:wire @method:android-cope
  Rule: Level 1 asks for a password of the work profile, where there is one

    Scenario Outline: work profile password level 1: <setting>
      Given the corporate restrictions of level 1 are imported
      And an Android device of the corporate set for "<setting>" of "Work profile password"
      When the device has taken its policies
      Then the device holds "<setting>" of "Work profile password" as "<value>"

      # examples from AFW-047 settings: name as setting, value
      Examples:
        | setting                                         | value           |
        | Required password type                          | Numeric Complex |
        | Minimum password length                         | 6               |
        | Number of sign-in failures before wiping device | 10              |
      # end of examples

    Scenario: the tenth wrong password of the work profile
      Given the corporate restrictions of level 1 are imported
      And Ada's Pixel 8 enrolled by android-cope
      When the device has taken its policies
      And somebody enters 9 wrong passwords of the work profile
      Then the device was reset 0 times
      When somebody enters 1 wrong passwords of the work profile
      Then the device was reset 1 time
