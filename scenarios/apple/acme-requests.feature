Feature: How an ACME service reads a request

  Background:
    Given Ada's iPhone 15 holds an ACME payload for ios-byod

  @req:XAC-063 @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: Only newAccount may show a key

    Scenario: an order that shows its key
      When the device tries an order that shows its key
      Then the ACME service refuses with malformed

  @req:XAC-064 @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: Resources are not for a GET

    Scenario: an order is asked for without a signature
      When the device places an order for its identifier
      And the device tries a question for its order without a signature
      Then the ACME service answers with 405

  @req:XAC-065 @kind:error @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A request of another media type is not read

    Scenario: an order as plain JSON
      When the device tries an order under the media type of JSON
      Then the ACME service answers with 415

  @req:XAC-066 @kind:error @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A signature algorithm that is not taken is called so, and the others are named

    Scenario: an order that is signed by a shared secret
      When the device tries an order that is signed by HS256
      Then the ACME service refuses with badSignatureAlgorithm
      And it names the algorithms that it takes

  @req:XAC-067 @kind:lifecycle @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: An account that there is is not made again

    Scenario: the same key asks twice
      When the device asks for its account
      Then the ACME service answers with 201
      When the device asks for its account
      Then the ACME service answers with 200

  @req:XAC-068 @kind:lifecycle @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: No account is made for who wants only one that there is

    Scenario: a key that has none
      When the device tries a question for an account that it never had
      Then the ACME service refuses with accountDoesNotExist

  @req:XAC-069 @kind:error @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: Identifiers of other types are not served

    Scenario: a host name
      When the device tries an order for a host name
      Then the ACME service refuses with unsupportedIdentifier

  @req:XAC-070 @kind:lifecycle @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A challenge that was answered wrongly ends the order

    Scenario: the order after an attestation of somebody else
      When the device tries an attestation of another authority
      And the device asks how its order stands
      Then the ACME service tells status invalid
