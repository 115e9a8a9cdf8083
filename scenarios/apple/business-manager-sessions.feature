@party:cloud @platform:ios @needs:settings:apple-clouds @needs:tenants
Feature: Sessions of MDM servers with Apple Business Manager

  Background:
    Given the MDM server Contoso has 1 device in Apple Business Manager

  @req:XDP-001 @kind:identity @observable:wire @lockstep
  Rule: A session is opened by a signature that holds

    Scenario: a signature of another secret
      When Contoso opens a session with a signature of another secret
      Then Apple Business Manager answers 401 oauth_problem=signature_invalid

  @req:XDP-002 @kind:identity @observable:wire @lockstep
  Rule: A nonce is used once

    Scenario: a request that comes twice
      When Contoso sends the same request for a session twice
      Then Apple Business Manager answers 401 oauth_problem=nonce_used

  @req:XDP-003 @kind:identity @observable:wire @level:should @lockstep
  Rule: A time stamp is near the clock of the service

    Scenario Outline: a clock that is <where>
      When Contoso opens a session with a clock that is <minutes> minutes off
      Then Apple Business Manager answers <status>

      Examples:
        | where             | minutes | status |
        | 20 minutes behind | -20     | 401    |
        | 4 minutes behind  | -4      | 200    |
        | 4 minutes ahead   | 4       | 200    |
        | 20 minutes ahead  | 20      | 401    |

  @req:XDP-004 @kind:lifecycle @observable:wire @needs:clock
  Rule: A session ends, and 401 says so

    Scenario: a call after ten minutes
      When 10 minutes pass
      And Contoso asks for its account
      Then Apple Business Manager answers 401 UNAUTHORIZED

  @req:XDP-005 @kind:identity @observable:wire @lockstep
  Rule: A session that nobody opened is forbidden

    Scenario: a call in a session that nobody opened
      When Contoso asks for its account in a session that nobody opened
      Then Apple Business Manager answers 403 FORBIDDEN

  @req:XDP-014 @req:ADE-087 @kind:token @observable:wire
  Rule: A new token ends the one before

    Scenario: a token is downloaded and not uploaded
      When the administrator downloads a new token for Contoso
      And Contoso opens a session
      Then Apple Business Manager answers 401 oauth_problem=token_rejected

  @req:MAC-024 @kind:token @observable:wire @platform:macos @needs:clock
  Rule: Tokens are renewed every year

    Scenario Outline: a token after <days> days
      When <days> days pass
      And Contoso opens a session
      Then Apple Business Manager answers <status>

      Examples:
        | days | status |
        | 364  | 200    |
        | 366  | 401    |

  @req:XDP-015 @kind:prerequisite @observable:wire
  Rule: Nothing works until the terms are accepted

    Scenario: a call while new terms wait
      Given the terms of Apple Business Manager wait for consent
      When Contoso asks for its account
      Then Apple Business Manager answers 403 T_C_NOT_SIGNED

  @req:XDP-018 @kind:error @observable:wire @lockstep
  Rule: A body that is no JSON is malformed

    Scenario: half a body
      When Contoso sends a body that is no JSON
      Then Apple Business Manager answers 400 MALFORMED_REQUEST_BODY
