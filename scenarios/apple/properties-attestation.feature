@party:device @platform:ios @needs:method:ios-byod
Feature: Attestations of what a device is, by command

  @req:XAP-500 @kind:identity @observable:wire
  Rule: An attestation carries the nonce of the command

    Scenario: a nonce
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator asks for an attestation with the nonce "first"
      Then the device attests itself with the nonce "first"

  @req:XAP-501 @kind:limit @observable:wire @needs:clock
  Rule: An attestation is good for seven days

    Scenario Outline: another nonce after <days> days
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator asks for an attestation with the nonce "first"
      And <days> days pass
      And the administrator asks for an attestation with the nonce "second"
      Then the device attests itself with the nonce "<nonce>"

      Examples:
        | days | nonce  |
        | 6    | first  |
        | 8    | second |

  @req:XAP-502 @kind:limit @observable:wire @level:should
  Rule: A nonce has 32 bytes at most

    Scenario Outline: <nonce>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator asks for an attestation with the nonce "<nonce>"
      Then the administrator finds the command <state>

      Examples:
        | nonce                             | state        |
        | this-nonce-has-just-32-bytes-in-i | failed       |
        | this-nonce-has-just-32-bytes-in- | acknowledged |

  @req:XAP-503 @kind:capability @observable:wire @platform:macos @needs:method:macos-byod
  Rule: Devices that cannot attest pass over the question

    Scenario Outline: a <model>
      Given Ada's <model> enrolled by macos-byod
      When the administrator asks for an attestation with the nonce "first"
      Then the device attests itself with the nonce "<nonce>"

      Examples:
        | model            | nonce |
        | MacBook Air      | first |
        | MacBook Air 2020 |       |
