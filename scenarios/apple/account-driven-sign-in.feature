@platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment @needs:settings:account-driven
Feature: Account-driven enrollment signs the holder in

  @req:XAP-222 @kind:entry @observable:wire
  Rule: Without a token the server says how to sign in

    Scenario Outline: by <method>
      Given account-driven enrollment is set to "signIn=<sign in>"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the server asks for a sign-in by "<method>"
      And the enrollment is accepted

      Examples:
        | sign in | method       |
        | simple  | apple-as-web |
        | oauth   | apple-oauth2 |

  @req:XAP-223 @kind:entry @observable:wire
  Rule: The sign-in ends with a permanent redirect to the device's own scheme

    Scenario: the pages of the server
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the sign-in ended with 308 to "apple-remotemanagement-user-login://authentication-results?access-token="

    Scenario: an authorization server
      Given account-driven enrollment is set to "signIn=oauth"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the sign-in ended with 308 to "apple-remotemanagement-user-login:/oauth2/redirection?code="

  @req:XAP-224 @kind:token @observable:wire @lockstep
  Rule: A profile is for who has signed in

    Scenario: a token that nobody gave out
      Given Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When the device asks for the profile with the token "invented"
      Then the server asks for a sign-in by "apple-as-web"

  @req:XAP-235 @kind:identity @observable:wire @party:device
  Rule: The request for the profile does not tell which device it is

    Scenario: before and after the sign-in
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the requests for the profile name no hardware

  @req:XAP-236 @kind:error @observable:wire @party:device
  Rule: A device signs in by a method that it knows, or not at all

    Scenario Outline: <fault>
      Given the server of account-driven enrollment has the fault "<fault>"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment stops at <step> with "<code>"

      Examples:
        | fault                            | step           | code              |
        | no challenge                     | RequestProfile | 401               |
        | a challenge of an unknown method | SignIn         | CHALLENGE_UNKNOWN |

  @req:XAP-237 @kind:error @observable:wire @party:device
  Rule: A sign-in without the documented result is no sign-in

    Scenario Outline: <fault>
      Given the server of account-driven enrollment has the fault "<fault>"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment stops at SignIn with "CALLBACK_WITHOUT_TOKEN"

      Examples:
        | fault                             |
        | a callback with another parameter |
        | a callback without a token        |

  @req:XAP-239 @kind:entry @observable:wire @party:device
  Rule: The sign-in is told whose it is

    Scenario: an authorization request hints at the account
      Given account-driven enrollment is set to "signIn=oauth"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the sign-in was told the account as "login_hint"

  @req:XAP-240 @kind:error @observable:wire @party:device
  Rule: The profile must be for the enrollment that was discovered

    Scenario Outline: <fault>
      Given the server of account-driven enrollment has the fault "<fault>"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment stops at InstallProfile with "ENROLLMENT_MODE"

      Examples:
        | fault                  |
        | no EnrollmentMode      |
        | another EnrollmentMode |

  @req:XAP-241 @kind:error @observable:wire @party:device
  Rule: The holder must be able to sign in with the account that the profile names

    Scenario: it names somebody else's
      Given the server of account-driven enrollment has the fault "AssignedManagedAppleID of somebody else"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment stops at ManagedAccount with "ACCOUNT_SIGN_IN"

    Scenario: it names none
      Given the server of account-driven enrollment has the fault "no AssignedManagedAppleID"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment is refused
