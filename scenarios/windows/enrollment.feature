@platform:windows
Feature: A PC enrolls with name and password

  @req:XWE-001 @kind:entry @observable:wire
  Rule: Discovery answers GET

    Scenario: a PC looks whether anybody is there
      When Ada enrolls a Surface Laptop by windows-byod
      Then the discovery service answers GET

  @req:XWE-002 @kind:entry @observable:wire
  Rule: An answer names its request

    Scenario Outline: answers of an enrollment by <method> name their requests
      When Ada enrolls a Surface Laptop by <method>
      Then the enrollment is accepted
      And every answer names its request

      Examples:
        | method           |
        | windows-byod     |
        | windows-mdm-only |

  @req:XWE-003 @kind:entry @observable:wire
  Rule: Discovery tells what comes next

    Scenario: discovery names a policy and an address
      When Ada enrolls a Surface Laptop by windows-byod
      Then the server's messages are in order
      And the enrollment is accepted

  @req:XWE-004 @kind:entry @observable:wire
  Rule: Answers are not chunked

    Scenario: every answer of an enrollment tells its length
      When Ada enrolls a Surface Laptop by windows-byod
      Then every answer tells its length

  @req:XWE-010 @kind:policy @observable:wire
  Rule: Certificate policies can be followed

    Scenario: the policies of an enrollment are complete
      When Ada enrolls a Surface Laptop by windows-byod
      Then the server's messages are in order
      And the enrollment is accepted

  @req:XWE-011 @kind:identity @observable:wire
  Rule: The answer is a device enrollment token

    Scenario: the token is of the type that was asked for
      When Ada enrolls a Surface Laptop by windows-byod
      Then the server's messages are in order
      And the enrollment is accepted

  @req:XWE-012 @kind:identity @observable:wire @lockstep
  Rule: The certificate goes to the store of its enrollment type

    Scenario Outline: an enrollment of type <type> fills <store>
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate with the context item "EnrollmentType" "<type>"
      Then the certificate goes to "<store>"

      Examples:
        | type   | store     |
        | Full   | My/User   |
        | Device | My/System |

  @req:XWE-013 @kind:policy @observable:wire
  Rule: The account has both credentials with nonces

    Scenario Outline: the account of a <model> is complete
      When Ada enrolls a <model> by windows-byod
      Then the server's messages are in order
      And the enrollment is accepted

      Examples:
        | model     |
        | ThinkPad  |
        | Legacy PC |

  @req:XWE-014 @kind:identity @observable:wire
  Rule: The issuer of the certificate is installed

    Scenario: the provisioning document brings the issuer along
      When Ada enrolls a Surface Laptop by windows-byod
      Then the issuer of the certificate is installed

  @req:XWE-016 @kind:identity @observable:wire @level:should
  Rule: The certificate request of Windows 10 is accepted

    Scenario: a PC with Windows 10 enrolls
      When Ada enrolls a Legacy PC by windows-byod
      Then the request is served
      And the enrollment is accepted
