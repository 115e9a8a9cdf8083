@platform:ios @needs:page:enrollment-program @needs:settings:apple-clouds @needs:tenants @needs:clock
Feature: Syncs of the MDM server with Apple's enrollment program

  @req:ADE-075 @req:MAC-040 @kind:limit @observable:admin
  Rule: A delta sync runs every 12 hours, by hand every 15 minutes at most

    Scenario: 12 hours later a device is there
      Given the token Contoso of Apple Business Manager with 1 device
      When the administrator assigns 1 more device to Contoso
      And 11 hours pass
      Then the token Contoso lists "SIM1"
      When 1 hour passes
      Then the token Contoso lists "SIM1, SIM2"

    Scenario Outline: by hand <count> minutes after the last sync it is <outcome>
      Given the token Contoso of Apple Business Manager with 1 device
      When <count> minutes pass
      And the administrator syncs Contoso
      Then that is <outcome>

      Examples:
        | count | outcome  |
        | 14    | refused  |
        | 15    | accepted |

  @req:ASM-014 @req:ADE-075 @req:MAC-040 @kind:limit @observable:admin
  Rule: The control waits for a sync that runs, 15 minutes at most

    Scenario: a sync that takes more than 15 minutes
      Given the token School of Apple School Manager with 48000 devices
      When 14 minutes pass
      And the administrator syncs School
      Then that is refused
      When 1 minutes pass
      And the administrator syncs School
      Then that is accepted

  @req:ASM-014 @kind:limit @observable:admin
  Rule: The control is free once the sync has ended

    Scenario: a second sync right after the first
      Given the token School of Apple School Manager with 1 device
      When the administrator syncs School
      Then that is accepted

  @req:ADE-004 @req:ASM-015 @req:MAC-040 @kind:lifecycle @observable:admin
  Rule: Additions and removals are there within 24 hours, and at once by hand

    Scenario: a day passes
      Given the token School of Apple School Manager with 2 devices
      When the administrator assigns 1 more device to School
      And the administrator unassigns SIM1
      And 24 hours pass
      Then the token School lists "SIM1, SIM2, SIM3"
      And the device SIM1 of the token School shows status "Removed from ABM/ASM"

    Scenario: somebody syncs
      Given the token School of Apple School Manager with 1 device
      When the administrator assigns 1 more device to School
      And the administrator syncs School
      Then the token School lists "SIM1, SIM2"

  @req:ADE-020 @kind:limit @observable:admin
  Rule: About 3,000 devices come in a minute

    Scenario Outline: after <count> minutes <listed> of 9000 devices are listed
      Given the token Contoso of Apple Business Manager with 9000 devices
      When <count> minutes pass
      Then the token Contoso lists <listed> devices

      Examples:
        | count | listed |
        | 1     | 4000   |
        | 3     | 9000   |

  @req:ADE-072 @req:ASM-013 @req:MAC-038 @kind:limit @observable:admin
  Rule: The whole list is read again after seven days at the earliest

    Background:
      Given the token School of Apple School Manager with 1 device

    Scenario Outline: a full sync is asked for after <count> days
      When <count> days pass
      And the administrator gives SIM1 an asset tag
      And the administrator assigns 1 more device to School
      And the administrator asks for a full sync of School
      Then the token School lists "SIM1, SIM2"
      And the device SIM1 of the token School shows told.asset_tag "<tag>"

      Examples:
        | count | tag     |
        | 6     | nothing |
        | 7     | A-1     |

  @req:ADE-073 @req:MAC-038 @kind:lifecycle @observable:admin
  Rule: A deleted device that is still assigned returns with the next full sync

    Background:
      Given the token Contoso of Apple Business Manager with 2 devices
      When the administrator deletes SIM1 of Contoso

    Scenario: delta syncs leave it alone, a full one brings it back
      When the administrator gives SIM1 an asset tag
      And 169 hours pass
      Then the token Contoso lists "SIM2"
      When the administrator asks for a full sync of Contoso
      Then the token Contoso lists "SIM1, SIM2"

    Scenario: an unassigned one stays away
      When the administrator unassigns SIM1
      And 169 hours pass
      And the administrator asks for a full sync of Contoso
      Then the token Contoso lists "SIM2"

  @req:ADE-074 @req:MAC-039 @kind:lifecycle @observable:report
  Rule: A released device is shown as removed and deleted within 45 days

    Scenario: a released device
      Given the token Contoso of Apple Business Manager with 2 devices
      When the administrator releases SIM1
      And 1 day passes
      Then the device SIM1 of the token Contoso shows status "Removed from ABM/ASM"
      When 45 days pass
      Then the token Contoso lists "SIM2"

    Scenario: a released device is deleted by hand
      Given the token Contoso of Apple Business Manager with 2 devices
      When the administrator releases SIM1
      And the administrator deletes SIM1 of Contoso
      Then the token Contoso lists "SIM2"

  @req:ADE-076 @kind:lifecycle @observable:admin
  Rule: After a failed delta the whole list is read

    Scenario: a delta fails
      Given the token Contoso of Apple Business Manager with 1 device
      And Apple's service fails at "/devices/sync"
      When 12 hours pass
      Then the token Contoso shows sync.status "Failed"
      When 12 hours pass
      Then the token Contoso shows sync.status "Success"
      And the token Contoso shows sync.kind "full"
