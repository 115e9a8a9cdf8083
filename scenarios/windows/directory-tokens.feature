@platform:windows
Feature: What an enrollment server makes of directory tokens and terms

  @req:XWE-033 @kind:identity @observable:wire @lockstep
  Rule: The directory's key signed the token

    Scenario: a token with a changed signature
      Given Ada's Surface Laptop has joined the directory by windows-aad-join
      When the PC asks for a certificate with a token whose signature was changed
      Then the server answers with the fault Authentication
      And the server knows nothing of the device

  @req:XWE-034 @kind:identity @observable:wire @lockstep @needs:clock
  Rule: A token of the directory expires

    Scenario: a token of yesterday
      Given Ada's Surface Laptop has joined the directory by windows-aad-join
      When 1 day passes
      And the PC asks for a certificate
      Then the server answers with the fault Authentication
      And the server knows nothing of the device

  @req:XWE-035 @kind:identity @observable:wire @lockstep
  Rule: A token of the directory is for this server

    Scenario: a token for somebody else's server
      When Ada's Surface Laptop joins the directory by windows-aad-join with a token for "urn:example:other"
      Then the terms page refused the token

  @req:XWE-036 @kind:entry @observable:wire @needs:settings:terms
  Rule: The terms page tells the answer

    Scenario: a person who accepts
      Given terms of use are assigned to everybody
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the terms page answered with a blob
      And the enrollment is accepted

    Scenario: a person who declines
      Given terms of use are assigned to everybody
      And Ada declines terms of use
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the terms page answered that they were declined
      And the enrollment is refused

  @req:XWE-037 @kind:entry @observable:wire @level:should @lockstep
  Rule: EnrollmentData is what the terms page gave

    Scenario: a request that made it up
      Given Ada's Surface Laptop has joined the directory by windows-aad-join
      When the PC asks for a certificate with the context item "EnrollmentData" "made up"
      Then the fault gives the reason InvalidEnrollmentData
      And the server knows nothing of the device

  @req:XWE-111 @kind:identity @observable:wire @party:device
  Rule: The device shows the directory's token as such

    Scenario: the security header of a joined PC
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the security header carries the token of the directory
