@platform:ios @needs:page:enrollment-program @needs:settings:apple-clouds @needs:tenants
Feature: How a server token of Apple's enrollment program lives and ends

  @req:ADE-083 @kind:token @observable:admin @needs:clock
  Rule: A token works for a year and is renewed at any time before

    Scenario: a token of 366 days
      Given the token Contoso of Apple Business Manager with 1 device
      When 366 days pass
      Then the token Contoso shows status "Expired"
      And the token Contoso shows sync.problem "EXPIRED"

    Scenario: a token that was renewed after half a year
      Given the token Contoso of Apple Business Manager with 1 device
      When 180 days pass
      And the administrator renews Contoso
      And 300 days pass
      Then the token Contoso shows sync.status "Success"

  @req:ADE-088 @req:MAC-047 @kind:token @observable:admin @needs:clock
  Rule: A renewal moves the expiry on and is confirmed

    Scenario: a token is renewed after 100 days
      Given the token Contoso of Apple Business Manager with 1 device
      When 100 days pass
      And the administrator renews Contoso
      Then the console answers confirmation "The token Contoso was renewed."
      And the console answers daysUntilExpiration "365"

  @req:ADE-087 @kind:token @observable:wire @party:cloud @needs:clock
  Rule: A token that was downloaded anew in Apple's portal ends the one in use

    Scenario: a new token stays in the portal, then it is uploaded
      Given the token Contoso of Apple Business Manager with 1 device
      When the administrator downloads a token of Contoso and leaves it there
      And 13 hours pass
      Then the token Contoso shows sync.status "Failed"
      When the administrator renews Contoso
      And 13 hours pass
      Then the token Contoso shows sync.status "Success"

  @req:ADE-090 @kind:restriction @observable:admin
  Rule: A token is deleted when nothing hangs on it

    Scenario: a token with a device, then without
      Given the token Contoso of Apple Business Manager with 1 device
      When the administrator deletes the token Contoso
      Then that is refused, naming "device"
      When the administrator deletes SIM1 of Contoso
      And the administrator deletes the token Contoso
      Then that is accepted

    Scenario: a token with a profile, then without
      Given the token Contoso of Apple Business Manager with 0 devices
      And the token Contoso has the profile "Phones"
      When the administrator deletes the token Contoso
      Then that is refused, naming "profile"
      When the administrator deletes the profile "Phones" of Contoso
      And the administrator deletes the token Contoso
      Then that is accepted

  @req:ASM-012 @kind:report @observable:report
  Rule: Tokens are listed and found by name or e-mail address

    Scenario Outline: a search for <text>
      Given the token Contoso of Apple Business Manager with 1 device
      And the token Fabrikam of Apple Business Manager with 1 device
      When the administrator searches tokens for "<text>"
      Then the console lists the tokens "<found>"

      Examples:
        | text                    | found             |
        | Contoso                 | Contoso           |
        | Conto                   | nothing           |
        | program@contoso.example | Contoso, Fabrikam |

  @req:ADE-018 @kind:limit @observable:admin
  Rule: An account holds 2,000 tokens

    Scenario: the 101st token
      Given 100 tokens of Apple Business Manager
      And an MDM server entry Contoso made for the key of an open form
      When the administrator uploads the token Contoso
      Then that is accepted

    @slow
    Scenario: the 2,001st token
      Given 2000 tokens of Apple Business Manager
      And an MDM server entry Contoso made for the key of an open form
      When the administrator uploads the token Contoso
      Then that is refused
