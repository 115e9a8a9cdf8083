@platform:ios @needs:method:ios-byod @needs:verb:push @needs:settings:apple-clouds @needs:tenants @party:server
Feature: Notifications for devices that are away, and for tokens that are new

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
