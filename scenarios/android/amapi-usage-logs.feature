@platform:android @needs:settings:android-clouds @needs:tenants
Feature: Usage logs of devices of the Android Management API

  Background:
    Given an EMM with an enterprise that hears of USAGE_LOGS only

  @req:XAM-136 @kind:report @observable:wire @party:device
  Rule: A device logs what its policy enables

    Scenario Outline: the EMM <deed> and locks the device
      Given the EMM <deed>
      And Ada's Pixel 8 came by a token of the EMM
      When the EMM has locked the device
      And the EMM pulls notifications
      Then the EMM hears USAGE_LOGS with usageLogEvents.0.eventType "<first>"
      And the EMM hears USAGE_LOGS with usageLogEvents.1.eventType "<second>"

      Examples:
        | deed                       | first       | second      |
        | has security events logged | REMOTE_LOCK | nothing     |
        | has connections logged     | CONNECT     | nothing     |
        | has both logged            | CONNECT     | REMOTE_LOCK |

    Scenario: nobody wants logs
      Given the EMM has nothing logged
      And Ada's Pixel 8 came by a token of the EMM
      When the EMM locks the device
      And the device checks in
      And the EMM pulls notifications
      Then the EMM hears "nothing"

  @req:XAM-137 @kind:report @observable:wire @party:cloud
  Rule: The notification holds the events and the device's name

    Scenario: connections
      Given the EMM has connections logged
      And Ada's Pixel 8 came by a token of the EMM
      When the EMM pulls notifications
      Then the EMM hears USAGE_LOGS of the device by its name
      And the EMM hears USAGE_LOGS with usageLogEvents.0.connectEvent.destinationPort "443"
