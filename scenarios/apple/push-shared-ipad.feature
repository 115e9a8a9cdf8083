@platform:ipados @method:ios-ade-shared-ipad @needs:settings:apple-clouds @needs:tenants
Feature: Waking the users of a Shared iPad by push

  @req:XAN-043 @req:XAN-044 @kind:action @observable:wire
  Rule: What waits for a user wakes the channel of the user, and the iPad comes on that

    Scenario: a command for Ada, who is signed in
      Given a Shared iPad
      And Ada signs in
      And a command ProfileList waits for the channel of Ada
      When the device listens for pushes
      Then the administrator finds the command acknowledged
      And the command was answered by the user
      And the device holds 1 session

    Scenario: a command for the iPad while Ada is signed in
      Given a Shared iPad
      And Ada signs in
      And a command SecurityInfo waits for the device
      When the device listens for pushes
      Then the administrator finds the command acknowledged
      And the device holds 1 session

  @req:XAN-050 @kind:action @observable:wire @party:device
  Rule: Nobody hears the pushes of users who are away

    Scenario: a command for Ada while Bob is signed in
      Given a Shared iPad
      And Bob signs in after Ada was signed in
      And a command ProfileList waits for the channel of Ada
      When the device listens for pushes
      Then the device holds 0 sessions
      And the administrator finds the command waiting

    Scenario: a command for Ada once she is back
      Given a Shared iPad
      And Ada signs in
      And the user signs out
      And a command ProfileList waits for the channel of Ada
      When Ada signs in
      Then the administrator finds the command acknowledged

    Scenario: a command for Bob, who came second
      Given a Shared iPad
      And Bob signs in after Ada was signed in
      And a command ProfileList waits for the channel of Bob
      When the device listens for pushes
      Then the administrator finds the command acknowledged
      And the device holds 1 session
