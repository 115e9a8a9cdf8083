@party:server @platform:android @method:android-work-profile @needs:settings:android-configuration
Feature: Compliance of personal devices under the Android security configuration framework (high)

  @req:AFW-022 @kind:policy @observable:admin
  Rule: A device is marked at the session in which it is found not to comply

    Scenario: at once
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "Minimum password length"
      When the device has taken its policies
      Then the device is judged by "Minimum password length", which is "6"


  @req:AFW-030 @req:AFW-031 @kind:policy @observable:report @needs:settings:partner-signals
  Rule: Clear and secured are the least, and one partner is enough

    Scenario Outline: a threat of <threat> and a risk of <risk> break "<setting>"
      Given the personal compliance of level 3 is imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When partners found a threat of "<threat>" and a risk of "<risk>"
      And the device has taken its policies
      Then the device is judged by "<setting>", which is "<value>"

      Examples:
        | threat  | risk  | setting                                                      | value   |
        | Low     | Clear | Require the device to be at or under the Device Threat Level | Secured |
        | Secured | Low   | Require the device to be at or under the machine risk score  | Clear   |
        | High    | Clear | Require the device to be at or under the Device Threat Level | Secured |
        | Secured | High  | Require the device to be at or under the machine risk score  | Clear   |

    Scenario: both partners found nothing
      Given the personal compliance of level 3 is imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When partners found a threat of "Secured" and a risk of "Clear"
      And the device has taken its policies
      Then the Android device is found compliant

    Scenario: a threat defense product is enough
      Given the personal compliance of level 3 is imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When a partner found a threat of "Secured" and none speaks of risk
      And the device has taken its policies
      Then the Android device is found compliant

    Scenario: Defender is enough
      Given the personal compliance of level 3 is imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When a partner found a risk of "Clear" and none speaks of threats
      And the device has taken its policies
      Then the Android device is found compliant

    Scenario: without a partner
      Given the personal compliance of level 3 is imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When no partner has found anything
      And the device has taken its policies
      Then the Android device is found noncompliant


  @req:AFW-032 @kind:policy @observable:report
  Rule: Android 11.0 is the least at level 3

    Scenario: level 3: a device with 10.0
      Given the personal compliance of level 3 is imported
      And an Android device by android-work-profile with version "10.0"
      When partners found a threat of "Secured" and a risk of "Clear"
      And the device has taken its policies
      Then the device is judged by "Minimum OS version", which is "11.0"

    Scenario: level 3: a device with 11.0
      Given the personal compliance of level 3 is imported
      And an Android device by android-work-profile with version "11.0"
      When partners found a threat of "Secured" and a risk of "Clear"
      And the device has taken its policies
      Then the Android device is found compliant


  @req:AFW-033 @kind:policy @observable:wire
  Rule: Passwords expire after a year, and the last five are not taken again

    Scenario Outline: a password of <days> days is found <state>
      Given the personal compliance of level 3 is imported
      And an Android device by android-work-profile has passwordAgeDays <days>
      When partners found a threat of "Secured" and a risk of "Clear"
      And the device has taken its policies
      Then the Android device is found <state>

      Examples:
        | days | state        |
        | 365  | compliant    |
        | 366  | noncompliant |

    Scenario Outline: after <others> others the first password is <taken>
      Given the personal compliance of level 3 is imported
      And Ada's Pixel 8 enrolled by android-work-profile
      When the device has taken its policies
      And the user changes the password of the device <others> times and takes the first again
      Then the device <lets> that happen

      Examples:
        | others | taken     | lets         |
        | 4      | not taken | does not let |
        | 5      | taken     | lets         |

    Scenario Outline: the policy says: <setting>
      When an administrator opens the framework in the console
      Then level 3 of the personal set has "<setting>" of "System Security" as "<value>"

      # examples from AFW-033 settings: name as setting, value
      Examples:
        | setting                                     | value |
        | Number of days until password expires       | 365   |
        | Number of previous passwords to prevent use | 5     |
      # end of examples
