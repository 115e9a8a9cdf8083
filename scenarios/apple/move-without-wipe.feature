@platform:ios @method:ios-byod @needs:method:ios-byod @needs:method:ios-ade @needs:settings:ade-profiles
Feature: Moves from another MDM server without a wipe

  @req:BKR-015 @kind:lifecycle @observable:wire @party:device
  Rule: The device enrolls by hand and keeps its data

    Scenario: what the holder keeps on it is still there
      Given Ada's iPhone 15 enrolled by ios-ade
      And the holder keeps "photos" on it
      When the server releases the device
      And the device enrolls by ios-byod
      Then the enrollment is accepted
      And "photos" is on the device

  @req:BKR-016 @kind:lifecycle @observable:wire @party:device
  Rule: A supervised device stays supervised

    Scenario: it says so to the next server
      Given Ada's iPhone 15 enrolled by ios-ade
      When the server releases the device
      And the device enrolls by ios-byod
      And the administrator asks for "IsSupervised"
      Then the answer tells "QueryResponses/IsSupervised" as "true"

  @req:BKR-017 @kind:limitation @observable:wire @party:device
  Rule: The new profile is not locked

    Scenario: the holder removes it
      Given Ada's iPhone 15 enrolled by ios-ade with a locked profile
      When the server releases the device
      And the device enrolls by ios-byod
      And the user removes management
      Then the device is unenrolled

  @req:BKR-018 @kind:identity @observable:admin @party:server
  Rule: A device that moved is personal

    Scenario: the administrator reads whose it is
      Given Ada's iPhone 15 enrolled by ios-ade
      When the server releases the device
      And the device enrolls by ios-byod
      Then the hardware report shows "ownership" as "personal"
