Feature: What a SCEP service refuses, and how

  Background:
    Given Ada's iPhone 15 holds a SCEP payload for ios-byod

  @req:XSC-071 @kind:error @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A refusal has no content

    Scenario: a wrong challenge is answered without an envelope
      When the device asks for a certificate with the challenge "guessed"
      Then the SCEP service keeps the rule

  @req:XSC-072 @kind:error @observable:wire @lockstep @platform:ios @method:ios-byod
  Rule: A message of a type that there is not is refused

    Scenario: a request under the number 42
      When the device sends a message of a type that there is not
      Then the SCEP service refuses

  @req:XSC-073 @kind:identity @observable:wire @lockstep @platform:ios @method:ios-byod @needs:settings:scep
  Rule: A poll is about the request of its own transaction

    Scenario: a transaction that nobody began
      Given the SCEP service lets requests wait 1 time
      When the device asks for a certificate
      And the device asks in a transaction of its own making whether its request was granted
      Then the SCEP service answers FAILURE with badCertId
