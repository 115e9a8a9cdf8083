@platform:ios @needs:method:ios-byod @needs:settings:scep @party:device
Feature: How a device reads a SCEP service, and what it asks of one

  @kind:identity @observable:wire
  Rule: An answer that is not what was asked for is worth nothing

    @req:XSC-060
    Scenario: an answer that repeats another nonce
      Given a SCEP service with answers that repeat another nonce
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the device does not use the certificate

    @req:XSC-061
    Scenario: an answer of another transaction
      Given a SCEP service with answers of another transaction
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the device does not use the certificate

    @req:XSC-062
    Scenario: an answer that a stranger signed
      Given a SCEP service with answers that a stranger signed
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the device does not use the certificate

    @req:XSC-063
    Scenario: a certificate for another key
      Given a SCEP service with answers with a certificate for another key
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the device does not use the certificate

  @req:XSC-064 @kind:identity @observable:wire @lockstep
  Rule: Every request has 16 bytes of nonce of its own

    Scenario: a request and its poll
      Given Ada's iPhone 15 holds a SCEP payload for ios-byod
      And the SCEP service lets requests wait 1 time
      When the device asks for a certificate
      And the device asks whether its request was granted
      Then no two requests have the same nonce

  @req:XSC-065 @kind:identity @observable:wire @level:should
  Rule: The first request is signed by a certificate that the key made for itself

    Scenario: key and name of the signer
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the first request is signed by the key's own certificate

  @req:XSC-066 @kind:capability @observable:wire
  Rule: A client uses nothing that the service does not name

    Scenario: a service of the old days
      Given a SCEP service that names "DES3, SHA-1" and nothing else
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the request went with des-ede3-cbc, sha1 and by GET

    Scenario: a service that can do everything
      Given a SCEP service that names "SCEPStandard, SHA-512" and nothing else
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the request went with aes-128-cbc, sha512 and by POST

  @req:XSC-067 @kind:identity @observable:wire
  Rule: A request is enveloped for the registration authority, where there is one

    Scenario: a registration authority opens the envelope
      Given a SCEP service behind a registration authority
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the enrollment is accepted

  @req:XSC-068 @kind:identity @observable:wire @level:should
  Rule: A device asks for the authority that its payload names

    Scenario: one of several authorities
      Given SCEP payloads with the authority "Contoso"
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the device asked for the authority "Contoso"

  @req:XSC-069 @kind:identity @observable:wire
  Rule: The key has the size that the payload wants

    Scenario: twice the usual
      Given SCEP payloads with a key of 4096 bits
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the certified key is "rsa 4096"

  @req:XSC-070 @kind:identity @observable:wire @level:should @platform:macos @needs:method:macos-byod
  Rule: A Mac whose payload has no common name takes the payload's identifier

    Scenario: a payload without a subject
      Given SCEP payloads with no subject
      When Ada enrolls a MacBook Air by macos-byod straight from its profile
      Then the certificate is named by its payload
