@needs:acme
Feature: What a device has to prove to an ACME service, and what it may order

  Background:
    Given Ada's iPhone 15 holds an ACME payload for ios-byod

  @req:XAC-006 @kind:token @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: Only an identifier that was given to a device is worth an order

    Scenario: a guess
      When the device tries an order for an identifier that nobody gave
      Then the ACME service refuses with rejectedIdentifier

  @req:XAC-007 @kind:token @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: An identifier is worth one order

    Scenario: ordered twice
      When the device places an order for its identifier
      And the device places another order for the same identifier
      Then the ACME service refuses with rejectedIdentifier

  @req:XAC-008 @kind:capability @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A permanent identifier is proven by device-attest-01

    Scenario: the challenges of an order
      When the device asks for the authorization of its order
      Then the ACME service keeps the rule

  @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: An attestation is fresh, complete and of a trusted authority

    @req:XAC-009
    Scenario: an authority that nobody trusts
      When the device tries an attestation of another authority
      Then the ACME service refuses with badAttestationStatement

    @req:XAC-010
    Scenario: made for another token
      When the device tries an attestation for another token
      Then the ACME service refuses with badAttestationStatement

    @req:XAC-011
    Scenario: no certificates
      When the device tries an attestation without certificates
      Then the ACME service refuses with badAttestationStatement

  @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: The certificate is for the key and the device that were proven

    @req:XAC-012
    Scenario: another key
      When the device tries a request for a key that was not attested
      Then the ACME service refuses with badCSR

    @req:XAC-013
    Scenario: another name
      When the device tries a request in the name of another device
      Then the ACME service refuses with badCSR

  @req:XAC-050 @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: An identifier that was given to a device is good for that device alone

    Scenario: an attestation of another device
      Given Bo's iPhone 15 holds an ACME payload for ios-byod that is for its serial number
      When the device tries an attestation of another device
      Then the ACME service refuses with badAttestationStatement

  @req:XAC-051 @kind:identity @observable:wire @platform:ios @party:device @needs:method:ios-user-enrollment
  Rule: In User Enrollment an attestation does not tell which device it is

    Scenario Outline: an attestation by <method> <tells> the serial number
      When Bo enrolls an iPhone 15 by <method> with an identity by ACME
      Then its attestation <tells> its serial number

      Examples:
        | method              | tells         |
        | ios-byod            | tells         |
        | ios-user-enrollment | does not tell |
