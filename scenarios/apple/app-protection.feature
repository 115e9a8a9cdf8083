@platform:ios @needs:settings:app-protection
Feature: App protection of people's own devices

  @req:IOS-002 @kind:method @observable:wire @method:ios-byod @needs:method:ios-byod
  Rule: A person's own device is protected in its apps, managed as a whole, or in its work part

    Scenario: app protection only
      Given the app "com.example.mail" is protected for everybody
      And Ada's own iPhone 15, which nobody manages
      When the holder signs in to the app "com.example.mail"
      Then the app "com.example.mail" enforces "protected"
      And no server manages the device

    Scenario Outline: <kind> Enrollment
      Given Ada's iPhone 15 enrolled from its profile by <method>
      When the device checks in
      Then the device is in <kind> Enrollment

      @method:ios-user-enrollment @needs:method:ios-user-enrollment
      Examples:
        | kind   | method              |
        | Device | ios-byod            |
        | User   | ios-user-enrollment |

  @req:IOS-003 @kind:capability @observable:wire @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: A PIN of the device comes with User Enrollment, and never with an app

    Scenario: app protection alone
      Given the protection of "com.example.mail" wishes for a PIN of 6 digits
      And Ada's own iPhone 15, which nobody manages
      When the holder signs in to the app "com.example.mail"
      Then the app "com.example.mail" enforces appPin "4"
      And the app "com.example.mail" enforces devicePin "nothing"
      And "minLength" holds as "nothing" on the device

    Scenario: app protection with User Enrollment
      Given the protection of "com.example.mail" wishes for a PIN of 6 digits
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the device has everything that is assigned
      Then "minLength" holds as "6" on the device
      And "allowSimple" holds as "false" on the device
