@platform:ios @needs:method:ios-user-enrollment
Feature: Known issues of User Enrollment

  @req:UEN-033 @kind:report @observable:report @method:ios-user-enrollment @needs:report:app-install-status
  Rule: A licensed app that is installed is reported as failed

    Scenario: the device has the app
      Given apps of the kinds "user-licensed" are assigned
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device has everything that is assigned
      Then the app "com.example.user-licensed" is on the device
      And the report of installations says "failed" of "com.example.user-licensed"

  @req:UEN-035 @kind:report @observable:report @method:ios-user-enrollment @needs:report:app-install-status
  Rule: The error of an app that is not supported does not say why

    Scenario: an app of the store
      Given apps of the kinds "store" are assigned
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device has everything that is assigned
      Then the report of installations says "failed" of "com.example.store", and nothing of "supported"

  @req:UEN-036 @kind:limitation @observable:admin @method:ios-user-enrollment @needs:page:company-portal
  Rule: The Company Portal lists every app that is targeted

    Scenario: apps that can be installed and apps that cannot
      Given apps of the kinds "user-licensed, device-licensed, store" are assigned
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the holder opens "apps" of the Company Portal
      Then the page shows "apps" as "com.example.user-licensed, com.example.device-licensed, com.example.store"

  @req:UEN-037 @kind:limitation @observable:human @needs:page:company-portal @needs:method:ios-byod
  Rule: With a text of the organisation's on what it cannot see, all are told the same of what it sees

    Scenario Outline: <method> with a text of its own
      Given the organisation has a text of its own on what it cannot see
      And Ada's iPhone 15 enrolled from its profile by <method>
      When the holder opens "privacy" of the Company Portal
      Then the page shows "canSee" as "Your organization sees model, serial number, system version and the managed apps."

      Examples:
        | method              |
        | ios-user-enrollment |
        | ios-byod            |

    Scenario: User Enrollment with the product's words
      Given Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the holder opens "privacy" of the Company Portal
      Then the page shows "canSee" as "Your organization sees the managed apps and nothing that names your device."
