@platform:ios @needs:method:ios-byod @needs:settings:acme @party:device
Feature: What a device says to an ACME service, and what it takes from one

  @kind:identity @observable:wire
  Rule: A device says who it is

    @req:XAC-060
    Scenario: the program
      When Ada enrolls an iPhone 15 by ios-byod with an identity by ACME
      Then every ACME request has a user-agent

    @req:XAC-061 @level:should
    Scenario: the language
      When Ada enrolls an iPhone 15 by ios-byod with an identity by ACME
      Then every ACME request has a accept-language

    @req:XAC-062
    Scenario: key and account
      When Ada enrolls an iPhone 15 by ios-byod with an identity by ACME
      Then newAccount shows the key and the rest names the account

  @req:XAC-071 @kind:identity @observable:wire
  Rule: A certificate for another key is not kept

    Scenario: a chain that begins with somebody else
      Given an ACME service that gives a certificate for another key
      When Ada enrolls an iPhone 15 by ios-byod with an identity by ACME
      Then the device does not use the certificate

  @req:XAC-072 @kind:identity @observable:wire
  Rule: A device answers the challenge for devices and no other

    Scenario: challenges for web servers
      Given an ACME service that offers other challenges
      When Ada enrolls an iPhone 15 by ios-byod with an identity by ACME
      Then the device answers no challenge

  @req:XAC-073 @kind:lifecycle @observable:wire @needs:clock
  Rule: A device waits for an order that is worked on

    Scenario: three questions until it is ready
      Given an ACME service that works on an order for 3 questions
      When Ada enrolls an iPhone 15 by ios-byod with an identity by ACME
      Then the enrollment is accepted

  @req:XAC-075 @kind:identity @observable:wire
  Rule: An attestation answers its own challenge

    Scenario: the freshness code of an enrollment
      When Ada enrolls an iPhone 15 by ios-byod with an identity by ACME
      Then the enrollment is accepted

  @req:XAC-076 @kind:identity @observable:wire
  Rule: A device attests where it is asked to

    Scenario: a payload that asks for no attestation
      When Ada enrolls an iPhone 15 by ios-byod with a key that it need not attest
      Then the device attests nothing

  @req:XAC-077 @kind:identity @observable:wire
  Rule: The request says what the payload says

    Scenario: a subject with a variable and a mail address
      Given ACME payloads with a subject and an alternative name
      When Ada enrolls an iPhone 15 by ios-byod with an identity by ACME
      Then the certificate is for "O=Contoso, CN={serial}"
      And the certificate has the mail address "ada@contoso.test" among its names

  @req:XAC-078 @kind:identity @observable:wire
  Rule: The key is of the payload's kind

    Scenario: an EC key of 384 bits
      When Ada enrolls an iPhone 15 by ios-byod with an EC key of 384 bits by ACME
      Then the certified key is "ec secp384r1"
