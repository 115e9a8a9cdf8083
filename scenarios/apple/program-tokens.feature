@platform:ios @needs:page:enrollment-program @needs:settings:apple-clouds @needs:tenants
Feature: Server tokens of Apple's enrollment program

  @req:ADE-001 @req:ADE-021 @kind:token @observable:wire
  Rule: What a token file holds decides, whatever it is called

    Scenario Outline: a token file named <name>
      Given an MDM server entry Contoso made for the key of an open form
      When the administrator uploads the token Contoso as "<name>"
      Then that is accepted
      And the token Contoso lists "SIM1"

      Examples:
        | name             |
        | server_token.p7m |
        | server_token.pem |

  @req:ADE-023 @kind:token @observable:wire
  Rule: A token is encrypted to the key that the MDM server gave

    Scenario: the key of the form opens the token
      Given an MDM server entry Contoso made for the key of an open form
      When the administrator uploads the token Contoso
      Then that is accepted

  @req:ADE-028 @kind:limitation @observable:admin
  Rule: A key is worth nothing once its form was closed

    Scenario: a token for the key of a form that was closed
      Given an MDM server entry Contoso made for the key of an open form
      When the administrator closes the form and opens another
      And the administrator uploads the token Contoso
      Then that is refused

  @req:ADE-024 @req:MAC-023 @kind:portal @observable:admin
  Rule: Data go to Apple with the administrator's consent only

    Scenario: a token is added without consent
      Given an MDM server entry Contoso made for the key of an open form
      When the administrator leaves out consent and uploads the token Contoso
      Then that is refused

    Scenario: a token is renewed without consent
      Given the token Contoso of Apple Business Manager with 1 device
      When the administrator renews Contoso without consent
      Then that is refused

  @req:ADE-025 @req:MAC-022 @kind:portal @observable:admin
  Rule: A token needs consent, a key, an Apple ID and a file

    Scenario Outline: a token is added without <field>
      Given an MDM server entry Contoso made for the key of an open form
      When the administrator leaves out <field> and uploads the token Contoso
      Then that is refused, naming "<name>"

      Examples:
        | field   | name                |
        | consent | Apple               |
        | form    | public key download |
        | appleId | Apple ID            |
        | file    | Apple token         |

    Scenario: scope tags may be left out
      Given an MDM server entry Contoso made for the key of an open form
      When the administrator leaves out scopeTags and uploads the token Contoso
      Then that is accepted

  @req:ADE-026 @req:MAC-047 @kind:identity @observable:admin
  Rule: The Apple ID is kept with the token

    Scenario: a token is renewed with the Apple ID that was kept
      Given the token Contoso of Apple Business Manager with 1 device
      When the administrator renews Contoso
      Then that is accepted
      And the token Contoso shows the Apple ID it was made with

  @req:ADE-027 @req:ASM-006 @req:MAC-022 @kind:lifecycle @observable:admin
  Rule: Devices come as soon as the token is there

    Scenario: a token of Apple Business Manager
      When the token Contoso of Apple Business Manager with 2 devices
      Then the token Contoso lists "SIM1, SIM2"

    Scenario: a token of Apple School Manager
      When the token School of Apple School Manager with 2 devices
      Then the token School lists "SIM1, SIM2"

  @req:ADE-022 @kind:prerequisite @observable:admin
  Rule: A school's token names School Data Sync as a condition of some features

    Scenario: tokens of both programs
      Given the token Contoso of Apple Business Manager with 1 device
      And the token School of Apple School Manager with 1 device
      Then the token School shows programType "Apple School Manager"
      And the token School shows needsBesides "Microsoft School Data Sync"
      And the token Contoso shows needsBesides "nothing"

  @req:ASM-011 @kind:limit @observable:admin
  Rule: School Data Sync is on for one token

    Scenario: School Data Sync moves to another token
      Given the token East of Apple School Manager with 1 device
      And the token West of Apple School Manager with 1 device
      When the administrator switches School Data Sync on for East
      And the administrator switches School Data Sync on for West
      Then the token East shows schoolDataSync "false"
      And the token West shows schoolDataSync "true"
