@party:cloud @platform:ios @needs:settings:apple-clouds @needs:tenants
Feature: Single calls of the web API of Apple Business Manager

  Background:
    Given the MDM server Contoso has 1 device in Apple Business Manager

  @req:XDP-050 @kind:identity @observable:wire @needs:clock
  Rule: Answers bring the session token to use from then on

    Scenario: a session that is longer than a token lives
      When 2 minutes pass
      And Contoso asks for its account
      And 2 minutes pass
      And Contoso asks for its account
      Then Apple Business Manager answers 200

  @req:XDP-051 @kind:lifecycle @observable:wire
  Rule: A profile that was removed from a device is told as removed

    Scenario: assigned and removed
      Given the MDM server Contoso has defined a profile
      When Contoso assigns the profile to SIM1
      And Contoso removes the profile from SIM1
      And Contoso asks for the details of SIM1
      Then the profile of SIM1 is removed

  @req:XDP-052 @kind:lifecycle @observable:wire
  Rule: A profile is assigned to the devices that it is defined with

    Scenario: one device
      When Contoso defines a profile for SIM1
      And Contoso asks for the details of SIM1
      Then the profile of SIM1 is assigned

  @req:XDP-053 @kind:error @observable:wire @lockstep
  Rule: A sync needs a cursor

    Scenario: no cursor
      When Contoso syncs without a cursor
      Then Apple Business Manager answers 400 CURSOR_REQUIRED

  @req:XDP-054 @kind:error @observable:wire @lockstep
  Rule: A call about devices names some

    Scenario: the details of no device
      When Contoso asks for the details of no device
      Then Apple Business Manager answers 400 DEVICE_ID_REQUIRED

  @req:XDP-055 @kind:error @observable:wire
  Rule: Beta tokens are for organisations that joined the program

    Scenario: an organisation that has not
      When Contoso asks for tokens of beta programs
      Then Apple Business Manager answers 403 APPLE_SEED_FOR_IT_TURNED_OFF

  @req:XDP-056 @kind:lifecycle @observable:wire
  Rule: The address for account-driven enrollment is the one that was assigned last

    Scenario: two addresses
      When Contoso assigns the discovery address "https://first.example/discovery"
      And Contoso assigns the discovery address "https://second.example/discovery"
      And Contoso asks for its discovery address
      Then Apple Business Manager tells mdm_service_discovery_url "https://second.example/discovery"

  @req:XDP-057 @kind:error @observable:wire @lockstep
  Rule: Whoever defines a profile says who it is

    Scenario: no User-Agent
      When Contoso defines a profile without saying who it is
      Then Apple Business Manager answers 400 USER_AGENT_MISSING
