@party:cloud @platform:android @needs:settings:android-clouds @needs:tenants
Feature: Devices of the Android Management API

  @req:XAM-007 @kind:lifecycle @observable:wire
  Rule: A device that was deleted is told so

    Scenario: the device comes after it was deleted
      Given Ada's Pixel 8 came by a token of the EMM
      When the EMM deletes the device
      And the device checks in
      Then the device is unenrolled

    Scenario: the device comes and nobody knows it
      Given Ada's Pixel 8 came by a token of the EMM
      And Google has forgotten the device
      When the device checks in
      Then the device is enrolled

  @req:XAM-013 @kind:report @observable:wire
  Rule: A page holds ten devices unless asked otherwise, and a hundred at most

    Scenario: twelve devices
      Given 12 devices came by tokens of the EMM
      When the EMM lists its devices
      Then Google lists 10 devices
      When the EMM reads the page that comes next
      Then Google lists 2 devices

    @slow
    Scenario: one hundred and one devices
      Given 101 devices came by tokens of the EMM
      When the EMM lists 101 of its devices
      Then Google lists 100 devices

  @req:XAM-026 @kind:error @observable:wire @lockstep
  Rule: What the device says of itself is not the EMM's to change

    Scenario: its ownership
      Given Ada's Pixel 8 came by a token of the EMM
      When the EMM changes the ownership of the device
      Then Google answers 400 INVALID_ARGUMENT

  @req:XAM-027 @kind:error @observable:wire @lockstep
  Rule: An EMM asks for ACTIVE or DISABLED

    Scenario: DELETED
      Given Ada's Pixel 8 came by a token of the EMM
      When the EMM asks for the state DELETED
      Then Google answers 400 INVALID_ARGUMENT

    Scenario: DISABLED
      Given Ada's Pixel 8 came by a token of the EMM
      When the EMM disables the device
      Then Google answers 200

  @req:XAM-028 @kind:report @observable:wire
  Rule: The applied state is the device's word

    Scenario: disabled before and after the device has heard of it
      Given Ada's Pixel 8 came by a token of the EMM
      When the EMM disables the device
      Then Google shows appliedState as "ACTIVE"
      When the device checks in
      And the EMM reads the device
      Then Google shows appliedState as "DISABLED"

  @req:XAM-029 @kind:identity @observable:wire
  Rule: A device that comes again is known by its serial number

    Scenario: three times the same, and another before it
      Given Ben's Pixel 8 came by a token of the EMM
      And Ada's Pixel 8 came by a token of the EMM
      And the device was deleted and came again
      And the device was deleted and came again
      When the EMM reads the device
      Then Google names the former enrollments of the device

  @req:XAM-033 @kind:report @observable:wire
  Rule: The last report of a device says that it was deleted

    Scenario: the EMM deletes it
      Given Ada's Pixel 8 came by a token of the EMM
      When the EMM deletes the device
      And the EMM pulls notifications
      Then the EMM hears STATUS_REPORT with state "DELETED"
      When the EMM reads the device
      Then Google answers 404 NOT_FOUND

    Scenario: a command to it comes too late
      Given Ada's Pixel 8 came by a token of the EMM
      When the EMM deletes the device
      And the EMM locks the device
      Then Google answers 404 NOT_FOUND

  @req:XAM-034 @kind:action @observable:wire
  Rule: What else is to be wiped is the EMM's to say

    Scenario: the eSIMs too
      Given Ada's Pixel 8 came by a token of the EMM
      When the EMM deletes the device and its eSIMs
      And the device checks in
      Then the Android device shows wiped as "data, reset protection, eSIMs"
