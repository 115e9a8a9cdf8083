@party:server @platform:android @needs:settings:android-configuration
Feature: Enrollment and access under the Android security configuration framework (apps)

  @req:AFW-010 @kind:policy @observable:wire @needs:settings:android-apps
  Rule: An app with the key takes the accounts in it and no other

    Scenario Outline: the key holds "<value>" and "<account>" is <taken>
      Given Ada's Pixel 8 enrolled by android-work-profile
      And the app "com.microsoft.office.outlook" with managed configuration in the console
      When the administrator deploys "com.microsoft.office.outlook" as required with com.microsoft.intune.mam.AllowedAccountUPNs "<value>"
      And the device checks in
      And the user signs in to "com.microsoft.office.outlook" with "<account>"
      Then the device <lets> that happen

      Examples:
        | value                             | account             | taken     | lets         |
        | {{userprincipalname}}             | managed             | taken     | lets         |
        | {{userprincipalname}}             | me@personal.example | not taken | does not let |
        | one@work.example;two@work.example | two@work.example    | taken     | lets         |
        | one@work.example;two@work.example | managed             | not taken | does not let |
        | one@work.example;two@work.example | one@work.example    | taken     | lets         |


  @req:AFW-011 @kind:prerequisite @observable:admin @needs:settings:android-apps
  Rule: An app is in managed Google Play first, and then has a policy of its own

    Scenario: an app that was not added
      Given the app "com.example.mail" in Google Play
      When the administrator tries to deploy "com.example.mail"
      Then that is refused, naming "com.example.mail"

    Scenario: an app that was added
      Given Ada's Pixel 8 enrolled by android-work-profile
      And the app "com.example.mail" with managed configuration in the console
      When the administrator deploys "com.example.mail" as required with com.microsoft.intune.mam.AllowedAccountUPNs "one@work.example"
      And the device checks in
      And the user opens "com.example.mail"
      Then "com.example.mail" started with com.microsoft.intune.mam.AllowedAccountUPNs "one@work.example"
