@platform:macos @needs:page:enrollment-program @needs:settings:apple-clouds @needs:tenants @needs:clock
Feature: What administrators of Macs read of a token

  @req:MAC-037 @kind:report @observable:report
  Rule: Its name, program, status, days until its expiration, and its latest sync

    Scenario: a token with 226 days left
      Given the token Contoso of Apple Business Manager with 1 device
      When 139 days pass
      Then the token Contoso shows programType "Apple Business Manager"
      And the token Contoso shows status "Active"
      And the token Contoso shows daysUntilExpiration "226"
      And the token Contoso shows sync.status "Success"

    Scenario: a token at its end
      Given the token Contoso of Apple Business Manager with 1 device
      When 366 days pass
      Then the token Contoso shows status "Expired"
