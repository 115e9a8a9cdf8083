@party:device @platform:android @needs:settings:key-attestation
Feature: What an Android device attests of a key

  @req:XAD-081 @kind:identity @observable:wire
  Rule: The attestation has the challenge of the server

    Scenario: a device that is asked
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "keystore trusted-environment"
      When the device has taken its policies
      Then the attestation answers the challenge of the server

  @req:XAD-082 @kind:identity @observable:wire
  Rule: The security level is where the key is kept

    Scenario Outline: a key that <keystore> keeps
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "keystore <keystore>"
      When the device has taken its policies
      Then the attestation has attestationSecurityLevel "<keystore>"
      And the attestation has keyMintSecurityLevel "<keystore>"

      # examples from XAD-082 levels: value as keystore
      Examples:
        | keystore            |
        | software            |
        | trusted-environment |
        | strong-box          |
      # end of examples

  @req:XAD-083 @kind:identity @observable:wire
  Rule: The root of trust is what the boot loader found

    Scenario Outline: <state> and <lock>
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "bootState <state>, bootLoaderLocked <locked>"
      When the device has taken its policies
      Then the attestation has hardwareEnforced.rootOfTrust.verifiedBootState "<state>"
      And the attestation has hardwareEnforced.rootOfTrust.deviceLocked "<locked>"

      # examples from XAD-083 states: state, lock, locked
      Examples:
        | state       | lock     | locked |
        | verified    | locked   | true   |
        | self-signed | locked   | true   |
        | unverified  | unlocked | false  |
        | failed      | locked   | true   |
        | verified    | unlocked | false  |
      # end of examples

  @req:XAD-084 @kind:identity @observable:wire
  Rule: Versions and patch levels are numbers

    Scenario Outline: Android <version>
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with version "<version>"
      When the device has taken its policies
      Then the attestation has hardwareEnforced.osVersion "<number>"

      # examples from XAD-084 versions: version, number
      Examples:
        | version | number |
        | 8.1     | 80100  |
        | 10.0    | 100000 |
        | 15      | 150000 |
      # end of examples

    Scenario: patched on 5 November 2024
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "patchLevel 2024-11-05"
      When the device has taken its policies
      Then the attestation has hardwareEnforced.osPatchLevel "202411"
      And the attestation has hardwareEnforced.vendorPatchLevel "20241105"
      And the attestation has hardwareEnforced.bootPatchLevel "20241105"

  @req:XAD-085 @kind:identity @observable:wire
  Rule: The app that asked is named

    Scenario: the app that manages asks
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed with "keystore trusted-environment"
      When the device has taken its policies
      Then the attestation has apps "test.muster.dpc"

  @req:XAD-086 @kind:identity @observable:wire
  Rule: Ids are attested to who manages a company's device

    Scenario Outline: a company's device by <method>
      Given the organisation asks for attested keys
      And an Android device by <method> with "keystore trusted-environment"
      When the device has taken its policies
      Then the attestation names the device by its ids

      # examples from XAD-086 company: value as method
      Examples:
        | method                |
        | android-cope          |
        | android-fully-managed |
        | android-dedicated     |
      # end of examples

    Scenario: a personal device
      Given the organisation asks for attested keys
      And an Android device by android-work-profile with "keystore trusted-environment"
      When the device has taken its policies
      Then the attestation does not name the device

  @req:XAD-087 @kind:identity @observable:wire
  Rule: The version of the schema is that of the hardware

    Scenario Outline: sold with API level <level>: version <version>
      Given the organisation asks for attested keys
      And an Android device by android-fully-managed sold with API level <level>
      When the device has taken its policies
      Then the attestation has attestationVersion "<version>"
      And the attestation has keyMintVersion "<keymint>"

      # examples from XAD-087 versions: level, version, keymint
      Examples:
        | level | version | keymint |
        | 24    | 1       | 2       |
        | 26    | 2       | 3       |
        | 28    | 3       | 4       |
        | 30    | 4       | 41      |
        | 31    | 100     | 100     |
        | 33    | 200     | 200     |
        | 34    | 300     | 300     |
        | 36    | 400     | 400     |
      # end of examples
