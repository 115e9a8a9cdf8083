@party:server @platform:android @method:android-work-profile @needs:settings:android-configuration
Feature: Compliance of personal devices under the Android security configuration framework

  @req:AFW-014 @kind:policy @observable:report
  Rule: Level 2 wants a healthy device

    Scenario Outline: level 2 health: <setting>, <value>
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "<setting>"
      When the device has taken its policies
      Then the device is judged by "<setting>", which is "<value>"

      # examples from AFW-014 settings: name as setting, value
      Examples:
        | setting                            | value                                     |
        | Rooted devices                     | Block                                     |
        | Google Play Services is configured | Require                                   |
        | Up-to-date security provider       | Require                                   |
        | SafetyNet device attestation       | Check basic integrity & certified devices |
        | Required SafetyNet evaluation type | Hardware-backed key                       |
      # end of examples

    Scenario: a device that breaks nothing
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "nothing"
      When the device has taken its policies
      Then the Android device is found compliant


  @req:AFW-015 @kind:policy @observable:wire @party:cloud
  Rule: A device that is not intact fails basic integrity

    Scenario Outline: as <what>
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "basic integrity as <what>"
      When the device has taken its policies
      Then the device is judged by "SafetyNet device attestation", which is "Check basic integrity & certified devices"

      # examples from AFW-015 fails: value as what
      Examples:
        | what           |
        | rooted         |
        | emulator       |
        | virtual_device |
        | tampered       |
      # end of examples

    Scenario: an intact device
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "nothing"
      When the device has taken its policies
      Then the Android device is found compliant


  @req:AFW-016 @kind:policy @observable:wire @party:cloud
  Rule: Only a certified device passes the check for certified ones

    Scenario: intact and not certified
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "SafetyNet device attestation"
      When the device has taken its policies
      Then the device is judged by "SafetyNet device attestation", which is "Check basic integrity & certified devices"
      And it is attested as intact and uncertified

    Scenario: certified and modified
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "basic integrity as tampered"
      When the device has taken its policies
      Then the device is judged by "SafetyNet device attestation", which is "Check basic integrity & certified devices"
      And it is attested as modified and uncertified

    Scenario: certified and unmodified
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "nothing"
      When the device has taken its policies
      Then the Android device is found compliant
      And it is attested as intact and certified


  @req:AFW-017 @kind:policy @observable:wire @party:device
  Rule: Hardware vouches for a device that was sold with it

    Scenario Outline: sold with API level <level> it is <state>
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile has soldWithApiLevel <level>
      When the device has taken its policies
      Then the Android device is found <state>

      Examples:
        | level | state        |
        | 26    | noncompliant |
        | 27    | compliant    |
        | 34    | compliant    |


  @req:AFW-018 @kind:policy @observable:report
  Rule: Android 9.0 is the least at level 2

    Scenario: level 2: a device with 8.1
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile with version "8.1"
      When the device has taken its policies
      Then the device is judged by "Minimum OS version", which is "9.0"

    Scenario: level 2: a device with 9.0
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile with version "9.0"
      When the device has taken its policies
      Then the Android device is found compliant


  @req:AFW-019 @kind:policy @observable:report
  Rule: Level 2 wants a locked, encrypted and unchanged device

    Scenario Outline: level 2 security: <setting>, <value>
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "<setting>"
      When the device has taken its policies
      Then the device is judged by "<setting>", which is "<value>"

      # examples from AFW-019 settings: name as setting, value
      Examples:
        | setting                                                   | value           |
        | Require a password to unlock mobile devices               | Require         |
        | Required password type                                    | Numeric Complex |
        | Minimum password length                                   | 6               |
        | Maximum minutes of inactivity before password is required | 5               |
        | Encryption of data storage on device                      | Require         |
        | Block apps from unknown sources                           | Block           |
        | Company Portal app runtime integrity                      | Require         |
        | Block USB debugging on device                             | Block           |
        | Minimum security patch level                              | Not configured  |
      # end of examples

    Scenario: a safe device
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "nothing"
      When the device has taken its policies
      Then the Android device is found compliant


  @req:AFW-020 @kind:limitation @observable:human @party:device
  Rule: Without USB debugging there are no logs

    Scenario: debugging is on and breaks the policy
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "Block USB debugging on device"
      When the device has taken its policies
      Then the device is judged by "Block USB debugging on device", which is "Block"
      When the user tries to "gather logs over USB"
      Then the device lets that happen

    Scenario: the user turns it off to comply
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "Block USB debugging on device"
      When the user turns usbDebugging off
      And the device has taken its policies
      Then the Android device is found compliant
      When the user tries to "gather logs over USB"
      Then the device does not let that happen
