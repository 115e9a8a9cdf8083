@platform:ios @method:ios-ade @needs:method:ios-ade @needs:verb:enrollment.issue
Feature: Backups of devices of the organisation

  @req:BKR-007 @req:BKR-001 @req:BKR-006 @req:BKR-014 @kind:lifecycle @observable:wire @party:device
  Rule: A device's own backup brings its management back; on another device the set-up goes on with enrollment

    Scenario: the backup of an iPhone is restored on it
      Given Ada's iPhone 15 enrolled by ios-ade
      And the holder keeps "photos" on it
      And a backup of it
      When the holder resets the device
      And the backup is restored on the device
      Then "photos" is on the device
      And the device has authenticated 1 time

    Scenario: the restored iPhone is managed as it was
      Given Ada's iPhone 15 enrolled by ios-ade
      And a backup of it
      When the holder resets the device
      And the backup is restored on the device
      Then the device is enrolled

    Scenario: the backup of an iPhone is restored on another one
      Given Ada's iPhone 15 enrolled by ios-ade
      And the holder keeps "photos" on it
      And a backup of it
      And a new iPhone 15 of Ada for ios-ade
      When the backup is restored on the device
      Then "photos" is on the device
      And no server manages the device

    Scenario: the other iPhone enrolls after the restore and keeps what was restored
      Given Ada's iPhone 15 enrolled by ios-ade
      And the holder keeps "photos" on it
      And a backup of it
      And a new iPhone 15 of Ada for ios-ade
      When the backup is restored on the device
      And the device enrolls again
      Then "photos" is on the device

    Scenario: without its own backup an iPhone that was reset enrolls anew
      Given Ada's iPhone 15 enrolled by ios-ade
      When the holder resets the device
      And the device enrolls again
      Then the enrollment is accepted
      And the device has authenticated 2 times

  @req:BKR-004 @kind:limitation @observable:wire @party:device
  Rule: A backup is restored in Setup Assistant, and once

    Scenario: a device that is set up restores nothing
      Given Ada's iPhone 15 enrolled by ios-ade
      And a backup of it
      When the backup is restored on the device
      Then the deed is refused

    Scenario: a second restore in the same Setup Assistant
      Given Ada's iPhone 15 enrolled by ios-ade
      And a backup of it
      And a new iPhone 15 of Ada for ios-ade
      When the backup is restored on the device
      And the backup is restored on the device
      Then the deed is refused

  @req:BKR-008 @kind:lifecycle @observable:wire @party:device
  Rule: A device that its holder reset and restored is still enrolled

    Scenario: it checks in as if nothing had been
      Given Ada's iPhone 15 enrolled by ios-ade
      And a backup of it
      When the holder resets the device
      And the backup is restored on the device
      And the device checks in
      Then the administrator sees the device enrolled
      And no CheckOut was sent

  @req:BKR-009 @kind:lifecycle @observable:wire @party:server
  Rule: A device that its server wiped is unknown after a restore until it enrolls again

    Scenario: it checks in after the restore
      Given Ada's iPhone 15 enrolled by ios-ade
      And a backup of it
      When the administrator sends EraseDevice
      And the backup is restored on the device
      And the device checks in
      Then the server wants to hear no more of the device

    Scenario: it enrolls again through the portal
      Given Ada's iPhone 15 enrolled by ios-ade
      And a backup of it
      When the administrator sends EraseDevice
      And the backup is restored on the device
      And the device enrolls by ios-byod
      Then the administrator sees the device enrolled

  @req:BKR-012 @kind:error @observable:wire @party:device
  Rule: A profile of this server does not match the one that a restore brought back from another

    Scenario: the portal enrolls a device with the profile of another server
      Given Ada's iPhone 15 enrolled by ios-ade
      And a backup of it from the time under another MDM server
      When the holder resets the device
      And the backup is restored on the device
      And the device enrolls by ios-byod
      Then the device refused with "MCMDMErrorDomain:12012"

  @req:BKR-013 @kind:action @observable:wire @party:device
  Rule: Once the other server's profile is removed the device enrolls

    Scenario: the holder removes it
      Given Ada's iPhone 15 enrolled by ios-ade
      And a backup of it from the time under another MDM server
      When the holder resets the device
      And the backup is restored on the device
      And the user removes management
      And the device enrolls by ios-byod
      Then the enrollment is accepted
