@party:device @platform:ios
Feature: Which restrictions an Apple device obeys

  @req:XAP-330 @kind:restriction @observable:wire
  Rule: A restriction of a later version does nothing on an older one

    Scenario Outline: hidden apps on version <version> are <state>
      Given a supervised iPhone 15 of Ada with version "<version>" enrolled by ios-byod
      When the administrator installs the profile "work" that sets "allowAppsToBeHidden" to false
      Then the administrator finds the command acknowledged
      And "allowAppsToBeHidden" is <state> on the device

      Examples:
        | version | state     |
        | 17.6    | allowed   |
        | 18.1    | forbidden |

  @req:XAP-331 @kind:restriction @observable:wire @needs:method:ios-user-enrollment
  Rule: User Enrollment obeys the restrictions of the managed part only

    Scenario Outline: <key> in User Enrollment is <state>
      Given Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the administrator installs the profile "work" that sets "<key>" to false
      Then the administrator finds the command acknowledged
      And "<key>" is <state> on the device

      Examples:
        | key                            | state     |
        | allowCamera                    | allowed   |
        | allowOpenFromManagedToUnmanaged | forbidden |

  @req:XAP-332 @kind:restriction @observable:wire @platform:ipados
  Rule: A Shared iPad passes over restrictions that are not for it

    Scenario Outline: <key> on a Shared iPad is <state>
      Given a Shared iPad of Ada enrolled by ios-byod
      When the administrator installs the profile "school" that sets "<key>" to false
      Then the administrator finds the command acknowledged
      And "<key>" is <state> on the device

      Examples:
        | key                    | state     |
        | allowCloudDocumentSync | allowed   |
        | allowSafari            | forbidden |

  @req:XAP-333 @kind:error @observable:wire
  Rule: A profile whose values do not fit is not installed

    Scenario Outline: <key> is "<value>"
      Given a supervised iPhone 15 of Ada with version "18.1" enrolled by ios-byod
      When the administrator installs the profile "work" whose "<key>" is the text "<value>"
      Then the administrator finds the command failed
      And the answer tells "ErrorChain/1/ErrorCode" as "2003"
      And the device has 0 profiles "work"

      Examples:
        | key                         | value |
        | allowCamera                 | no    |
        | enforcedSoftwareUpdateDelay | 30    |
        | ratingRegion                | xx    |

  @req:XAP-334 @kind:restriction @observable:wire
  Rule: A restriction that nobody knows is passed over

    Scenario: a key that there is not
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs the profile "work" that sets "allowCoffee" to false
      Then the administrator finds the command acknowledged
      And the device has 1 profile "work"

  @req:XAP-335 @kind:report @observable:admin
  Rule: The answer to Restrictions tells the parts of profiles when asked

    Scenario: profiles are asked for
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs the profile "strict" that sets "allowCamera" to false
      And the administrator installs the profile "lenient" that sets "allowCamera" to true
      And the administrator sends Restrictions with "ProfileRestrictions=true"
      Then the answer tells "GlobalRestrictions/restrictedBool/allowCamera/value" as "false"
      And the answer tells "ProfileRestrictions/lenient/restrictedBool/allowCamera/value" as "true"

    Scenario: profiles are not asked for
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs the profile "strict" that sets "allowCamera" to false
      And the administrator sends Restrictions
      Then the answer tells "GlobalRestrictions/restrictedBool/allowCamera/value" as "false"
      And the answer does not tell "ProfileRestrictions"
