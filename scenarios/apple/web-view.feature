@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:ade-profiles
Feature: The web view of Setup Assistant

  @req:XAP-489 @kind:identity @observable:wire @party:server @level:should
  Rule: A sign-in in the web view does not rest on cookies

    Scenario: a web view that forgets them
      Given an ADE profile with "authentication: modern"
      When Ada enrolls an iPhone 15 by ios-ade in a web view that forgets cookies
      Then the enrollment is accepted

  @req:XAP-490 @kind:identity @observable:wire @party:device
  Rule: The web view tells which device it is

    Scenario: the page for the sign-in
      Given an ADE profile with "authentication: modern"
      When Ada enrolls an iPhone 15 by ios-ade
      Then GetProfile of the device had x-apple-aspen-deviceinfo "MI…"

  @req:XAP-491 @kind:identity @observable:wire @party:device
  Rule: MachineInfo is posted as a signature

    Scenario: a profile without a web view
      Given an ADE profile with "authentication: setup-assistant"
      When Ada enrolls an iPhone 15 by ios-ade
      Then GetProfile of the device had Content-Type "application/pkcs7-signature"
