@party:server @platform:android @method:android-fully-managed @needs:settings:android-configuration
Feature: Compliance of the company's devices under the Android security configuration framework

  @req:AFW-036 @kind:policy @observable:report
  Rule: Level 1 wants an attested device

    Scenario Outline: level 1 health: <setting>, <value>
      Given the corporate compliance of level 1 is imported
      And an Android device by android-fully-managed breaks "<setting>"
      When the device has taken its policies
      Then the device is judged by "<setting>", which is "<value>"

      # examples from AFW-036 settings: name as setting, value
      Examples:
        | setting                      | value                                     |
        | SafetyNet device attestation | Check basic integrity & certified devices |
      # end of examples

    Scenario: not intact
      Given the corporate compliance of level 1 is imported
      And an Android device by android-fully-managed breaks "basic integrity as tampered"
      When the device has taken its policies
      Then the device is judged by "SafetyNet device attestation", which is "Check basic integrity & certified devices"

    Scenario: a device that breaks nothing
      Given the corporate compliance of level 1 is imported
      And an Android device by android-fully-managed breaks "nothing"
      When the device has taken its policies
      Then the Android device is found compliant


  @req:AFW-037 @kind:policy @observable:report
  Rule: Android 9.0 is the least at level 1

    Scenario: level 1: a device with 8.1
      Given the corporate compliance of level 1 is imported
      And an Android device by android-fully-managed with version "8.1"
      When the device has taken its policies
      Then the device is judged by "Minimum OS version", which is "9.0"

    Scenario: level 1: a device with 9.0
      Given the corporate compliance of level 1 is imported
      And an Android device by android-fully-managed with version "9.0"
      When the device has taken its policies
      Then the Android device is found compliant


    Scenario: level 1: a device without updates
      Given the corporate compliance of level 1 is imported
      And an Android device by android-fully-managed breaks "Minimum security patch level"
      When the device has taken its policies
      Then the device is judged by "Minimum security patch level", which is "Not configured"

  @req:AFW-038 @kind:policy @observable:report
  Rule: Level 1 wants a locked, encrypted and unchanged device

    Scenario Outline: level 1 security: <setting>, <value>
      Given the corporate compliance of level 1 is imported
      And an Android device by android-fully-managed breaks "<setting>"
      When the device has taken its policies
      Then the device is judged by "<setting>", which is "<value>"

      # examples from AFW-038 settings: name as setting, value
      Examples:
        | setting                                                   | value           |
        | Require a password to unlock mobile devices               | Require         |
        | Required password type                                    | Numeric Complex |
        | Minimum password length                                   | 6               |
        | Maximum minutes of inactivity before password is required | 5               |
        | Encryption of data storage on device                      | Require         |
        | Intune app runtime integrity                              | Require         |
      # end of examples

    Scenario: a safe device
      Given the corporate compliance of level 1 is imported
      And an Android device by android-fully-managed breaks "nothing"
      When the device has taken its policies
      Then the Android device is found compliant


  @req:AFW-039 @kind:policy @observable:admin
  Rule: A device is marked at the session in which it is found not to comply

    Scenario: at once
      Given the corporate compliance of level 1 is imported
      And an Android device by android-fully-managed breaks "Minimum password length"
      When the device has taken its policies
      Then the device is judged by "Minimum password length", which is "6"


  @req:AFW-048 @kind:policy @observable:wire
  Rule: Passwords expire after a year, and the last five are not taken again

    Scenario Outline: a password of <days> days is found <state>
      Given the corporate compliance of level 2 is imported
      And an Android device by android-fully-managed has passwordAgeDays <days>
      When the device has taken its policies
      Then the Android device is found <state>

      Examples:
        | days | state        |
        | 365  | compliant    |
        | 366  | noncompliant |

    Scenario Outline: after <others> others the first password is <taken>
      Given the corporate compliance of level 2 is imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      And the user changes the password of the device <others> times and takes the first again
      Then the device <lets> that happen

      Examples:
        | others | taken     | lets         |
        | 4      | not taken | does not let |
        | 5      | taken     | lets         |

    Scenario Outline: the policy says: <setting>
      When an administrator opens the framework in the console
      Then level 2 of the corporate set has "<setting>" of "System Security" as "<value>"

      # examples from AFW-048 settings: name as setting, value
      Examples:
        | setting                                                       | value |
        | Number of days until password expires                         | 365   |
        | Number of passwords required before user can reuse a password | 5     |
      # end of examples
