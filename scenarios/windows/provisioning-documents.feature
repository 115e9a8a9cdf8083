@platform:windows @party:device @needs:settings:windows-answers
Feature: What a simulated PC makes of provisioning documents that are wrong

  @req:XWE-134 @kind:error @observable:wire
  Rule: Every part of a document has its result

    Scenario Outline: a document with <document>
      Given the server's enrollment answers are "<document>"
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device reports one of "<result>"

      # examples from XWE-134 documents: document, result
      Examples:
        | document                | result     |
        | document-empty          | 0x801900C8 |
        | document-truncated      | 0x80180023 |
        | document-no-xml         | 0x80180023 |
        | document-a-page         | 0x80180023 |
        | document-billion-laughs | 0x80180023 |
        | document-deeply-nested  | 0x80180023 |
        | no-certificate          | 0x8018001E |
        | foreign-certificate     | 0x8018001E |
        | no-account              | 0x8018001F |
        | no-address              | 0x8018001F |
        | no-provider-id          | 0x8018001F |
        | another-provider        | 0x80180020 |
        | no-client-credentials   | 0x80180023 |
        | no-server-credentials   | 0x80180023 |
        | other-search-criteria   | 0x80180024 |
        | root-list               | 0x83750005 |
      # end of examples

  @req:XWE-135 @kind:error @observable:wire
  Rule: A document that fails leaves nothing

    Scenario Outline: a document with <document>
      Given the server's enrollment answers are "<document>"
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device has no certificate
      When the server answers as it should
      And the person tries to enroll once more
      Then the enrollment is accepted

      Examples:
        | document              |
        | no-account            |
        | another-provider      |
        | other-search-criteria |

  @req:XWE-136 @kind:entry @observable:wire
  Rule: Unknown characteristics are passed over

    Scenario: a characteristic of a later version
      Given the server's enrollment answers are "unknown-characteristic"
      When Ada enrolls a Surface Laptop by windows-byod
      Then the enrollment is accepted
