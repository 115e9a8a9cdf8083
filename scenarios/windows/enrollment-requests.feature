@platform:windows @lockstep
Feature: What an enrollment server makes of requests in any form

  @req:XWE-058 @kind:entry @observable:wire @level:should
  Rule: Both versions of SOAP are read

    Scenario Outline: a request in <form>
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate in a message that is "<form>"
      Then the request is served

      Examples:
        | form                |
        | soap-1.1            |
        | lower-case-envelope |

  @req:XWE-059 @kind:error @observable:wire
  Rule: What is no certificate request is refused as one

    Scenario Outline: the request is <form>
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate in a message that is "<form>"
      Then the server answers with the fault CertificateRequest
      And the server knows nothing of the device

      Examples:
        | form                  |
        | request-no-der        |
        | request-of-other-type |

  @req:XWE-060 @kind:error @observable:wire
  Rule: A request type that is not served is NotSupported

    Scenario: Recovery
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate in a message that is "recovery"
      Then the fault gives the reason NotSupported
      And the server knows nothing of the device
