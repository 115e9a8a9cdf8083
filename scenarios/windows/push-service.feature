@platform:windows @party:cloud @needs:tenants @needs:settings:windows-enrollment
Feature: What the push service of Windows takes

  Background:
    Given the server pushes to PCs
    When Ada enrolls a Surface Laptop that reaches the push service

  @req:XWP-201 @kind:lifecycle @observable:wire @needs:clock
  Rule: A channel lives for 30 days

    Scenario Outline: a notification on day <day>
      When <day> days pass
      And a sender has a token for its own app
      And the sender notifies the PC with "nothing wrong"
      Then the notification is answered <status>

      Examples:
        | day | status |
        | 29  | 200    |
        | 31  | 410    |

  @req:XWP-202 @kind:token @observable:wire @needs:clock
  Rule: A sender shows a token of the last day

    Scenario: a token that nobody gave out
      Given a sender has a token for its own app
      When the sender notifies the PC with "no token that is known"
      Then the notification is answered 401

    Scenario: a token of the day before yesterday
      Given a sender has a token for its own app
      When 2 days pass
      And the sender notifies the PC with "nothing wrong"
      Then the notification is answered 401

  @req:XWP-203 @kind:identity @observable:wire
  Rule: A channel is for one app

    Scenario: the token of another app
      Given a sender has a token for its other app
      When the sender notifies the PC with "nothing wrong"
      Then the notification is answered 403

  @req:XWP-204 @kind:action @observable:wire
  Rule: A raw notification waits where the sender says so

    Scenario Outline: a notification with <wish>
      Given a sender has a token for its own app
      When the sender notifies the PC with "<wish>"
      Then the notification is answered 200 and says <status>
      When the PC hears what waits for it
      Then the PC held <sessions> sessions that the server asked for

      Examples:
        | wish            | status   | sessions |
        | nothing wrong   | received | 1        |
        | no wish to wait | dropped  | 0        |

  @req:XWP-205 @kind:error @observable:wire
  Rule: A notification has a form

    Scenario Outline: a notification with <flaw>
      Given a sender has a token for its own app
      When the sender notifies the PC with "<flaw>"
      Then the notification is answered <status>

      Examples:
        | flaw                     | status |
        | a type that is none      | 400    |
        | the type of text         | 400    |
        | no content               | 400    |
        | a channel that never was | 404    |
        | the method GET           | 405    |
        | 5000 octets              | 200    |
        | 5001 octets              | 413    |

  @req:XWP-206 @kind:action @observable:wire @needs:clock
  Rule: A notification waits as long as the sender says

    Scenario: a notification of a minute
      Given a sender has a token for its own app
      When the sender notifies the PC with "a life of a minute"
      And 5 minutes pass
      And the PC hears what waits for it
      Then the PC held 0 sessions that the server asked for
