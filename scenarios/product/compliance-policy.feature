@platform:android @method:android-da @needs:settings:compliance-policies
Feature: Compliance policies for devices that a device administrator manages

  @req:MIG-008 @kind:portal @observable:admin
  Rule: A policy needs a platform and a name, and keeps whatever else it is given

    Scenario Outline: without its <field> it is refused
      When an administrator writes a compliance policy without its <field>
      Then the setting is refused

      Examples:
        | field    |
        | platform |
        | name     |

    Scenario: platform and name are enough
      When an administrator writes a compliance policy of platform and name alone
      Then the compliance policy is stored

    Scenario: every field is kept
      When an administrator fills in every field of a compliance policy
      Then the compliance policy has every field

  @req:MIG-009 @kind:policy @observable:admin
  Rule: The section Device Health has seven settings, each of which can be left alone

    Scenario Outline: it offers "<setting>"
      When an administrator opens the compliance form for "Android device administrator"
      Then the section "Device Health" offers "<setting>", configured or not

      # examples from MIG-009 settings: name as setting
      Examples:
        | setting                                                      |
        | Block devices managed with device administrator              |
        | Require the device to be at or under the Device Threat Level |
        | Require threat scan on apps                                  |
        | Block rooted devices                                         |
        | Check basic integrity                                        |
        | Require Google Play Services to be configured                |
        | Require up-to-date security provider                         |
      # end of examples

    Scenario Outline: "<setting>" can be <value>
      When an administrator opens the compliance form for "Android device administrator"
      Then the section "Device Health" lets "<setting>" be "<value>"

      Examples:
        | setting                                                       | value |
        | Block devices managed with device administrator               | Yes   |
        | Require the device to be at or under the Device Threat Level  | Low   |
        | Require threat scan on apps                                   | Yes   |
        | Block rooted devices                                          | Yes   |
        | Check basic integrity                                         | Yes   |
        | Require Google Play Services to be configured                 | Yes   |
        | Require up-to-date security provider                          | Yes   |

  @req:MIG-010 @kind:policy @observable:admin
  Rule: Each action has a schedule, and a mail its template and recipients

    Scenario Outline: <action>, <schedule>
      When an administrator writes the three actions of the example
      Then "<action>" is scheduled "<schedule>", with what belongs to it

      # examples from MIG-010 example: action, schedule
      Examples:
        | action                             | schedule    |
        | Mark device noncompliant           | 14 days     |
        | Send push notification to end user | 7 days      |
        | Send email to end user             | Immediately |
      # end of examples

  @req:MIG-011 @kind:policy @observable:admin @needs:clock
  Rule: A device is marked at once unless the policy gives it days of grace

    Background:
      Given device administrators are turned on

    Scenario: without a schedule
      Given a compliance policy blocks device administrators
      And Ada's Galaxy A54 enrolled by android-da
      Then the device counts as noncompliant

    Scenario: within fourteen days of grace
      Given a compliance policy blocks device administrators after 14 days of grace
      And Ada's Galaxy A54 enrolled by android-da
      When 13 days pass
      Then the device counts as in grace period

    Scenario: after fourteen days of grace
      Given a compliance policy blocks device administrators after 14 days of grace
      And Ada's Galaxy A54 enrolled by android-da
      When 14 days pass
      Then the device counts as noncompliant

  @req:MIG-002 @kind:policy @observable:admin
  Rule: A policy can hold a device administrator itself against a device

    Scenario: the reason is named
      Given device administrators are turned on
      And a compliance policy blocks device administrators
      And Ada's Galaxy A54 enrolled by android-da
      Then the device counts as noncompliant by "Block devices managed with device administrator"
