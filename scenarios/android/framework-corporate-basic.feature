@party:server @platform:android @method:android-fully-managed @needs:settings:android-configuration
Feature: The basic level of the Android security configuration framework for the company's devices

  @req:AFW-040 @kind:policy @observable:wire
  Rule: Level 1 keeps the device and its data together

    Scenario Outline: general level 1: <setting>
      Given the corporate restrictions of level 1 are imported
      And an Android device of the corporate set for "<setting>" of "General"
      When the device has taken its policies
      Then the device holds "<setting>" of "General" as "<value>"

      # examples from AFW-040 settings: name as setting, value
      Examples:
        | setting                                         | value          |
        | Default permission policy                       | Device Default |
        | Factory reset                                   | Block          |
        | USB file transfer                               | Block          |
        | External media                                  | Block          |
        | Data sharing between work and personal profiles | Device Default |
      # end of examples

    Scenario Outline: the user cannot <function>
      Given the corporate restrictions of level 1 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      And the user tries to "<function>"
      Then the device does not let that happen

      Examples:
        | function                         |
        | reset the device in its settings |
        | transfer files over USB          |
        | read a memory card               |


  @req:AFW-041 @kind:policy @observable:wire
  Rule: Level 1 wants apps scanned

    Scenario Outline: security level 1: <setting>
      Given the corporate restrictions of level 1 are imported
      And an Android device of the corporate set for "<setting>" of "System security"
      When the device has taken its policies
      Then the device holds "<setting>" of "System security" as "<value>"

      # examples from AFW-041 settings: name as setting, value
      Examples:
        | setting             | value   |
        | Threat scan on apps | Require |
      # end of examples

    Scenario: the scan is off
      Given the corporate restrictions of level 1 are imported
      And an Android device by android-fully-managed has verifyApps false
      When the device has taken its policies
      And the device checks in
      Then ensure_verify_apps waits for the user


  @req:AFW-042 @kind:policy @observable:admin
  Rule: Level 1 is for fully managed devices and brings no launcher

    Scenario Outline: the policy says: <setting>
      Given the corporate restrictions of level 1 are imported
      Then the imported policy has "<setting>" of "Device experience" as "<value>"

      # examples from AFW-042 settings: name as setting, value
      Examples:
        | setting                                      | value          |
        | Enrollment profile type                      | Fully managed  |
        | Make Microsoft Launcher the default launcher | Not configured |
      # end of examples

    Scenario: no launcher comes
      Given the corporate restrictions of level 1 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      Then the device holds "Make Microsoft Launcher the default launcher" of "Device experience" as "Not configured"


  @req:AFW-043 @kind:policy @observable:wire
  Rule: Level 1 asks for a password that is hard to guess

    Scenario Outline: device password level 1: <setting>
      Given the corporate restrictions of level 1 are imported
      And an Android device of the corporate set for "<setting>" of "Device password"
      When the device has taken its policies
      Then the device holds "<setting>" of "Device password" as "<value>"

      # examples from AFW-043 settings: name as setting, value
      Examples:
        | setting                                         | value           |
        | Required password type                          | Numeric Complex |
        | Minimum password length                         | 6               |
        | Number of sign-in failures before wiping device | 10              |
      # end of examples

    Scenario: the tenth wrong password
      Given the corporate restrictions of level 1 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      And somebody enters 9 wrong passwords of the device
      Then the device was reset 0 times
      When somebody enters 1 wrong passwords of the device
      Then the device was reset 1 time

    Scenario Outline: <password> is not taken
      Given the corporate restrictions of level 1 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      And the user sets "<password>" as password of the device
      Then the device does not let that happen

      Examples:
        | password |
        | 73918    |
        | 123456   |

    Scenario Outline: a password <password> waits to be changed
      Given the corporate restrictions of level 1 are imported
      And an Android device by android-fully-managed has password <password>
      When the device has taken its policies
      And the device checks in
      Then DeviceLock waits for the user

      Examples:
        | password |
        | "73918"  |
        | "444444" |


  @req:AFW-044 @kind:policy @observable:wire
  Rule: Level 1 locks the screen after five minutes

    Scenario Outline: power level 1: <setting>
      Given the corporate restrictions of level 1 are imported
      And an Android device of the corporate set for "<setting>" of "Power settings"
      When the device has taken its policies
      Then the device holds "<setting>" of "Power settings" as "<value>"

      # examples from AFW-044 settings: name as setting, value
      Examples:
        | setting             | value |
        | Time to lock screen | 5     |
      # end of examples

    Scenario Outline: after <minutes> minutes it is <screen>
      Given the corporate restrictions of level 1 are imported
      And an Android device by android-fully-managed has idleMinutes 30
      When the device has taken its policies
      And nobody touches the device for <minutes> minutes
      Then the screen is <screen>

      Examples:
        | minutes | screen   |
        | 4       | unlocked |
        | 5       | locked   |
