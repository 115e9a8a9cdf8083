Feature: What a simulated Apple device does as an ACME client

  @req:XAC-030 @kind:lifecycle @observable:wire @party:device @level:should @platform:ios @method:ios-byod @needs:settings:acme
  Rule: A device whose nonce was refused tries again with the one it got

    Scenario Outline: <count> refused
      Given the ACME service refuses <count> nonces of every account
      When Ada enrolls an iPhone 15 by ios-byod with an identity by ACME
      Then the enrollment is accepted

      Examples:
        | count |
        | 1     |
        | 3     |

  @req:XAC-031 @kind:identity @observable:wire @party:device @platform:ios @method:ios-byod
  Rule: A device attests only a key in its hardware

    Scenario: an RSA key that is to be attested
      When Ada enrolls an iPhone 15 by ios-byod with an RSA key that it has to attest
      Then the device asks the ACME service for nothing
