@party:server @platform:android @method:android-fully-managed @needs:settings:android-configuration
Feature: Compliance of the company's devices under the Android security configuration framework (high)

  @req:AFW-053 @req:AFW-054 @kind:policy @observable:report @needs:settings:partner-signals
  Rule: Clear and secured are the least, and one partner is enough

    Scenario Outline: a threat of <threat> and a risk of <risk> break "<setting>"
      Given the corporate compliance of level 3 is imported
      And Ada's Pixel 8 enrolled by android-fully-managed
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
      Given the corporate compliance of level 3 is imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When partners found a threat of "Secured" and a risk of "Clear"
      And the device has taken its policies
      Then the Android device is found compliant

    Scenario: a threat defense product is enough
      Given the corporate compliance of level 3 is imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When a partner found a threat of "Secured" and none speaks of risk
      And the device has taken its policies
      Then the Android device is found compliant

    Scenario: Defender is enough
      Given the corporate compliance of level 3 is imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When a partner found a risk of "Clear" and none speaks of threats
      And the device has taken its policies
      Then the Android device is found compliant

    Scenario: without a partner
      Given the corporate compliance of level 3 is imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When no partner has found anything
      And the device has taken its policies
      Then the Android device is found noncompliant


  @req:AFW-055 @kind:policy @observable:report
  Rule: Android 11.0 is the least at level 3

    Scenario: level 3: a device with 10.0
      Given the corporate compliance of level 3 is imported
      And an Android device by android-fully-managed with version "10.0"
      When partners found a threat of "Secured" and a risk of "Clear"
      And the device has taken its policies
      Then the device is judged by "Minimum OS version", which is "11.0"

    Scenario: level 3: a device with 11.0
      Given the corporate compliance of level 3 is imported
      And an Android device by android-fully-managed with version "11.0"
      When partners found a threat of "Secured" and a risk of "Clear"
      And the device has taken its policies
      Then the Android device is found compliant
