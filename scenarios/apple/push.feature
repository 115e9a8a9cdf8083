@platform:ios @needs:settings:apple-clouds @needs:tenants @needs:verb:push
Feature: Waking Apple devices by push

  @req:XAN-001 @req:XAN-002 @req:XAN-003 @kind:action @observable:wire @party:server
  Rule: A server asks for the device by its token, topic and PushMagic, as it gave them

    Scenario: the administrator asks an iPhone to come
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator asks the device to come
      Then the push service was asked for the device by its token, topic and PushMagic
      When the device listens for pushes
      Then the device holds 1 session

  @req:XAN-004 @kind:lifecycle @observable:wire @party:server @level:should
  Rule: A device whose token is no more is not pushed again

    Scenario: asked twice after it gave its token up
      Given Ada's iPhone 15 enrolled by ios-byod
      And the device has given its push token up
      When the administrator asks the device to come
      And the administrator asks the device to come
      Then the push service was asked 1 time

  @req:XAN-005 @kind:lifecycle @observable:wire @party:server @lockstep
  Rule: A new PushMagic takes the place of the old one

    Scenario: another enrollment of the same device
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends TokenUpdate with another PushMagic
      And the administrator asks the device to come
      And the device listens for pushes
      Then the device holds 0 sessions

  @req:XAN-040 @kind:identity @observable:wire @party:device @lockstep
  Rule: A push with another PushMagic wakes nobody

    Scenario: a push for an enrollment of somebody else
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends TokenUpdate with another PushMagic
      And the administrator asks the device to come
      And the device listens for pushes
      Then the device holds 0 sessions

    Scenario: a push for its own enrollment
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator asks the device to come
      And the device listens for pushes
      Then the device holds 1 session

    @needs:clock
    Scenario: a push that comes late
      Given Ada's iPhone 15 enrolled by ios-byod
      And the push service delivers 10 minutes late
      When the administrator asks the device to come
      And the device listens for pushes
      And 11 minutes pass
      And the device listens for pushes
      Then the device holds 1 session

  @req:XAN-041 @kind:lifecycle @observable:wire @party:device @level:should
  Rule: A push that comes twice is one session

    Scenario: a notification that is delivered twice
      Given Ada's iPhone 15 enrolled by ios-byod
      And the push service delivers the next notification twice
      When the administrator asks the device to come
      And the device listens for pushes
      Then the device holds 1 session

  @req:XAN-042 @kind:lifecycle @observable:wire @party:device
  Rule: Without a push a device comes by itself only after NotNow

    Scenario: a command that was put off
      Given a locked iPhone 15 of Ada enrolled by ios-byod
      When the administrator installs the profile "work" that sets "allowCamera" to false
      And the holder takes the device up
      Then the administrator finds the command acknowledged

    Scenario: a command that waits for its push
      Given Ada's iPhone 15 enrolled by ios-byod
      And the push service loses the next notification
      And a command SecurityInfo waits for the device
      When the holder takes the device up
      And the device listens for pushes
      Then the device holds 0 sessions
      And the administrator finds the command waiting
