Feature: The SCEP service of an MDM server, message by message

  Background:
    Given Ada's iPhone 15 holds a SCEP payload for ios-byod

  @req:XSC-001 @kind:capability @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: GetCACaps names AES, SHA-256 and POST, one keyword a line

    Scenario: the capabilities of the service
      When the device asks what the SCEP service can do
      Then the SCEP service names what everybody must have

  @req:XSC-002 @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: GetCACert has the media type of what it gives

    Scenario: the certificate of the authority
      When the device asks for the certificate of the authority
      Then the SCEP service keeps the rule

  @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A CertRep is of its media type, bound to its request, signed, and for the requester alone

    @req:XSC-003
    Scenario: the media type of a CertRep
      When the device asks for a certificate
      Then the SCEP service keeps the rule

    @req:XSC-004
    Scenario: a CertRep repeats the nonce of the request
      When the device asks for a certificate
      Then the SCEP service keeps the rule

    @req:XSC-005
    Scenario: a CertRep repeats the transactionID
      When the device asks for a certificate
      Then the SCEP service keeps the rule

    @req:XSC-008
    Scenario: a CertRep bears the signature of the authority
      When the device asks for a certificate
      Then the SCEP service keeps the rule

    @req:XSC-012
    Scenario: every CertRep has a new nonce of 16 bytes
      When the device asks for a certificate
      And the device asks for a certificate
      Then the SCEP service keeps the rule

    @req:XSC-013
    Scenario: the certificate is enveloped for the requester
      When the device asks for a certificate
      Then the SCEP service keeps the rule

  @req:XSC-006 @kind:token @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: Only the right challenge is worth a certificate

    Scenario: a wrong challenge
      When the device asks for a certificate with the challenge "guessed"
      Then the SCEP service refuses

    Scenario: no challenge
      When the device asks for a certificate without challenge
      Then the SCEP service refuses

  @req:XSC-007 @kind:error @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A message that was changed on its way is refused

    Scenario: a signature that does not verify
      When the device asks for a certificate in a message that was changed on its way
      Then the SCEP service refuses

  @req:XSC-011 @kind:error @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A FAILURE says why in failInfo

    Scenario: a wrong challenge is a bad request
      When the device asks for a certificate with the challenge "guessed"
      Then the SCEP service answers FAILURE with badRequest

  @req:XSC-014 @kind:capability @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: PKIOperation may come by GET

    Scenario: a request in the query
      When the device asks for a certificate by GET
      Then the SCEP service answers SUCCESS

  @req:XSC-017 @kind:error @observable:wire @lockstep @platform:ios @method:ios-byod @level:should
  Rule: What is no message gets an HTTP error of the 4xx class

    Scenario: bytes that mean nothing
      When the device sends bytes that are no SCEP message
      Then the SCEP service rejects them

  @req:XSC-010 @kind:lifecycle @observable:wire @lockstep @platform:ios @method:ios-byod @needs:settings:scep
  Rule: A request that waits is answered PENDING, and CertPoll fetches the certificate

    Scenario: granted at the first poll
      Given the SCEP service lets requests wait 1 time
      When the device asks for a certificate
      Then the SCEP service answers PENDING
      When the device asks whether its request was granted
      Then the SCEP service answers SUCCESS
