@platform:windows @party:device @needs:settings:windows-answers
Feature: What a simulated PC makes of answers that are wrong

  @req:XWE-132 @kind:error @observable:wire
  Rule: An answer that is none has the result of its status

    Scenario Outline: <service> answers <answer>
      Given the server's <service> answers are "<answer>"
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device reports one of "<result>"
      And the device has no certificate

      # examples from XWE-132 answers: service, answer, result
      Examples:
        | service    | answer          | result     |
        | discovery  | empty           | 0x801900C8 |
        | discovery  | truncated       | 0x801900C8 |
        | discovery  | a-page          | 0x801900C8 |
        | discovery  | billion-laughs  | 0x801900C8 |
        | discovery  | unavailable     | 0x801901F7 |
        | discovery  | bad-request     | 0x80190190 |
        | policies   | empty           | 0x801900C8 |
        | policies   | no-xml          | 0x801900C8 |
        | policies   | external-entity | 0x801900C8 |
        | policies   | deeply-nested   | 0x801900C8 |
        | policies   | no-body         | 0x801900C8 |
        | enrollment | empty           | 0x801900C8 |
        | enrollment | truncated       | 0x801900C8 |
        | enrollment | no-body         | 0x801900C8 |
        | enrollment | unavailable     | 0x801901F7 |
      # end of examples

  @req:XWE-133 @kind:error @observable:wire
  Rule: Discovery has to lead somewhere

    Scenario Outline: an answer with <answer>
      Given the server's discovery answers are "<answer>"
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device reports one of "<result>"

      Examples:
        | answer                | result     |
        | unknown-policy        | 0x80180015 |
        | no-enrollment-service | 0x80180008 |

  @req:XWE-137 @kind:entry @observable:wire @level:should
  Rule: An answer is read in any form

    Scenario Outline: <service> answers in the form <form>
      Given the server's <service> answers are "<form>"
      When Ada enrolls a Surface Laptop by windows-byod
      Then the enrollment is accepted

      # examples from XWE-137 forms: service, form
      Examples:
        | service    | form           |
        | discovery  | soap-1.1       |
        | policies   | soap-1.1       |
        | enrollment | soap-1.1       |
        | discovery  | lower-case     |
        | policies   | lower-case     |
        | enrollment | lower-case     |
        | discovery  | other-prefixes |
        | policies   | other-prefixes |
        | enrollment | other-prefixes |
        | discovery  | padded         |
        | policies   | padded         |
        | enrollment | padded         |
        | discovery  | chunked        |
        | policies   | chunked        |
        | enrollment | chunked        |
      # end of examples

  @req:XWE-138 @kind:error @observable:wire @level:should
  Rule: A fault counts in any form

    Scenario Outline: a <fault>
      Given the server's enrollment answers are "<fault>"
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device reports one of "<result>"

      # examples from XWE-138 faults: fault, result
      Examples:
        | fault                    | result     |
        | fault-without-subcode    | 0x80180008 |
        | fault-of-unknown-subcode | 0x80180008 |
        | fault-with-status-200    | 0x80180003 |
        | fault-in-lower-case      | 0x80180003 |
        | fault-of-soap-1.1        | 0x80180003 |
      # end of examples
