@party:server @platform:android @needs:settings:key-attestation
Feature: How a server judges attested keys

  @req:XAD-088 @kind:identity @observable:admin
  Rule: The chain ends at the root of the secure hardware

    Scenario: a sound device
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "attestationForgery none"
      When the device has taken its policies
      Then the key of the device is verified

    Scenario: a root that anybody could have made
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "attestationForgery foreign-root"
      When the device has taken its policies
      Then the key of the device is refused for "untrusted chain"

  @req:XAD-089 @kind:identity @observable:admin
  Rule: The challenge is the one that the device was given

    Scenario: an answer that was given before
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "attestationForgery replayed"
      When the device has taken its policies
      Then the key of the device is verified
      When 30 days pass
      And the device has taken its policies
      Then the key of the device is refused for "wrong challenge"

  @req:XAD-090 @kind:lifecycle @observable:admin @needs:clock
  Rule: Devices are asked again

    Scenario Outline: unlocked afterwards and asked <days> days later
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "bootLoaderLocked true"
      When the device has taken its policies
      And the user turns bootLoaderLocked off
      And <days> days pass
      And the device has taken its policies
      Then the key of the device is <verdict>

      Examples:
        | days | verdict                          |
        | 29   | verified                         |
        | 30   | refused for "boot not verified"  |

  @req:XAD-091 @kind:identity @observable:admin
  Rule: Key and attestation are kept where the organisation wants them

    Scenario Outline: <keystore> where <minimum> is wanted
      Given the organisation asks for keys that at least <minimum> keeps
      And an Android device by android-fully-managed with "keystore <keystore>"
      When the device has taken its policies
      Then the key of the device is <verdict>

      # examples from XAD-091 levels: minimum, keystore, verdict
      Examples:
        | minimum             | keystore            | verdict                                      |
        | software            | software            | verified                                     |
        | trusted-environment | software            | refused for "untrusted chain, weak keystore" |
        | trusted-environment | trusted-environment | verified                                     |
        | trusted-environment | strong-box          | verified                                     |
        | strong-box          | trusted-environment | refused for "weak keystore"                  |
        | strong-box          | strong-box          | verified                                     |
      # end of examples

  @req:XAD-092 @kind:identity @observable:admin
  Rule: The boot loader is locked and found what the maker signed

    Scenario Outline: found <state>, <lock>
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "bootState <state>, bootLoaderLocked <locked>"
      When the device has taken its policies
      Then the key of the device is <verdict>

      # examples from XAD-092 states: state, lock, locked, verdict
      Examples:
        | state       | lock     | locked | verdict                         |
        | verified    | locked   | true   | verified                        |
        | verified    | unlocked | false  | refused for "boot not verified" |
        | self-signed | locked   | true   | refused for "boot not verified" |
        | unverified  | locked   | true   | refused for "boot not verified" |
        | unverified  | unlocked | false  | refused for "boot not verified" |
        | failed      | locked   | true   | refused for "boot not verified" |
      # end of examples

  @req:XAD-093 @kind:identity @observable:admin
  Rule: The description nearest to the root counts

    Scenario: a chain that its owner has made longer
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "bootState unverified, attestationForgery extended-chain"
      When the device has taken its policies
      Then the key of the device is refused for "boot not verified"

  @req:XAD-094 @kind:identity @observable:admin
  Rule: A certificate on the status list is worth nothing

    Scenario Outline: a key that <keystore> keeps where one is <status>
      Given the organisation asks for attested keys
      And keys of trusted-environment keystores are <status> on the status list
      And an Android device by android-fully-managed with "keystore <keystore>"
      When the device has taken its policies
      Then the key of the device is <verdict>

      Examples:
        | status    | keystore            | verdict                           |
        | REVOKED   | trusted-environment | refused for "revoked certificate" |
        | SUSPENDED | trusted-environment | refused for "revoked certificate" |
        | REVOKED   | strong-box          | verified                          |

  @req:XAD-095 @kind:identity @observable:admin
  Rule: The key was made by an app of the organisation

    Scenario Outline: an attestation that <who> asked for
      Given the organisation asks for keys that "test.muster.dpc" has made
      And an Android device by android-fully-managed with "attestationForgery <forgery>"
      When the device has taken its policies
      Then the key of the device is <verdict>

      Examples:
        | who         | forgery   | verdict                   |
        | our app     | none      | verified                  |
        | another app | other-app | refused for "another app" |

  @req:XAD-096 @kind:identity @observable:admin
  Rule: The device that answers is the one that enrolled

    Scenario: another device answers for it
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "attestationForgery relayed"
      When the device has taken its policies
      Then the key of the device is refused for "another device"

  @req:XAD-097 @kind:policy @observable:admin
  Rule: The hardware says how well the system is patched

    Scenario Outline: patched on <day> where December 2024 is wanted
      Given the organisation asks for keys of devices patched since "2024-12"
      And an Android device by android-fully-managed with "patchLevel <day>"
      When the device has taken its policies
      Then the key of the device is <verdict>

      Examples:
        | day        | verdict                        |
        | 2024-11-05 | refused for "old patch level"  |
        | 2024-12-05 | verified                       |
