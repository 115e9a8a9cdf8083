@lockstep @party:server @platform:ios @needs:method:ios-byod
Feature: Who an Apple device is, message by message

  @req:XAP-004 @kind:identity @observable:wire
  Rule: A message whose Mdm-Signature does not fit its body is refused

    Scenario Outline: Idle with <wrong>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends Idle with <wrong>
      Then the server refuses the message

      Examples:
        | wrong                         |
        | a tampered signature          |
        | the signature of another body |

  @req:XAP-005 @kind:identity @observable:wire
  Rule: A device speaks with the certificate that it showed at Authenticate

    Scenario Outline: <message> with the certificate of another device
      Given Ada's iPhone 15 enrolled by ios-byod
      And Bo's iPhone 15 enrolled by ios-byod
      When Bo's device sends <message> in the name of Ada's device
      Then the server refuses the message

      Examples:
        | message     |
        | Idle        |
        | TokenUpdate |
        | CheckOut    |

  @req:XAP-006 @kind:identity @observable:wire
  Rule: A certificate of another issuer, or one that has expired, opens nothing

    Scenario: Authenticate with a certificate of the device's own making
      Given an iPhone 15 of Ada with its identity by ios-byod, which has not authenticated
      When the device sends Authenticate with a certificate of its own making
      Then the server refuses the message

    @needs:clock
    Scenario: Idle with a certificate that has expired
      Given Ada's iPhone 15 enrolled by ios-byod
      When 400 days pass
      And the device sends Idle
      Then the server refuses the message

  @req:XAP-009 @kind:error @observable:wire
  Rule: A message that cannot be read or trusted is refused without ending management

    Scenario Outline: Idle with <wrong>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends Idle with <wrong>
      Then the server refuses the message and management goes on

      Examples:
        | wrong                |
        | an unreadable body   |
        | an empty body        |
        | no signature         |
        | a tampered signature |

  @req:XAP-015 @kind:identity @observable:wire
  Rule: The certificate of one device does not enroll another

    Scenario: Authenticate under another UDID
      Given an iPhone 15 of Ada enrolled by ios-byod with an entry that may be used again
      When the device sends Authenticate with the UDID of another device
      Then the server refuses the message
