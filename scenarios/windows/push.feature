@platform:windows @needs:verb:push @needs:settings:windows-enrollment
Feature: PCs that are woken by the push service

  Background:
    Given the server pushes to PCs
    When Ada enrolls a Surface Laptop that reaches the push service

  @req:XWP-001 @kind:entry @observable:wire
  Rule: PCs are told of the app that pushes them

    Scenario: the provisioning document
      Then the PC was told the name of the push app

  @req:XWP-002 @kind:policy @observable:wire @needs:clock
  Rule: The server asks for the channel

    Scenario: a PC that has just enrolled
      When the administrator asks the PC to come
      And the PC hears what waits for it
      Then the PC held 1 session that the server asked for

    Scenario: a PC that has a new channel
      When 16 days pass
      And the device checks in
      And the administrator asks the PC to come
      Then the service was asked 1 time for this channel

  @req:XWP-003 @kind:token @observable:wire @needs:clock
  Rule: A server whose token was refused gets a new one

    Scenario: a push on the day after the first
      When the PC is pushed
      And 2 days pass
      And the PC is pushed
      Then the PC held 2 sessions that the server asked for

  @req:XWP-004 @kind:action @observable:wire
  Rule: A push is a raw notification that waits for the PC

    Scenario: what the service is asked
      When the administrator asks the PC to come
      Then the PC was pushed by a raw notification that waits

  @req:XWP-005 @kind:lifecycle @observable:wire @level:should @needs:clock
  Rule: A channel that has expired is pushed no more

    Scenario: a PC that was away for too long
      When 31 days pass
      And the administrator asks the PC to come
      And the administrator asks the PC to come
      Then the service was asked 1 time for this channel

  @req:XWP-101 @kind:entry @observable:wire @party:device
  Rule: A PC opens a channel for the app of its server

    Scenario: after the enrollment
      Then the PC has opened 1 channel

  @req:XWP-102 @kind:action @observable:wire @party:device
  Rule: A session says whose idea it was

    Scenario: a PC that comes by itself
      When the device checks in
      Then every session was the own idea of the PC

    Scenario: a PC that was pushed
      When the administrator asks the PC to come
      And the PC hears what waits for it
      Then the PC held 1 session that the server asked for

  @req:XWP-103 @kind:lifecycle @observable:wire @party:device @needs:clock
  Rule: A PC renews its channel after 15 days

    Scenario Outline: a PC that comes after <days> days
      When <days> days pass
      And the device checks in
      Then the PC has opened <channels> channel

      Examples:
        | days | channels |
        | 14   | 1        |
        | 16   | 2        |

  @req:XWP-104 @kind:report @observable:wire @party:device
  Rule: Push/Status tells how it stands

    Scenario: a PC with a channel
      When the administrator reads "./Device/Vendor/MSFT/DMClient/Provider/MusterSimulated/Push/Status"
      Then the result has "0"

    Scenario: an app that nobody knows
      When the server names an app that nobody registered
      And the administrator reads "./Device/Vendor/MSFT/DMClient/Provider/MusterSimulated/Push/Status"
      Then the result has "3"
