@platform:windows @needs:settings:windows-enrollment
Feature: How the key of a PC is attested

  @req:XWE-345 @kind:identity @observable:wire @party:device
  Rule: A token of Azure Attestation takes the place of what the TPM says

    Scenario Outline: a server of version <version> that <attests>
      Given the organisation has PCs attest their keys <attests>
      And the discovery service answers with the version "<version>"
      When Ada enrolls a ThinkPad by windows-byod
      Then the certificate request has the items "<items>"

      Examples:
        | attests   | version | items                                       |
        | to Azure  | 6.0     | RequestVersion, AzureAttestationBlob        |
        | to Azure  | 5.0     | RequestVersion, AIKPub, AIKAttestationClaim |
        | to no one | 6.0     | RequestVersion, AIKPub, AIKAttestationClaim |

  @req:XWE-346 @kind:report @observable:wire @party:device
  Rule: From version 7.0 on a request says how the attestation went

    Scenario Outline: what is said to a server of version <version>
      Given the organisation has PCs attest their keys to Azure
      And the discovery service answers with the version "<version>"
      When Ada enrolls a ThinkPad by windows-byod
      Then the certificate request has the items "<items>"

      Examples:
        | version | items                                                   |
        | 7.0     | RequestVersion, AzureAttestationBlob, AttestationStatus |
        | 6.0     | RequestVersion, AzureAttestationBlob                    |

  @req:XWE-347 @kind:error @observable:wire @party:device
  Rule: The policy tells what becomes of a key that cannot be attested

    Scenario Outline: a policy of <behavior>
      Given a key that cannot be attested is to have <behavior>
      And the discovery service answers with the version "5.0"
      When Ada enrolls a ThinkPad whose TPM attests nothing
      Then the enrollment is <outcome>

      # examples from XWE-347 behaviors: behavior, outcome
      Examples:
        | behavior      | outcome  |
        | FailOnError   | refused  |
        | IgnoreOnError | accepted |
        | RetryOnError  | accepted |
        | nothing       | accepted |
      # end of examples

  @req:XWE-348 @kind:policy @observable:wire @party:device
  Rule: From version 6.0 on the newer place in the policy counts

    Scenario Outline: two places that contradict each other, by version <version>
      Given a key that cannot be attested is to have FailOnError, and in the newer place IgnoreOnError
      And the discovery service answers with the version "<version>"
      When Ada enrolls a ThinkPad whose TPM attests nothing
      Then the enrollment is <outcome>

      Examples:
        | version | outcome  |
        | 5.0     | refused  |
        | 6.0     | accepted |

  @req:XWE-349 @kind:identity @observable:report @level:may
  Rule: An attestation counts with a nonce of the server's own

    Scenario: the nonce of the policy
      Given the organisation has PCs attest their keys to Azure
      When Ada enrolls a ThinkPad by windows-byod
      Then the PC's record says attestation "azure"

    @lockstep
    Scenario: a nonce of somebody else's
      Given the organisation has PCs attest their keys to Azure
      And Ada's ThinkPad has found the enrollment service of windows-byod
      When the PC asks for a certificate with an attestation of another nonce
      Then the PC's record says attestation "foreign nonce"

  @req:XWE-350 @kind:token @observable:wire
  Rule: A nonce is handed out once

    Scenario: two PCs of one organisation
      Given the organisation has PCs attest their keys to Azure
      When Ada enrolls a ThinkPad by windows-byod
      And Ada enrolls another ThinkPad by windows-byod
      Then no two PCs were given the same nonce
