@platform:windows @needs:settings:windows-enrollment @lockstep
Feature: A PC that signs in with a certificate

  @req:XWE-023 @kind:identity @observable:wire
  Rule: The certificate's key signs the whole message

    Scenario: a message as it was signed
      Given PCs are let in by the AuthPolicy Certificate
      And Ada's ThinkPad has found the enrollment service of windows-byod
      When the PC asks for a certificate
      Then the request is served

    Scenario: a message that was changed after it was signed
      Given PCs are let in by the AuthPolicy Certificate
      And Ada's ThinkPad has found the enrollment service of windows-byod
      When the PC asks for a certificate in a message that is "padded"
      Then the server answers with the fault Authentication
      And the server knows nothing of the device

  @req:XWE-024 @kind:identity @observable:wire @needs:clock
  Rule: A certificate in a message is judged like one in TLS

    Scenario: a certificate that has expired
      Given PCs are let in by the AuthPolicy Certificate
      And Ada's ThinkPad has found the enrollment service of windows-byod
      When 400 days pass
      And the PC asks for a certificate
      Then the server answers with the fault Authentication
      And the server knows nothing of the device

  @req:XWE-025 @kind:entry @observable:wire @level:should @needs:clock
  Rule: A signed message counts while its Timestamp says so

    Scenario: a message of yesterday
      Given PCs are let in by the AuthPolicy Certificate
      And Ada's ThinkPad has found the enrollment service of windows-byod
      When the PC asks for a certificate in a message that it signed 1 day ago
      Then the server answers with the fault Authentication
      And the server knows nothing of the device

  @req:XWE-026 @kind:entry @observable:wire @level:should
  Rule: Every published form of a signed message is read

    Scenario Outline: a message with <form>
      Given PCs are let in by the AuthPolicy Certificate
      And Ada's ThinkPad has found the enrollment service of windows-byod
      When the PC asks for a certificate in a signed message with "<form>"
      Then the request is served

      Examples:
        | form                               |
        | the type of a user token           |
        | the algorithm under its other name |
        | an Id without namespace            |

  @req:XWE-107 @kind:identity @observable:wire @party:device
  Rule: The device signs what it sends

    Scenario: the messages of an enrollment by certificate
      Given PCs are let in by the AuthPolicy Certificate
      And Ada's ThinkPad has found the enrollment service of windows-byod
      When the PC asks for a certificate
      Then the device signs what it sends
