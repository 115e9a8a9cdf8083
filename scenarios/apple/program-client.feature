@platform:ios @needs:page:enrollment-program @needs:settings:apple-clouds @needs:tenants
Feature: An MDM server as a client of Apple's device assignment service

  @req:XDP-030 @kind:lifecycle @observable:admin @needs:clock
  Rule: A session that has ended is replaced

    Scenario: a sync 20 minutes after the last one
      Given the token Contoso of Apple Business Manager with 1 device
      When 20 minutes pass
      And the administrator syncs Contoso
      Then the token Contoso shows sync.status "Success"

  @req:XDP-031 @kind:lifecycle @observable:admin @needs:clock
  Rule: The list is read to its end

    Scenario: more devices than a page holds
      Given the token Contoso of Apple Business Manager with 1200 devices
      When 1 minutes pass
      Then the token Contoso lists 1200 devices

  @req:XDP-032 @kind:error @observable:admin @needs:clock
  Rule: The administrator is told what a refusal asks for

    Scenario: terms that nobody accepted
      Given the token Contoso of Apple Business Manager with 1 device
      And the terms of Apple Business Manager wait for consent
      When 12 hours pass
      Then the token Contoso shows sync.problem "T_C_NOT_SIGNED"
      And the token Contoso shows sync.advice "Accept the new terms and conditions in Apple's portal."

    Scenario: a token that was replaced in the portal
      Given the token Contoso of Apple Business Manager with 1 device
      When the administrator downloads a token of Contoso and leaves it there
      And 12 hours pass
      Then the token Contoso shows sync.advice "Renew the token: download a new one from Apple and upload it here."

  @req:ADE-019 @kind:limit @observable:admin @needs:clock
  Rule: More than 200,000 devices on a token are advised against and not refused

    @slow
    Scenario: 200,001 devices
      Given the token Contoso of Apple Business Manager with 200001 devices
      When 70 minutes pass
      Then the token Contoso counts 200001 devices as "Missing profile"
      And the token Contoso shows findings "more than 200000 devices may cause sync problems"
