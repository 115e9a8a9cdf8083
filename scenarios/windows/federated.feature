@platform:windows @needs:settings:windows-enrollment
Feature: A PC whose user signs in on the web

  @req:XWE-018 @kind:entry @observable:wire
  Rule: The page hands the token to the address that the client named

    Scenario Outline: the last page that a <model> is shown
      Given PCs are let in by the AuthPolicy Federated
      When Ada enrolls a <model> by windows-byod
      Then the page hands the token back
      And the enrollment is accepted

      Examples:
        | model          |
        | Surface Laptop |
        | Legacy PC      |

  @req:XWE-019 @kind:entry @observable:wire
  Rule: The token is what base64 leaves

    Scenario: an enrollment with a token of the page
      Given PCs are let in by the AuthPolicy Federated
      When Ada enrolls a Surface Laptop by windows-byod
      Then the enrollment is accepted

  @req:XWE-020 @kind:entry @observable:wire @level:should @lockstep @needs:clock
  Rule: A token of the page counts for a while only

    Scenario: a token of yesterday
      Given PCs are let in by the AuthPolicy Federated
      And Ada's Surface Laptop has found the enrollment service of windows-byod
      When the person signs in at the page
      And 1 day passes
      And the PC asks for a certificate
      Then the server answers with the fault Authentication
      And the server knows nothing of the device

  @req:XWE-021 @kind:entry @observable:wire @level:should @lockstep
  Rule: A token of the page is good for one enrollment

    Scenario: a token that is shown again
      Given PCs are let in by the AuthPolicy Federated
      And Ada's Surface Laptop has found the enrollment service of windows-byod
      When the person signs in at the page
      And the PC asks for a certificate
      Then the request is served
      When the PC asks for a certificate
      Then the server answers with the fault Authentication

  @req:XWE-022 @kind:entry @observable:wire @level:should @lockstep
  Rule: Tokens are for the enrollment client only

    Scenario: a page that is to hand the token to a web site
      Given PCs are let in by the AuthPolicy Federated
      And Ada's Surface Laptop has found the enrollment service of windows-byod
      When the person signs in at the page for the program "https://elsewhere.test/"
      Then the page hands out no token

  @req:XWE-105 @kind:entry @observable:wire @lockstep @party:device
  Rule: The device takes its own token only

    Scenario: a page that hands the token to another program
      Given PCs are let in by the AuthPolicy Federated
      And Ada's Surface Laptop has found the enrollment service of windows-byod
      When the person signs in at the page for the program "ms-app://another.program"
      Then the device takes no token

  @req:XWE-106 @kind:entry @observable:wire @party:device
  Rule: The device sends the token as it is

    Scenario: the security header of an enrollment
      Given PCs are let in by the AuthPolicy Federated
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device sends the token as it is
