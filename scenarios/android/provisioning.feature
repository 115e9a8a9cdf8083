@platform:android @party:device
Feature: How an Android device takes provisioning

  @req:XAD-021 @kind:prerequisite @observable:wire @method:android-fully-managed
  Rule: A device owner needs a device that nobody has set up

    Scenario: a device in use
      Given the administrator makes a QR code for Ada
      When Ada scans it with a Pixel 8 that was set up before
      Then the device itself refuses with USER_SETUP_COMPLETED

  @req:XAD-022 @kind:entry @observable:wire @method:android-fully-managed
  Rule: The supported modes of the payload bind the DPC

    Scenario: a code for personal devices
      Given the administrator makes a QR code for Ada
      And the QR code allows personally owned devices only
      When Ada scans it with a Pixel 8
      Then the device itself refuses with MODE_NOT_ALLOWED

  @req:XAD-023 @kind:lifecycle @observable:wire
  Rule: A failure resets an organization-owned device, and no other

    @method:android-fully-managed
    Scenario: a company device with a bad package
      Given the administrator makes a QR code for Ada
      And the checksum of the QR code belongs to another package
      When Ada scans it with a Pixel 8
      Then the enrollment is refused
      And the device is back at factory settings

    @method:android-fully-managed
    Scenario: a company device without network
      Given the administrator makes a QR code for Ada and the network "Guests"
      When Ada scans it with a Pixel 8 out of reach of every network
      Then the device itself refuses with wifi
      And the device was not reset

    @method:android-work-profile @needs:settings:enrollment-restrictions
    Scenario: a personal device that the server keeps out
      Given the default restriction blocks android-work-profile
      When Ada enrolls a Pixel 8 by android-work-profile
      Then the enrollment is refused
      And the device was not reset

  @req:XAD-027 @kind:identity @observable:wire @method:android-fully-managed
  Rule: The package must match its checksum

    Scenario: another package than promised
      Given the administrator makes a QR code for Ada
      And the checksum of the QR code belongs to another package
      When Ada scans it with a Galaxy A54
      Then the device itself refuses with hash_mismatch
