@platform:ios @needs:method:ios-byod @needs:settings:device-identities @needs:clock
Feature: Another authority takes over while devices hold identities of the old one

  @req:XPK-031 @kind:lifecycle @observable:wire @party:server @lockstep
  Rule: For a while both are trusted

    Scenario: on the last day of grace
      Given Ada's iPhone 15 enrolled by ios-byod
      When a new authority takes over, with 30 days of grace
      And 29 days pass
      And the device sends Idle
      Then the server answers with 200

    Scenario: after the grace is over
      Given Ada's iPhone 15 enrolled by ios-byod
      When a new authority takes over, with 30 days of grace
      And 31 days pass
      And the device sends Idle
      Then the server refuses the message and management goes on

  @req:XAP-391 @kind:lifecycle @observable:wire @party:server @level:should @lockstep
  Rule: Devices of the old authority get an identity of the new one

    Scenario Outline: an identity by <identity> changes hands within the grace
      Given an iPhone 15 of Ada enrolled by ios-byod with its identity by <identity>
      When a new authority takes over, with 30 days of grace
      And the device checks in
      Then the device has a new identity of the new authority
      When 40 days pass
      And the device sends Idle
      Then the server answers with 200

      Examples:
        | identity |
        | scep     |
        | acme     |
        | pkcs12   |

  @req:XAP-392 @kind:identity @observable:wire @party:server
  Rule: Profiles name the authority that will issue

    Scenario: a device that enrolls after the change
      Given Ada's iPhone 15 enrolled by ios-byod
      When a new authority takes over, with 30 days of grace
      And Bo enrolls an iPhone 15 by ios-byod straight from its profile
      Then the enrollment is accepted

  @req:XAP-393 @kind:report @observable:report @party:server @level:should @needs:report:apple-identities
  Rule: The administrator sees whom the change left behind

    Scenario: a device that was away all through the grace
      Given Ada's iPhone 15 enrolled by ios-byod
      When a new authority takes over, with 30 days of grace
      Then the administrator finds the identity good
      When 31 days pass
      Then the administrator finds the identity lost

  @req:XSC-050 @kind:identity @observable:wire @party:server @lockstep
  Rule: GetNextCACert names the authority of tomorrow under the signature of today's

    Scenario: it was announced
      Given Ada's iPhone 15 holds a SCEP payload for ios-byod
      When a new authority is to take over in 7 days
      And the device asks for the next authority
      Then the SCEP service keeps the rule

  @req:XSC-051 @kind:capability @observable:wire @party:server @lockstep
  Rule: A service that has GetNextCACert says so

    Scenario: the capabilities of a service with successors
      Given Ada's iPhone 15 holds a SCEP payload for ios-byod
      When the device asks what the SCEP service can do
      Then the SCEP service offers GetNextCACert

  @req:XSC-052 @kind:identity @observable:wire @party:device @lockstep
  Rule: A client believes in the next authority only if the one of today vouches for it

    Scenario: the authority of today announced it
      Given Ada's iPhone 15 enrolled by ios-byod
      When a new authority is to take over in 7 days
      And the device asks for the next authority
      And 8 days pass
      And the device renews its certificate and uses the new one from now on
      Then the device has a new identity of the new authority

    Scenario: a stranger announced it
      Given the announcement of the next authority is signed by a stranger
      And Ada's iPhone 15 enrolled by ios-byod
      When a new authority is to take over in 7 days
      And the device asks for the next authority
      And 8 days pass
      And the device renews its certificate and uses the new one from now on
      Then the device has the identity of its enrollment
