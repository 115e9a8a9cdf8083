@party:server @platform:ios @needs:method:ios-byod
Feature: Check-in of Apple devices

  @req:XAP-007 @kind:lifecycle @observable:wire @lockstep
  Rule: TokenUpdate comes after Authenticate

    Scenario: TokenUpdate of a device that never authenticated
      Given an iPhone 15 of Ada with its identity by ios-byod, which has not authenticated
      When the device sends TokenUpdate
      Then the server refuses the message
      And the administrator sees the device unenrolled

  @req:XAP-008 @kind:identity @observable:wire @lockstep
  Rule: A check-in speaks of the topic of the profile

    Scenario: TokenUpdate for the topic of somebody else
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends TokenUpdate with another topic
      Then the server refuses the message

  @req:XAP-013 @kind:lifecycle @observable:admin
  Rule: CheckOut ends management on the server

    @needs:verb:device.read
    Scenario: a user removes the enrollment profile
      Given Ada's iPhone 15 enrolled by ios-byod
      When the user removes management
      Then the administrator sees the device unenrolled

  @req:XAP-014 @kind:lifecycle @observable:wire
  Rule: A new enrollment finds no commands of the old one

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a command waits while the device enrolls again
      Given Ada's iPhone 15 enrolled by ios-byod
      And a command SecurityInfo waits for the device
      When the device enrolls again
      And the device checks in
      Then the device has got no command since it authenticated
