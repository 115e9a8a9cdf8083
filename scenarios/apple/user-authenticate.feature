@platform:macos @method:macos-byod @needs:method:macos-byod @needs:verb:person.put @party:server @lockstep
Feature: UserAuthenticate step by step

  @req:XAP-474 @kind:error @observable:wire
  Rule: A user whom nobody knows is answered 410, and management goes on

    Scenario: a user of no directory
      Given Ada's MacBook Air enrolled by macos-byod
      When the device sends UserAuthenticate for an unknown user
      Then the server answers with 410
      And the administrator sees the device enrolled

  @req:XAP-475 @kind:token @observable:wire @level:should
  Rule: A digest is good for its challenge

    Scenario: the proof comes again
      Given a MacBook Air of Ada enrolled by macos-byod whose user is of a directory
      When the device sends the proof of its user again
      Then no AuthToken is given

    Scenario: the proof comes again after another challenge
      Given a MacBook Air of Ada enrolled by macos-byod whose user is of a directory
      When the device asks for another challenge of its user
      And the device sends the proof of its user again
      Then no AuthToken is given

    Scenario: the first proof
      Given a MacBook Air of Ada enrolled by macos-byod whose user is of a directory
      Then the user channel is open

  @req:XAP-478 @kind:identity @observable:wire @party:device
  Rule: An empty challenge asks for no proof

    Scenario: a server that challenges nobody
      Given a MacBook Air of Ada by macos-byod, whose user is of a directory that is not asked
      Then the user channel is open
      And UserAuthenticate was sent 1 time
