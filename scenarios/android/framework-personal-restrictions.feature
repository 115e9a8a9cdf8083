@party:server @platform:android @method:android-work-profile @needs:settings:android-configuration
Feature: Restrictions of personal devices under the Android security configuration framework

  @req:AFW-023 @kind:policy @observable:wire
  Rule: Level 2 keeps work in the work profile

    Scenario Outline: work profile level 2: <setting>
      Given the personal restrictions of level 2 are imported
      And an Android device of the personal set for "<setting>" of "Work profile settings"
      When the device has taken its policies
      Then the device holds "<setting>" of "Work profile settings" as "<value>"

      # examples from AFW-023 settings: name as setting, value
      Examples:
        | setting                                                   | value                                                                 |
        | Copy and paste between work and personal profiles         | Block                                                                 |
        | Data sharing between work and personal profiles           | Apps in work profile can handle sharing request from personal profile |
        | Work profile notifications while device locked            | Not configured                                                        |
        | Default app permissions                                   | Device Default                                                        |
        | Add and remove accounts                                   | Block                                                                 |
        | Contact sharing via Bluetooth                             | Enable                                                                |
        | Screen capture                                            | Block                                                                 |
        | Search work contacts from personal profile                | Not configured                                                        |
        | Allow widgets from work profile apps                      | Enable                                                                |
        | Require Work Profile Password                             | Require                                                               |
        | Minimum password length                                   | 6                                                                     |
        | Maximum minutes of inactivity until work profile locks    | 5                                                                     |
        | Number of sign-in failures before wiping the work profile | 10                                                                    |
        | Password expiration (days)                                | Not configured                                                        |
        | Required password type                                    | Numeric complex                                                       |
        | Prevent reuse of previous passwords                       | Not configured                                                        |
      # end of examples

    Scenario Outline: the user cannot <function>
      Given the personal restrictions of level 2 are imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      And the user tries to "<function>"
      Then the device does not let that happen

      Examples:
        | function                             |
        | paste work data on the personal side |
        | add an account to the work profile   |
        | take a screenshot of work            |


  @req:AFW-024 @kind:policy @observable:wire @party:device
  Rule: Work contacts go out over Bluetooth at level 2 only

    Scenario: without a policy
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the user tries to "ask for work contacts over Bluetooth"
      Then the device does not let that happen

    Scenario Outline: at level <level>
      Given the personal restrictions of level <level> are imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      And the user tries to "ask for work contacts over Bluetooth"
      Then the device <lets> that happen

      Examples:
        | level | lets         |
        | 2     | lets         |
        | 3     | does not let |


  @req:AFW-025 @kind:policy @observable:wire
  Rule: Level 2 asks for a password that is hard to guess

    Scenario Outline: device password level 2: <setting>
      Given the personal restrictions of level 2 are imported
      And an Android device of the personal set for "<setting>" of "Device password"
      When the device has taken its policies
      Then the device holds "<setting>" of "Device password" as "<value>"

      # examples from AFW-025 settings: name as setting, value
      Examples:
        | setting                                          | value           |
        | Minimum password length                          | 6               |
        | Maximum minutes of inactivity until screen locks | 5               |
        | Number of sign-in failures before wiping device  | 10              |
        | Password expiration (days)                       | Not configured  |
        | Required password type                           | Numeric complex |
        | Prevent reuse of previous passwords              | Not configured  |
      # end of examples

    Scenario Outline: a password <password> waits to be changed
      Given the personal restrictions of level 2 are imported
      And an Android device by android-work-profile has password <password>
      When the device has taken its policies
      And the device checks in
      Then DeviceLock waits for the user

      Examples:
        | password |
        | "73918"  |
        | "444444" |
        | "123456" |

    Scenario Outline: <password> is not taken
      Given the personal restrictions of level 2 are imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      And the user sets "<password>" as password of the device
      Then the device does not let that happen

      Examples:
        | password |
        | 73918    |
        | 246802   |


  @req:AFW-026 @kind:policy @observable:wire @party:device
  Rule: Wrong passwords of the device cost the work profile and nothing else

    Scenario Outline: at level <level> the one after <before> takes it
      Given the personal restrictions of level <level> are imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      And somebody enters <before> wrong passwords of the device
      Then the device is enrolled
      When somebody enters 1 wrong passwords of the device
      Then the device is unenrolled

      Examples:
        | level | before |
        | 2     | 9      |
        | 3     | 4      |

    Scenario: personal data stays
      Given the personal restrictions of level 2 are imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      And somebody enters 10 wrong passwords of the device
      Then the device is unenrolled
      And the device was reset 0 times


  @req:AFW-027 @kind:policy @observable:wire
  Rule: Level 2 wants apps scanned, and none from unknown sources

    Scenario Outline: security level 2: <setting>
      Given the personal restrictions of level 2 are imported
      And an Android device of the personal set for "<setting>" of "System Security"
      When the device has taken its policies
      Then the device holds "<setting>" of "System Security" as "<value>"

      # examples from AFW-027 settings: name as setting, value
      Examples:
        | setting                                                                | value   |
        | Threat scan on apps                                                    | Require |
        | Prevent app installations from unknown sources in the personal profile | Block   |
      # end of examples

    Scenario: an app from an unknown source
      Given the personal restrictions of level 2 are imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      And the user tries to "install from an unknown source"
      Then the device does not let that happen
