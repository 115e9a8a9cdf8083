@platform:macos @method:macos-byod @needs:method:macos-byod @needs:verb:person.put @needs:settings:apple-clouds @needs:tenants
Feature: Waking the users of a Mac by push

  @req:XAN-043 @req:XAN-044 @kind:action @observable:wire
  Rule: What waits for a user wakes the user channel, and the device comes on that

    Scenario: a command for the user
      Given a MacBook Air of Ada enrolled by macos-byod whose user is of a directory
      And a command ProfileList waits for the user
      When the device listens for pushes
      Then the administrator finds the command acknowledged
      And the command was answered by the user
      And the device holds 1 session

    Scenario: a command for the Mac
      Given a MacBook Air of Ada enrolled by macos-byod whose user is of a directory
      And a command SecurityInfo waits for the device
      When the device listens for pushes
      Then the administrator finds the command acknowledged
      And the device holds 1 session

  @req:XAN-045 @kind:identity @observable:wire @party:device @lockstep
  Rule: A push with another PushMagic than that of the user wakes nobody

    Scenario: the server holds another PushMagic
      Given a MacBook Air of Ada enrolled by macos-byod whose user is of a directory
      And the user channel announces another PushMagic
      And a command ProfileList waits for the user
      When the device listens for pushes
      Then the device holds 0 sessions
