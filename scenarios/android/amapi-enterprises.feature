@party:cloud @platform:android @needs:settings:android-clouds @needs:tenants
Feature: Enterprises of EMMs at the Android Management API

  @req:XAM-020 @kind:token @observable:wire @lockstep
  Rule: An enterprise comes of the token that its sign-up ended with

    Scenario: the administrator signed up
      Given an EMM at the door of Google
      When the EMM signs up
      And the EMM creates an enterprise
      Then Google answers 200

    Scenario: somebody guesses a token
      Given an EMM at the door of Google
      When the EMM signs up
      And the EMM creates an enterprise with a guessed token
      Then Google answers 400 INVALID_ARGUMENT

  @req:XAM-021 @kind:token @observable:wire @lockstep
  Rule: A sign-up makes one enterprise

    Scenario: a second one
      Given an EMM at the door of Google
      When the EMM signs up
      And the EMM creates an enterprise
      And the EMM creates an enterprise
      Then Google answers 409 ALREADY_EXISTS

  @req:XAM-022 @kind:report @observable:wire
  Rule: A project sees its own enterprises

    Scenario: two projects
      Given an EMM with an enterprise
      And the EMM creates an enterprise for another project
      When the EMM lists its enterprises
      Then Google lists 1 enterprises

  @req:XAM-023 @kind:entry @observable:wire
  Rule: One way to sign in is the default

    Scenario: the only one
      Given an EMM with an enterprise
      When the EMM names a way to sign in
      Then Google shows signinDetails.0.defaultStatus as "SIGNIN_DETAIL_IS_DEFAULT"

    Scenario: the one that says so
      Given an EMM with an enterprise
      When the EMM names two ways to sign in, the second by default
      Then Google shows signinDetails.0.defaultStatus as "SIGNIN_DETAIL_IS_NOT_DEFAULT"
      And Google shows signinDetails.1.defaultStatus as "SIGNIN_DETAIL_IS_DEFAULT"

  @req:XAM-024 @kind:identity @observable:wire
  Rule: Only a company's device shows its serial number to the sign-in page

    Scenario: a device fresh from the box
      Given an EMM with an enterprise
      And the EMM names a way to sign in
      When Ada scans the token with a Pixel 8 fresh from the box
      And the EMM reads the provisioning info of the device
      Then Google shows ownership as "COMPANY_OWNED"
      And Google shows serialNumber as a string of JSON

    Scenario: a device in use
      Given an EMM with an enterprise
      And the EMM names a way to sign in
      When Ada opens the link of the token on a Pixel 8 in use
      And the EMM reads the provisioning info of the device
      Then Google shows ownership as "PERSONALLY_OWNED"
      And Google shows serialNumber as "nothing"

  @req:XAM-014 @kind:error @observable:wire @lockstep
  Rule: A refusal is a google.rpc.Status

    Scenario: something that is not there
      Given an EMM at the door of Google
      When the EMM reads an enterprise that is not there
      Then Google answers 404 NOT_FOUND

  @req:XAM-015 @kind:limit @observable:wire @lockstep @needs:clock
  Rule: A project has a quota of calls

    Scenario: one call too many
      Given an EMM with an enterprise
      And Google hands out 2 calls a minute
      When the EMM lists its enterprises twice
      Then Google answers 200
      When the EMM lists its enterprises
      Then Google answers 429 RESOURCE_EXHAUSTED

    Scenario: the next minute
      Given an EMM with an enterprise
      And Google hands out 2 calls a minute
      When the EMM lists its enterprises twice
      And 1 minutes pass
      And the EMM lists its enterprises twice
      Then Google answers 200
