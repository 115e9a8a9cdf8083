Feature: What a simulated Apple device does as a SCEP client

  Background:
    Given Ada's iPhone 15 holds a SCEP payload for ios-byod

  @req:XSC-030 @kind:identity @observable:wire @party:device @lockstep @platform:ios @method:ios-byod
  Rule: An authority with another fingerprint than the payload's is not trusted

    Scenario: another fingerprint
      When the device enrolls by SCEP with a payload that names another authority
      Then the device asks the authority for nothing

  @req:XSC-031 @kind:identity @observable:wire @party:device @lockstep @platform:ios @method:ios-byod
  Rule: The device takes the best that the service offers

    Scenario: a service that offers everything
      When the device enrolls by SCEP
      Then the request uses AES, SHA-2 and POST

  @req:XSC-032 @kind:lifecycle @observable:wire @party:device @lockstep @platform:ios @method:ios-byod @needs:settings:scep
  Rule: A poll continues the transaction of its request

    Scenario: one poll
      Given the SCEP service lets requests wait 1 time
      When the device asks for a certificate
      And the device asks whether its request was granted
      Then all requests belong to one transaction
