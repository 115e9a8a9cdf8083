@platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment @needs:settings:apple-configuration
Feature: Passcodes and apps on a device in User Enrollment

  @req:UEN-011 @kind:policy @observable:wire @party:device
  Rule: Any password setting means six digits that are not simple

    Scenario Outline: a policy that sets nothing but "<setting>"
      Given a policy sets "<setting>" to "<value>" and nothing else
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device checks in
      Then "minLength" holds as "6" on the device
      And "allowSimple" holds as "false" on the device
      And "forcePIN" holds as "true" on the device

      Examples:
        | setting                    | value |
        | Minimum password length    | 4     |
        | Password expiration (days) | 30    |
        | Require a password         | Yes   |

  @req:UEN-012 @kind:policy @observable:wire @party:device
  Rule: Passcodes do not expire

    Scenario: a policy that sets nothing but expiration
      Given a policy sets "Password expiration (days)" to "30" and nothing else
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device checks in
      Then "maxPINAgeInDays" holds as "nothing" on the device
      And "minLength" holds as "6" on the device

  @req:UEN-013 @kind:policy @observable:wire @party:device
  Rule: Repeated and running digits are refused

    Scenario Outline: the holder types <digits>
      Given a policy sets "Require a password" to "Yes" and nothing else
      And an iPhone 15 of Ada enrolled by ios-user-enrollment, who types "<digits>" as the passcode
      When the device checks in
      And the administrator sends SecurityInfo
      Then the answer tells "SecurityInfo/PasscodeCompliantWithProfiles" as "<taken>"

      Examples:
        | digits | taken |
        | 111111 | false |
        | 123456 | false |
        | 271828 | true  |
        | 27182  | false |

  @req:UEN-020 @kind:lifecycle @observable:wire @party:device
  Rule: Apps of the organisation go with the enrollment

    Scenario: an app that is not flagged to go
      Given an iPhone 15 of Ada enrolled by ios-user-enrollment with the app "com.example.diary" of her own
      When the administrator sends InstallApplication with "Identifier=com.example.notes, ManifestURL=https://apps.work.example/notes"
      And the holder takes the device up
      And the user removes management
      Then the app "com.example.notes" is gone from the device
      And the app "com.example.diary" is on the device
