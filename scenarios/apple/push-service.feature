@party:cloud @platform:ios @needs:settings:apple-clouds @needs:tenants
Feature: Notifications that MDM servers send to Apple's push service

  Background:
    Given an MDM server with a push certificate

  @req:XAN-020 @kind:error @observable:wire @lockstep
  Rule: A token that is none is a bad device token

    Scenario Outline: a notification to <what>
      When the server sends a notification with <what>
      Then the push service answers 400 <reason>

      Examples:
        | what                   | reason             |
        | a token that is no hex | BadDeviceToken     |
        | no token               | MissingDeviceToken |

  @req:XAN-021 @kind:error @observable:wire @lockstep
  Rule: A topic belongs to the certificate and to the token

    Scenario Outline: a notification with <what>
      When the server sends a notification with <what>
      Then the push service answers 400 <reason>

      Examples:
        | what                     | reason          |
        | a topic of somebody else | TopicDisallowed |
        | a topic of an app        | BadTopic        |

    Scenario: a token that was given for another topic
      Given the device got its token for another server
      When the server sends a notification
      Then the push service answers 400 DeviceTokenNotForTopic

  @req:XAN-022 @kind:identity @observable:wire @lockstep
  Rule: A certificate that is not in force opens nothing

    Scenario Outline: a server that comes with <what>
      When the server sends a notification with <what>
      Then the push service answers 403 <reason>

      Examples:
        | what                           | reason               |
        | no certificate                 | MissingProviderToken |
        | a certificate of its own making | BadCertificate       |

    Scenario: a certificate that was revoked
      Given the server's push certificate was revoked
      When the server sends a notification
      Then the push service answers 403 BadCertificate

    @needs:clock
    Scenario: a certificate that has expired
      When 366 days pass
      And the server sends a notification
      Then the push service answers 403 BadCertificate

  @req:XAN-023 @kind:lifecycle @observable:wire @lockstep
  Rule: A token that a device gave up is unregistered

    Scenario: a notification to a token of the past
      Given the device gave its token up
      When the server sends a notification
      Then the push service answers 410 Unregistered
      And it tells since when

  @req:XAN-024 @kind:error @observable:wire @lockstep
  Rule: A payload has 1 to 4096 bytes

    Scenario: an empty one
      When the server sends a notification with an empty payload
      Then the push service answers 400 PayloadEmpty

    Scenario: one byte too many
      When the server sends a notification with a payload of 4097 bytes
      Then the push service answers 413 PayloadTooLarge

    Scenario: as many as there may be
      When the server sends a notification with a payload of 4096 bytes
      Then the push service answers 200

  @req:XAN-025 @kind:limit @observable:wire @level:should @lockstep
  Rule: Too many notifications for one device are refused

    Scenario: one more than a hundred in a minute
      When the server sends 101 notifications
      Then the push service answers 429 TooManyRequests
