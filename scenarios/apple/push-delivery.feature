@platform:ios @needs:settings:apple-clouds @needs:tenants
Feature: What becomes of a notification on its way to the device

  @req:XAN-026 @kind:lifecycle @observable:wire @party:cloud @lockstep
  Rule: One notification waits for a device, the newest

    Scenario: two notifications for a device that is away
      Given an MDM server with a push certificate
      When the server sends the notification "one"
      And the server sends the notification "two"
      And the device of the token asks
      Then it has got "two"

  @req:XAN-027 @kind:lifecycle @observable:wire @party:cloud @lockstep @needs:clock
  Rule: A notification that has expired is not delivered

    Scenario Outline: a device that comes after <minutes> minutes
      Given an MDM server with a push certificate
      When the server sends the notification "one" that expires after 5 minutes
      And <minutes> minutes pass
      And the device of the token asks
      Then it has got "<heard>"

      Examples:
        | minutes | heard   |
        | 4       | one     |
        | 6       | nothing |

  @req:XAN-028 @kind:error @observable:wire @party:cloud @lockstep
  Rule: Headers out of form are refused

    Scenario Outline: a notification that has <what>
      Given an MDM server with a push certificate
      When the server sends a notification with <what>
      Then the push service answers 400 <reason>

      Examples:
        | what                   | reason            |
        | an unknown push type   | InvalidPushType   |
        | an id that is no UUID  | BadMessageId      |
        | an expiration in words | BadExpirationDate |
        | priority 11            | BadPriority       |

  @req:XAN-029 @kind:report @observable:wire @party:cloud @lockstep
  Rule: A notification keeps the id that it was given

    Scenario: an id of the server's own
      Given an MDM server with a push certificate
      When the server sends a notification with an id of its own
      Then the notification keeps its id
