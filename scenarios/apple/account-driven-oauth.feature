@platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment @needs:settings:account-driven
Feature: Codes and refresh tokens of account-driven enrollment

  @req:XAP-366 @kind:token @observable:wire @party:server @lockstep
  Rule: A code that was asked for with a challenge is redeemed with its verifier

    Scenario Outline: its own verifier by <method>
      Given account-driven enrollment is set to "signIn=oauth"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account, proving codes by <method>
      When the device redeems a new code with its proof
      Then the server answers with 200

      Examples:
        | method |
        | S256   |
        | plain  |

    Scenario Outline: another verifier by <method>
      Given account-driven enrollment is set to "signIn=oauth"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account, proving codes by <method>
      When the device redeems a new code with the proof "another-verifier-of-at-least-forty-three-characters"
      Then the server answers with 400

      Examples:
        | method |
        | S256   |
        | plain  |

  @req:XAP-367 @kind:token @observable:wire @party:server
  Rule: A device that announces no proof is served

    Scenario: as Apple documents it
      Given account-driven enrollment is set to "signIn=oauth"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment is accepted

  @req:XAP-369 @kind:token @observable:wire @party:device @needs:clock
  Rule: The newest refresh token is the one that counts

    Scenario: two hours later
      Given account-driven enrollment is set to "signIn=oauth, tokenMinutes=60"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When 61 minutes pass
      And the administrator sends SecurityInfo
      And 61 minutes pass
      And the administrator sends SecurityInfo
      Then the administrator finds the command acknowledged

  @req:XAP-368 @kind:token @observable:wire @party:server @needs:clock @lockstep
  Rule: A refresh token is good once

    Scenario: the first one again
      Given account-driven enrollment is set to "signIn=oauth, tokenMinutes=60"
      And Ada's iPhone 15 enrolled by ios-user-enrollment with her account
      When 61 minutes pass
      And the administrator sends SecurityInfo
      And the device shows its first refresh token again
      Then the server answers with 400
