@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:ade-profiles
Feature: A device of an organisation, from its first start to the next one

  @req:ADE-005 @kind:lifecycle @observable:wire @party:server
  Rule: Turned on, a device finds its organisation and comes under management

    Scenario: nobody touches it but its holder
      Given an ADE profile with "hiddenScreens: Siri"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the enrollment is accepted
      And Setup Assistant did not show "Siri"
      And the device has reached its home screen

  @req:ADE-077 @kind:prerequisite @observable:wire @party:server
  Rule: Without an assigned profile a device does not enroll

    Scenario: another device has one
      Given Bob's iPhone 15 enrolled by ios-ade
      When Ada turns on an iPhone 15 without a profile by ios-ade
      Then the enrollment is refused
      And the holder reads "no profile is assigned"

    Scenario: after it was assigned
      Given Ada turns on an iPhone 15 without a profile by ios-ade
      When the ADE profile is changed to "department: Field"
      And the device enrolls again
      Then the enrollment is accepted

  @req:ADE-079 @kind:error @observable:wire @party:server
  Rule: A restriction for everybody keeps devices of the organisation out as well

    Scenario: iOS is blocked
      Given the default restriction blocks ios
      When Ada enrolls an iPhone 15 by ios-ade
      Then the enrollment is refused
      And the holder reads "Invalid Profile"

    Scenario: only personal devices are blocked
      Given only personal iPhones are blocked
      When Ada enrolls an iPhone 15 by ios-ade
      Then the enrollment is accepted

  @req:ADE-081 @kind:prerequisite @observable:wire @party:device
  Rule: A device that is in use has to be wiped first

    Scenario: enrolled by its holder before
      Given Ada's iPhone 15 enrolled by ios-byod
      When the organisation takes the device by ios-ade
      Then the holder reads "set up already"

    Scenario: wiped, then assigned
      Given Ada's iPhone 15 enrolled by ios-byod
      And the administrator sends EraseDevice
      When the organisation takes the device by ios-ade
      Then the enrollment is accepted

  @req:ADE-068 @kind:lifecycle @observable:wire @party:server
  Rule: Wiped, a device enrolls again; retired alone, it does not

    Scenario: wiped
      Given Ada's iPhone 15 enrolled by ios-ade
      And the administrator sends EraseDevice
      When the device enrolls again
      Then the enrollment is accepted

    Scenario: retired
      Given Ada's iPhone 15 enrolled by ios-ade
      And the user removes management
      When the device enrolls again
      Then the enrollment is refused

  @req:ADE-034 @kind:lifecycle @observable:wire @party:server
  Rule: A changed profile reaches a device when it is wiped

    Scenario: the device goes on as before
      Given an ADE profile with "locked: no"
      And Ada's iPhone 15 enrolled by ios-ade
      And the ADE profile is changed to "locked: yes"
      And the device enrolls again
      When the user removes management
      Then the device is unenrolled

    Scenario: only the name follows at once
      Given Ada's iPhone 15 enrolled by ios-ade
      When the ADE profile is changed to "nameTemplate: new-{{SERIAL}}"
      And the device checks in
      And the administrator asks for "DeviceName"
      Then the administrator reads the name "new-" with its serial number

    Scenario: the wiped device is locked
      Given an ADE profile with "locked: no"
      And Ada's iPhone 15 enrolled by ios-ade
      And the ADE profile is changed to "locked: yes"
      And the administrator sends EraseDevice
      And the device enrolls again
      When the user removes management
      Then the device is enrolled

  @req:ADE-054 @kind:limitation @observable:wire @party:device
  Rule: Supervision does not come afterwards

    Scenario: the profile asks for it later
      Given an ADE profile with "supervised: no"
      And Ada enrolls an iPhone 15 on OS "12.4" by ios-ade
      And the ADE profile is changed to "supervised: yes"
      When the device enrolls again
      Then the device is supervised: no
