@needs:acme
Feature: The ACME service of an MDM server, message by message

  Background:
    Given Ada's iPhone 15 holds an ACME payload for ios-byod

  @req:XAC-001 @kind:capability @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: The directory names newNonce, newAccount and newOrder

    Scenario: the first message
      When the device places an order for its identifier
      Then the ACME service keeps the rule

  @req:XAC-002 @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: Every answer brings a nonce that was not given before

    Scenario: an order up to its authorization
      When the device asks for the authorization of its order
      Then the ACME service keeps the rule

  @req:XAC-003 @kind:error @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A nonce that was used or never given is refused

    Scenario Outline: <fault>
      When the device tries <fault>
      Then the ACME service refuses with badNonce

      Examples:
        | fault                                      |
        | an order with a nonce that was used before |
        | an order with a nonce that nobody gave     |

  @req:XAC-004 @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A signature that does not verify is refused

    Scenario: a spoiled signature
      When the device tries an order whose signature was spoiled
      Then the ACME service refuses

  @req:XAC-005 @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A request is taken only where it was signed for

    Scenario: signed for another address
      When the device tries an order that was signed for another address
      Then the ACME service refuses with unauthorized

  @req:XAC-014 @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: An order belongs to the account that placed it

    Scenario: a stranger asks
      When the device tries a question for another account's order
      Then the ACME service refuses with unauthorized

  @req:XAC-015 @kind:error @observable:wire @lockstep @platform:ios @method:ios-byod @level:should
  Rule: A refusal is a problem document

    Scenario: the media type
      When the device tries an order with a nonce that nobody gave
      Then the ACME service keeps the rule

  @req:XAC-016 @kind:lifecycle @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: No certificate before the proof

    Scenario: finalized at once
      When the device tries a request without the proof
      Then the ACME service refuses with orderNotReady

  @req:XAC-017 @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: The certificate comes first in its chain

    Scenario: from the directory to the certificate
      When the device asks for a certificate by ACME
      Then the ACME service keeps the rule
