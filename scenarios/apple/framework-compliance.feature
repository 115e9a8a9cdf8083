@party:server @platform:ios @needs:method:ios-byod @needs:settings:apple-compliance @needs:report:device-compliance
Feature: Compliance of the security configuration framework

  @req:IFW-008 @kind:limitation @observable:admin
  Rule: Compliance begins with level 2

    Scenario: there is no basic compliance
      When the administrator asks for compliance of level 1
      Then the settings are refused

    Scenario Outline: level <level> is there
      When the administrator asks for compliance of level <level>
      Then the settings are accepted

      Examples:
        | level |
        | 2     |
        | 3     |

    Scenario: level 2 holds for supervised devices too
      Given compliance of level 2 is asked of every device
      And a supervised iPhone 15 of Ada enrolled by ios-byod that breaks nothing
      When the device has told all that is asked
      Then the device counts as compliant

  @req:IFW-010 @kind:policy @observable:report
  Rule: A device that breaks one setting of level 2 is noncompliant at once

    Scenario Outline: compliance level 2: <setting>, <value>
      Given compliance of level 2 is asked of every device
      And an iPhone 15 of Ada enrolled by ios-byod that breaks "<setting>"
      When the device has told all that is asked
      Then the device counts as noncompliant by "<setting>"

      # examples from IFW-010 settings: setting, value
      Examples:
        | setting                                                       | value       |
        | Jailbroken devices                                            | Block       |
        | Minimum OS version                                            | Major.Minor |
        | Require a password to unlock mobile devices                   | Require     |
        | Simple passwords                                              | Block       |
        | Minimum password length                                       | 6           |
        | Required password type                                        | Numeric     |
        | Maximum minutes after screen lock before password is required | 5           |
        | Maximum minutes of inactivity until screen locks              | 5           |
        | Mark device noncompliant                                      | Immediately |
      # end of examples

    Scenario: a device that breaks nothing of level 2
      Given compliance of level 2 is asked of every device
      And an iPhone 15 of Ada enrolled by ios-byod that breaks "nothing"
      When the device has told all that is asked
      Then the device counts as compliant

  @req:IFW-012 @kind:policy @observable:report
  Rule: The minimum version is Major.Minor, and itself enough

    Scenario Outline: minimum 14.8 and version <version>
      Given compliance asks for "Minimum OS version" "14.8" alone
      And an iPhone 15 of Ada with version "<version>" enrolled by ios-byod
      When the device has told all that is asked
      Then the device counts as <state>

      Examples:
        | version | state        |
        | 14.7    | noncompliant |
        | 14.8    | compliant    |
        | 14.10   | compliant    |
        | 15.0    | compliant    |

  @req:IFW-013 @kind:policy @observable:report
  Rule: A device is marked at once, unless the policy gives it days

    Scenario: no grace by default
      Given compliance of level 2 is asked of every device
      And an iPhone 15 of Ada enrolled by ios-byod that breaks "Jailbroken devices"
      When the device has told all that is asked
      Then the device counts as noncompliant

    @needs:clock
    Scenario: three days of grace
      Given compliance of level 2 is asked, and a device is marked after 3 days
      And an iPhone 15 of Ada enrolled by ios-byod that breaks "Jailbroken devices"
      When the device has told all that is asked
      Then the device counts as in grace period
      When 3 days pass
      Then the device counts as noncompliant

  @req:IFW-014 @kind:policy @observable:report
  Rule: Level 3 adds threats, risk, a newer version and passwords that expire

    Scenario Outline: compliance level 3: <setting>, <value>
      Given compliance of level 3 is asked of every device
      And an iPhone 15 of Ada enrolled by ios-byod that breaks "<setting>"
      When the device has told all that is asked
      Then the device counts as noncompliant by "<setting>"

      # examples from IFW-014 settings: setting, value
      Examples:
        | setting                                                      | value       |
        | Require the device to be at or under the Device Threat Level | Secured     |
        | Minimum OS version                                           | Major.Minor |
        | Require the device to be at or under the machine risk score  | Clear       |
        | Password expiration (days)                                   | 365         |
        | Mark device noncompliant                                     | Immediately |
      # end of examples

    Scenario: a version that was enough for level 2
      Given compliance of level 3 is asked of every device
      And an iPhone 15 of Ada with version "14.9" enrolled by ios-byod
      When the device has told all that is asked
      Then the device counts as noncompliant by "Minimum OS version"

    Scenario: a device that breaks nothing of level 3
      Given compliance of level 3 is asked of every device
      And an iPhone 15 of Ada enrolled by ios-byod that breaks "nothing"
      When the device has told all that is asked
      Then the device counts as compliant

  @req:IFW-015 @kind:prerequisite @observable:report @needs:settings:partner-signals
  Rule: One partner is enough where the policy asks for one

    Scenario Outline: only the <kind> is asked for, and it is <level>
      Given compliance asks for "<setting>" "<wanted>" alone
      And an iPhone 15 of Ada enrolled by ios-byod that breaks "nothing"
      And a partner finds the <kind> of the device to be "<level>"
      When the device checks in
      Then the device counts as <state>

      Examples:
        | kind   | setting                                                       | wanted  | level   | state        |
        | threat | Require the device to be at or under the Device Threat Level  | Secured | Secured | compliant    |
        | threat | Require the device to be at or under the Device Threat Level  | Secured | Low     | noncompliant |
        | risk   | Require the device to be at or under the machine risk score   | Clear   | Clear   | compliant    |
        | risk   | Require the device to be at or under the machine risk score   | Clear   | High    | noncompliant |
