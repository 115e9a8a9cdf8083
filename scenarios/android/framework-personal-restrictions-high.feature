@party:server @platform:android @method:android-work-profile @needs:settings:android-configuration
Feature: Restrictions of personal devices under the Android security configuration framework (high)

  @req:AFW-028 @kind:policy @observable:wire
  Rule: Without the scan of apps there is no access

    Scenario: the scan is off, then on
      Given the personal restrictions of level 2 are imported
      And an Android device by android-work-profile has verifyApps false
      When the device has taken its policies
      And the device checks in
      Then ensure_verify_apps waits for the user
      When the user tries to "open a company resource"
      Then the device does not let that happen

    Scenario: the user turns it on
      Given the personal restrictions of level 2 are imported
      And an Android device by android-work-profile has verifyApps false
      When the device has taken its policies
      And the user turns verifyApps on
      And the device checks in
      Then ensure_verify_apps does not wait for the user

    Scenario: access comes back
      Given the personal restrictions of level 2 are imported
      And an Android device by android-work-profile has verifyApps false
      When the device has taken its policies
      And the user turns verifyApps on
      And the device checks in
      And the user tries to "open a company resource"
      Then the device lets that happen


  @req:AFW-029 @kind:policy @observable:wire @party:device
  Rule: One password opens device and work profile until a setting separates them

    Scenario: a new work profile
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the user tries to "unlock the work profile with the password of the device"
      Then the device lets that happen

    Scenario: with two locks
      Given an Android policy for the personal set has "One lock for device and work profile" of "Work profile settings" as "Block"
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      And the user tries to "unlock the work profile with the password of the device"
      Then the device does not let that happen


  @req:AFW-034 @kind:policy @observable:wire
  Rule: Level 3 shows and shares less of work

    Scenario Outline: work profile level 3: <setting>
      Given the personal restrictions of level 3 are imported
      And an Android device of the personal set for "<setting>" of "Work profile settings"
      When the device has taken its policies
      Then the device holds "<setting>" of "Work profile settings" as "<value>"

      # examples from AFW-034 settings: name as setting, value
      Examples:
        | setting                                                   | value          |
        | Work profile notifications while device locked            | Block          |
        | Contact sharing via Bluetooth                             | Not configured |
        | Search work contacts from personal profile                | Block          |
        | Allow widgets from work profile apps                      | Not configured |
        | Number of sign-in failures before wiping the work profile | 5              |
        | Password expiration (days)                                | 365            |
        | Prevent reuse of previous passwords                       | 5              |
        | Smart Lock and other trust agents                         | Block          |
      # end of examples


  @req:AFW-035 @kind:policy @observable:wire
  Rule: Level 3 asks for new passwords, and forgives less

    Scenario Outline: device password level 3: <setting>
      Given the personal restrictions of level 3 are imported
      And an Android device of the personal set for "<setting>" of "Device password"
      When the device has taken its policies
      Then the device holds "<setting>" of "Device password" as "<value>"

      # examples from AFW-035 settings: name as setting, value
      Examples:
        | setting                                         | value |
        | Number of sign-in failures before wiping device | 5     |
        | Password expiration (days)                      | 365   |
        | Prevent reuse of previous passwords             | 5     |
      # end of examples

    Scenario: the fifth wrong password
      Given the personal restrictions of level 3 are imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      And somebody enters 4 wrong passwords of the device
      Then the device is enrolled
      When somebody enters 1 wrong passwords of the device
      Then the device is unenrolled

    Scenario Outline: a password of <days> days
      Given the personal restrictions of level 3 are imported
      And an Android device by android-work-profile has passwordAgeDays <days>
      When the device has taken its policies
      And the device checks in
      Then DeviceLock <waits> for the user

      Examples:
        | days | waits         |
        | 365  | does not wait |
        | 366  | waits         |

    Scenario: one of the last five
      Given the personal restrictions of level 3 are imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      And the user changes the password of the device 4 times and takes the first again
      Then the device does not let that happen
