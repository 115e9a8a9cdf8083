@platform:ios @needs:method:ios-byod @needs:verb:push @needs:settings:apple-clouds @needs:tenants @party:server
Feature: Notifications for devices that are away, for tokens that are new, and at other addresses

  @req:XAN-060 @kind:lifecycle @observable:wire @level:should @needs:clock
  Rule: A notification waits for a device that is away

    Scenario: an iPhone that comes back after an hour
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator asks the device to come
      And 60 minutes pass
      And the device listens for pushes
      Then the device holds 1 session

  @req:XAN-061 @kind:lifecycle @observable:wire @lockstep
  Rule: A device with a new token is pushed again

    Scenario: a token that was given up and its successor
      Given Ada's iPhone 15 enrolled by ios-byod
      And the device has given its push token up
      When the administrator asks the device to come
      And the device sends TokenUpdate with another push token
      And the administrator asks the device to come
      Then the push service was asked 2 times

  @req:XAN-062 @kind:error @observable:wire @lockstep @party:cloud
  Rule: Notifications are POSTed, and below /3/device

    Scenario Outline: a notification by <what>
      Given an MDM server with a push certificate
      When the server sends a notification with <what>
      Then the push service answers <status> <reason>

      Examples:
        | what           | status | reason           |
        | the method GET | 405    | MethodNotAllowed |
        | another path   | 404    | BadPath          |
