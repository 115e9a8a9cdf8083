@platform:windows
Feature: What an enrollment server refuses, and how it says so

  @req:XWE-005 @kind:error @observable:wire @lockstep
  Rule: Wrong credentials are an Authentication fault

    Scenario: a wrong password
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate with the password "guessed"
      Then the server answers with the fault Authentication
      And the server knows nothing of the device

    Scenario: a token that somebody else issued
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate with a foreign token
      Then the server answers with the fault Authentication
      And the server knows nothing of the device

  @req:XWE-006 @kind:error @observable:wire @level:should @needs:settings:device-limit
  Rule: A refusal says its reason in the detail

    Scenario: a person who has too many devices
      Given Ada may enroll 1 device
      And Ada's Surface Laptop enrolled by windows-byod
      When Ada enrolls another Surface Laptop by windows-byod
      Then the fault gives the reason DeviceCapReached

  @req:XWE-007 @kind:error @observable:wire @lockstep
  Rule: A message that cannot be read is a MessageFormat fault

    Scenario Outline: a message that is <spoiled>
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate in a message that is "<spoiled>"
      Then the server answers with the fault MessageFormat
      And the server knows nothing of the device
      When the PC asks for a certificate
      Then the request is served

      Examples:
        | spoiled         |
        | empty           |
        | truncated       |
        | no-xml          |
        | billion-laughs  |
        | external-entity |
        | deeply-nested   |
        | oversized       |
        | no-body         |
        | unknown-action  |

    Scenario: a message of a type that is none of SOAP
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate in a message of type "application/json"
      Then the server answers with the fault MessageFormat

    Scenario: a message that does not name the device
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate without the context item "DeviceID"
      Then the server answers with the fault MessageFormat

  @req:XWE-008 @kind:identity @observable:wire @lockstep
  Rule: A request proves possession of its key

    Scenario: a certificate request under a signature of another key
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate that it cannot prove to hold the key of
      Then the server answers with the fault CertificateRequest
      And the server knows nothing of the device

  @req:XWE-009 @kind:entry @observable:wire @lockstep
  Rule: Unknown context items are passed over

    Scenario: a context item of a later version
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate with the context item "SomethingNew" "1"
      Then the request is served

  @req:XWE-015 @kind:entry @observable:wire @lockstep
  Rule: Prefixes and white space mean nothing

    Scenario Outline: a message with <form>
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate in a message that is "<form>"
      Then the request is served

      Examples:
        | form           |
        | other-prefixes |
        | padded         |

  @req:XWE-017 @kind:error @observable:wire @lockstep
  Rule: A security header without a token is an InvalidSecurity fault

    Scenario Outline: a message with <form>
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate in a message that is "<form>"
      Then the server answers with the fault InvalidSecurity
      And the server knows nothing of the device

      Examples:
        | form           |
        | no-security    |
        | empty-security |
