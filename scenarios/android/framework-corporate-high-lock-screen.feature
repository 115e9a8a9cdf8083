@party:server @platform:android @method:android-fully-managed @needs:settings:android-configuration
Feature: The upper levels of the Android security configuration framework for the company's devices (lock screen)

  @req:AFW-057 @kind:policy @observable:wire
  Rule: Level 3 shows nothing on the lock screen, and trusts no agent

    Scenario Outline: <feature> is off
      Given the corporate restrictions of level 3 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      Then the device holds "<feature>" of "Device password" as "Disabled"

      Examples:
        | feature                  |
        | Trust Agents             |
        | Unredacted Notifications |

    Scenario: the policy names both
      Given the corporate restrictions of level 3 are imported
      Then the imported policy has "Disabled lock screen features" of "Device password" as "Trust Agents, Unredacted Notifications"


  @req:AFW-058 @kind:policy @observable:wire @needs:settings:android-apps
  Rule: Level 3 updates apps over any network

    Scenario Outline: applications level 3: <setting>
      Given the corporate restrictions of level 3 are imported
      And an Android device of the corporate set for "<setting>" of "Applications"
      When the device has taken its policies
      Then the device holds "<setting>" of "Applications" as "<value>"

      # examples from AFW-058 settings: name as setting, value
      Examples:
        | setting          | value  |
        | App auto-updates | Always |
      # end of examples

    Scenario Outline: level <level> over cellular: version <version>
      Given the corporate restrictions of level <level> are imported
      And an Android device by android-fully-managed on cellular
      And the required app "com.example.notes" is there in version 1
      When version 2 of "com.example.notes" is out for a day
      Then "com.example.notes" has version <version>

      Examples:
        | level | version |
        | 1     | 1       |
        | 3     | 2       |


  @req:AFW-059 @kind:policy @observable:wire @method:android-cope
  Rule: Level 3 forgives less in a work profile

    Scenario Outline: work profile password level 3: <setting>
      Given the corporate restrictions of level 3 are imported
      And an Android device of the corporate set for "<setting>" of "Work profile password"
      When the device has taken its policies
      Then the device holds "<setting>" of "Work profile password" as "<value>"

      # examples from AFW-059 settings: name as setting, value
      Examples:
        | setting                                         | value |
        | Number of sign-in failures before wiping device | 5     |
      # end of examples

    Scenario: the fifth wrong password of the work profile
      Given the corporate restrictions of level 3 are imported
      And Ada's Pixel 8 enrolled by android-cope
      When the device has taken its policies
      And somebody enters 4 wrong passwords of the work profile
      Then the device was reset 0 times
      When somebody enters 1 wrong passwords of the work profile
      Then the device was reset 1 time
