@party:server @platform:android @needs:settings:android-configuration
Feature: Sets and levels of the Android security configuration framework

  @req:AFW-001 @kind:policy @observable:admin
  Rule: Personal work profiles have a set of their own, the company's devices share one

    Scenario Outline: methods of the <set> set
      When an administrator opens the framework in the console
      Then the <set> set has as "methods" "<methods>"

      Examples:
        | set       | methods                                                |
        | personal  | android-work-profile                                   |
        | corporate | android-cope, android-dedicated, android-fully-managed |

    Scenario Outline: <method> takes "<policy>" with <state>
      Given the restrictions of level 2 of both sets are imported
      And Ada's Pixel 8 enrolled by <method>
      Then its only policy is "<policy>", <state>

      Examples:
        | method                | policy      | state     |
        | android-work-profile  | personal 2  | succeeded |
        | android-fully-managed | corporate 2 | succeeded |
        | android-dedicated     | corporate 2 | succeeded |
        | android-cope          | corporate 2 | error     |


  @req:AFW-002 @kind:capability @observable:admin
  Rule: The company's devices have three levels, personal ones the upper two

    Scenario Outline: the <set> set: <member>
      When an administrator opens the framework in the console
      Then the <set> set has as "<member>" "<value>"

      Examples:
        | set       | member              | value                       |
        | personal  | levels              | 2 enhanced, 3 high          |
        | corporate | levels              | 1 basic, 2 enhanced, 3 high |
        | personal  | recommended minimum | 2                           |
        | corporate | recommended minimum | 1                           |

    Scenario: there is no basic level for personal devices
      Then level 1 of the personal set has no configuration
      And level 1 of the personal set has no compliance
      And level 1 of the corporate set has configuration
      And level 3 of the corporate set has compliance

    Scenario Outline: level 3 adds for the <set> set: <setting>
      Then level 3 of the <set> set has "<setting>" of "<section>" as "<value>"
      And level 2 of the <set> set has "<setting>" of "<section>" as "<before>"

      Examples:
        | set       | setting                                                      | section                         | value                                  | before         |
        | personal  | Require the device to be at or under the Device Threat Level | Device Health                   | Secured                                | Not configured |
        | personal  | Search work contacts from personal profile                   | Work profile settings           | Block                                  | Not configured |
        | personal  | Password expiration (days)                                   | Device password                 | 365                                    | Not configured |
        | corporate | Require the device to be at or under the machine risk score  | Microsoft Defender for Endpoint | Clear                                  | Not configured |
        | corporate | Minimum OS version                                           | Device Properties               | 11.0                                   | 9.0            |
        | corporate | Disabled lock screen features                                | Device password                 | Trust Agents, Unredacted Notifications | Not configured |
        | corporate | App auto-updates                                             | Applications                    | Always                                 | Wi-Fi only     |


  @req:AFW-012 @kind:policy @observable:admin
  Rule: A level holds what it lists and what the levels below it list, and nothing else

    Scenario Outline: the <set> set at level <level> holds <count> settings on <method>
      Given the <set> restrictions of level <level> are imported
      And Ada's Pixel 8 enrolled by <method>
      When the device has taken its policies
      Then <count> settings hold on the Android device

      Examples:
        | set       | level | count | method                |
        | personal  | 2     | 17    | android-work-profile  |
        | personal  | 3     | 21    | android-work-profile  |
        | corporate | 1     | 10    | android-fully-managed |
        | corporate | 2     | 16    | android-fully-managed |
        | corporate | 3     | 20    | android-fully-managed |

    Scenario: the higher level wins
      Given the personal restrictions of level 3 are imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      Then the device holds "Number of sign-in failures before wiping device" of "Device password" as "5"
      And the device holds "Contact sharing via Bluetooth" of "Work profile settings" as "Not configured"

    Scenario: a suggested value is changed
      Given the personal restrictions of level 2 are imported with "Minimum password length" of "Device password" changed to "8"
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      Then the device holds "Minimum password length" of "Device password" as "8"


  @req:AFW-013 @kind:portal @observable:admin
  Rule: A level is JSON that can be imported

    Scenario Outline: the imported policy has "<setting>" of "<section>"
      Given the personal restrictions of level 2 are imported
      Then the imported policy has "<setting>" of "<section>" as "<value>"

      Examples:
        | setting                 | section               | value   |
        | Minimum password length | Device password       | 6       |
        | Screen capture          | Work profile settings | Block   |
        | Threat scan on apps     | System Security       | Require |
        | Add and remove accounts | Work profile settings | Block   |

    Scenario: the device gets what was imported
      Given the personal restrictions of level 2 are imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      Then the device holds "Minimum password length" of "Work profile settings" as "6"


  @req:AFW-021 @kind:policy @observable:admin
  Rule: No level asks for a security patch

    Scenario Outline: the <set> set at level <level>
      When an administrator opens the framework in the console
      Then level <level> of the <set> set has "Minimum security patch level" of "Device Properties" as "Not configured"

      Examples:
        | set       | level |
        | personal  | 2     |
        | personal  | 3     |
        | corporate | 1     |
        | corporate | 2     |
        | corporate | 3     |

    Scenario: a device without updates
      Given the corporate compliance of level 2 is imported
      And an Android device by android-fully-managed breaks "Minimum security patch level"
      When the device has taken its policies
      Then the device is judged by "Minimum security patch level", which is "Not configured"
