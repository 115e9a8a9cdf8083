@needs:settings:account-driven
Feature: Account-driven enrollment lasts as long as the sign-in does

  @req:XAP-225 @kind:identity @observable:wire
  Rule: The profile says whose device it is to be

    @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
    Scenario: User Enrollment for who signed in
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment is accepted
      And the device enrolled as "BYOD" for its holder

  @req:XAP-226 @kind:token @observable:wire @needs:clock @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: The server asks for a sign-in again when the token has run out

    Scenario: an hour later
      Given account-driven enrollment is set to "tokenMinutes=60"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When 61 minutes pass
      And the device checks in
      Then the device waits for its holder to sign in

    Scenario: while the token counts
      Given account-driven enrollment is set to "tokenMinutes=60"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When 59 minutes pass
      And the administrator sends SecurityInfo
      Then the administrator finds the command acknowledged

  @req:XAP-227 @req:XAP-238 @kind:token @observable:wire @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: An authorization response belongs to its request

    Scenario: the state comes back
      Given account-driven enrollment is set to "signIn=oauth"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment is accepted

    Scenario: another state comes back
      Given account-driven enrollment is set to "signIn=oauth, fault=another state"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment stops at SignIn with "STATE_MISMATCH"

    Scenario: there is no token for the code
      Given account-driven enrollment is set to "signIn=oauth, fault=no token for the code"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment stops at Token with "400"

  @req:XAP-228 @kind:token @observable:wire @lockstep @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: A code is good once, for the client that it was made for

    Scenario: it is redeemed twice
      Given account-driven enrollment is set to "signIn=oauth"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When the device redeems its code again
      Then the server answers with 400

    Scenario: another client redeems it
      Given account-driven enrollment is set to "signIn=oauth"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When the device redeems a new code as the client "somebody-else"
      Then the server answers with 400

  @req:XAP-229 @req:XAP-245 @kind:token @observable:wire @needs:clock @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: A refresh token replaces the access token without the holder

    Scenario: an hour later
      Given account-driven enrollment is set to "signIn=oauth, tokenMinutes=60"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When 61 minutes pass
      And the administrator sends SecurityInfo
      Then the administrator finds the command acknowledged
      And the holder signed in 1 time

    @lockstep
    Scenario: a refresh token that nobody gave out
      Given account-driven enrollment is set to "signIn=oauth"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When the device shows the refresh token "invented"
      Then the server answers with 400

  @req:XAP-242 @kind:token @observable:wire @party:device @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: Every message to the MDM server carries the token

    Scenario: check-ins and a command
      Given Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When the administrator sends SecurityInfo
      Then every message to the MDM server carries a token

  @req:XAP-243 @kind:lifecycle @observable:wire @party:device @needs:clock @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: A device without a valid token stays in management and asks its holder

    Scenario: the holder signs in again
      Given account-driven enrollment is set to "tokenMinutes=60"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When 61 minutes pass
      And the administrator sends SecurityInfo
      And the holder takes the device up
      Then the administrator finds the command acknowledged
      And the holder signed in 2 times

  @req:XAP-244 @kind:lifecycle @observable:wire @party:device @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: An answer that met an invalid token is sent again after the sign-in

    Scenario: the token runs out during a session
      Given account-driven enrollment is set to "tokenMessages=3"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When the administrator sends SecurityInfo
      And the holder takes the device up
      Then the refused answer was sent again as it was
      And the administrator finds the command acknowledged

  @req:XAP-247 @kind:identity @observable:wire @party:device @platform:ios @method:ios-byod @needs:method:ios-byod
  Rule: In account-driven Device Enrollment the device says which it is

    Scenario: the administrator knows the serial number
      Given account-driven enrollment is set to "iPhone=mdm-adde"
      When Ada enrolls an iPhone 15 by ios-byod with her account
      Then the enrollment is accepted
      And the administrator knows its serial number
