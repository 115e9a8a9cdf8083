@party:cloud @platform:android @needs:settings:android-clouds @needs:tenants
Feature: Notifications of the Android Management API over Cloud Pub/Sub

  @req:XAM-008 @kind:lifecycle @observable:wire @needs:clock
  Rule: A message comes until it is acknowledged

    Scenario: pulled and forgotten
      Given an EMM with an enterprise that hears of ENROLLMENT only
      And Ada's Pixel 8 came by a token of the EMM
      When the EMM pulls notifications
      And 1 minutes pass
      And the EMM pulls notifications
      Then the EMM hears "ENROLLMENT"

    Scenario: pulled and acknowledged
      Given an EMM with an enterprise that hears of ENROLLMENT only
      And Ada's Pixel 8 came by a token of the EMM
      When the EMM pulls notifications
      And the EMM acknowledges them
      And 1 minutes pass
      And the EMM pulls notifications
      Then the EMM hears "nothing"

  @req:XAM-030 @kind:report @observable:wire
  Rule: The type is an attribute, the resource is base64 of its JSON

    Scenario: an enrollment
      Given an EMM with an enterprise
      And Ada's Pixel 8 came by a token of the EMM
      When the EMM pulls notifications
      Then the EMM hears "ENROLLMENT, STATUS_REPORT"
      And the EMM hears ENROLLMENT with managementMode "DEVICE_OWNER"

  @req:XAM-031 @kind:report @observable:wire
  Rule: Only what the enterprise enabled is published

    Scenario Outline: <type> only
      Given an EMM with an enterprise that hears of <type> only
      And Ada's Pixel 8 came by a token of the EMM
      When the EMM pulls notifications
      Then the EMM hears "<type>"

      Examples:
        | type          |
        | ENROLLMENT    |
        | STATUS_REPORT |

  @req:XAM-032 @kind:lifecycle @observable:wire @needs:clock
  Rule: Whoever holds a message may keep it longer or give it back

    Scenario: kept for a minute
      Given an EMM with an enterprise that hears of ENROLLMENT only
      And Ada's Pixel 8 came by a token of the EMM
      When the EMM pulls notifications
      And the EMM keeps them for 60 seconds
      And 30 seconds pass
      And the EMM pulls notifications
      Then the EMM hears "nothing"

    Scenario: given back
      Given an EMM with an enterprise that hears of ENROLLMENT only
      And Ada's Pixel 8 came by a token of the EMM
      When the EMM pulls notifications
      And the EMM gives them back
      And the EMM pulls notifications
      Then the EMM hears "ENROLLMENT"
