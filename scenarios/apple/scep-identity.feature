Feature: The identity that an MDM server issues by SCEP, from first to last

  @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: The certificate is what was asked for and what its issuer may give

    Background:
      Given Ada's iPhone 15 holds a SCEP payload for ios-byod

    @req:XPK-001
    Scenario: the key of the request is certified
      When the device asks for a certificate
      Then the SCEP service keeps the rule

    @req:XPK-002
    Scenario: the issuer's name is the authority's subject
      When the device asks for a certificate
      Then the SCEP service keeps the rule

    @req:XPK-004
    Scenario: the certificate is valid when it is issued
      When the device asks for a certificate
      Then the SCEP service keeps the rule

    @req:XPK-005
    Scenario: the certificate authenticates a client and signs
      When the device asks for a certificate
      Then the SCEP service keeps the rule

    @req:XPK-006
    Scenario: the device does not become an authority
      When the device asks for a certificate
      Then the SCEP service keeps the rule

    @req:XPK-011
    Scenario: the signature is the authority's
      When the device asks for a certificate
      Then the SCEP service keeps the rule

    @req:XPK-003
    Scenario: the serial number is positive and short enough
      When the device asks for a certificate
      Then the SCEP service keeps the rule

  @req:XPK-003 @kind:identity @observable:wire @platform:ios @method:ios-byod
  Rule: No serial number is given twice

    Scenario: two devices
      Given Ada's iPhone 15 enrolled by ios-byod
      And Bob's iPhone 15 enrolled by ios-byod
      Then the certificates have different serial numbers

  @req:XPK-007 @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A request proves that its key is at hand

    Scenario: a request whose signature does not verify
      Given Ada's iPhone 15 holds a SCEP payload for ios-byod
      When the device asks for a certificate for a key that it does not hold
      Then the SCEP service refuses

  @req:XSC-009 @kind:lifecycle @observable:wire @lockstep @platform:ios @method:ios-byod @level:should
  Rule: A certificate in force is worth its successor, without challenge

    Scenario: renewal
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device renews its certificate without challenge
      Then the SCEP service answers SUCCESS

  @kind:lifecycle @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: Any other certificate is worth nothing

    @req:XPK-008 @needs:clock
    Scenario: renewal after expiry
      Given Ada's iPhone 15 enrolled by ios-byod
      And the device knows the SCEP service
      When 366 days pass
      And the device renews its certificate without challenge
      Then the SCEP service refuses

    @req:XPK-009
    Scenario: renewal with a certificate of another issuer
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device asks for renewal with a certificate that it made itself
      Then the SCEP service refuses

    @req:XPK-010
    Scenario: renewal after the device checked out
      Given Ada's iPhone 15 enrolled by ios-byod
      And the device has checked out
      When the device renews its certificate without challenge
      Then the SCEP service refuses

  @req:XSC-015 @kind:capability @observable:wire @lockstep @platform:ios @method:ios-byod @level:may
  Rule: GetCert gives a certificate by its serial number, and no other

    Scenario: a serial number that was never given
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device asks for the certificate with serial number 0badcafe
      Then the SCEP service answers FAILURE with badCertId

    Scenario: the device's own
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device asks for its own certificate by serial number
      Then the SCEP service answers SUCCESS

  @req:XSC-016 @kind:capability @observable:wire @lockstep @platform:ios @method:ios-byod @level:may
  Rule: GetCRL gives the revocation list

    Scenario: the list of the authority
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device asks for the revocation list
      Then the SCEP service answers SUCCESS
      And the SCEP service keeps the rule
