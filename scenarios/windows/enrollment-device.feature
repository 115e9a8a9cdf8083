@platform:windows @party:device
Feature: What a simulated PC owes the server

  @req:XWE-101 @kind:entry @observable:wire
  Rule: The device looks before it asks

    Scenario: GET comes before Discover
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device looked for the service before it asked

  @req:XWE-102 @kind:entry @observable:wire
  Rule: The device says what it is

    Scenario Outline: a <model> sends the context items of its version
      When Ada enrolls a <model> by windows-byod
      Then the device says what it is

      Examples:
        | model          |
        | Surface Laptop |
        | ThinkPad       |
        | Legacy PC      |

  @req:XWE-103 @kind:error @observable:wire @needs:settings:device-limit
  Rule: The device logs what the fault says

    Scenario: a refused PC has the result of the refusal
      Given Ada may enroll 1 device
      And Ada's Surface Laptop enrolled by windows-byod
      When Ada enrolls another Surface Laptop by windows-byod
      Then the device logs what the fault says

  @req:XWE-104 @kind:identity @observable:wire @level:should
  Rule: The certificate request names the device

    Scenario Outline: the common name of a <model>
      When Ada enrolls a <model> by windows-byod
      Then the certificate request names the device

      Examples:
        | model          |
        | Surface Laptop |
        | Legacy PC      |
