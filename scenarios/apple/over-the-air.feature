@platform:ios @method:ios-byod @needs:method:ios-byod @needs:verb:enrollment.issue
Feature: Over-the-Air Profile Delivery

  @req:XAP-303 @req:XAP-304 @kind:lifecycle @observable:wire @party:server
  Rule: An identity first, then a profile that is encrypted for it

    Scenario: an iPhone enrolls in three phases
      When Ada enrolls an iPhone 15 by ios-byod over the air
      Then the enrollment is accepted
      And the first answer offers an identity and no management
      And the profile is readable for the device alone

  @lockstep @req:XAP-303 @kind:lifecycle @observable:wire @party:server
  Rule: The identity from the factory never gets the profile, however often it asks

    Scenario: the second phase comes twice, and no third one
      Given Ada's iPhone 15 is asked for its attributes
      When the device tells them with nothing wrong
      And the device tells them with nothing wrong
      Then the latest answer offers an identity and no management

  @req:XAP-305 @req:XAP-306 @kind:identity @observable:wire @party:device
  Rule: The device tells what it is asked for, first as itself and then by the identity that it was given

    Scenario: what an iPhone tells in three phases
      When Ada enrolls an iPhone 15 by ios-byod over the air
      Then the device told what it was asked for and nothing else
      And the device signed by two identities at one address
      And the enrollment is accepted

  @lockstep @req:XAP-300 @kind:token @observable:wire @party:server
  Rule: The challenge comes back as it was given

    Scenario Outline: attributes with <wrong>
      Given Ada's iPhone 15 is asked for its attributes
      When the device tells them with <wrong>
      Then the server refuses the message

      Examples:
        | wrong             |
        | another challenge |
        | no challenge      |

  @lockstep @req:XAP-301 @kind:identity @observable:wire @party:server
  Rule: Attributes count under a signature that holds

    Scenario: attributes whose signature was tampered with
      Given Ada's iPhone 15 is asked for its attributes
      When the device tells them with a tampered signature
      Then the server refuses the message

  @lockstep @req:XAP-302 @kind:identity @observable:wire @party:server
  Rule: The identity of one device does not get the profile of another

    Scenario: attributes of another device under an identity that was given
      Given Ada's iPhone 15 is asked for its attributes
      When the device tells them under its new identity with the UDID of another device
      Then the server refuses the message

  @lockstep @req:XAP-307 @kind:identity @observable:wire @party:server
  Rule: A certificate that only names the authority opens nothing

    Scenario: attributes under an identity of the device's own making
      Given Ada's iPhone 15 is asked for its attributes
      When the device tells them under its new identity with a certificate that only names its issuer
      Then the server refuses the message

  @lockstep @req:XAP-308 @kind:identity @observable:wire @party:server
  Rule: Only a device with its identity from the factory is given another

    Scenario: attributes under an identity that no factory gave
      Given Ada's iPhone 15 is asked for its attributes
      When the device tells them with a certificate that nobody issued
      Then the server refuses the message
