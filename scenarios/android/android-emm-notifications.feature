@platform:android @needs:settings:android-management @needs:settings:android-clouds @needs:page:android-emm @needs:tenants
Feature: How an EMM takes notifications

  Background:
    Given the organisation manages Android through Google

  @req:XAM-080 @kind:identity @observable:wire @lockstep
  Rule: Only Google's Pub/Sub may push

    Scenario: somebody else tells that the device is gone
      Given Ada enrolls a Pixel 8 by android-fully-managed
      When somebody who is not Google pushes that the device is gone
      Then the push is refused
      And the administrator sees the device enrolled

  @req:XAM-081 @kind:error @observable:admin @lockstep
  Rule: A type that nobody knows is acknowledged and changes nothing

    Scenario: a type of tomorrow
      Given Ada enrolls a Pixel 8 by android-fully-managed
      When Google tells of something that nobody knows
      Then the administrator sees the device enrolled
      And Google has nothing left to push

  @req:XAM-082 @kind:error @observable:admin @lockstep
  Rule: A device of another enterprise is nobody's

    Scenario: an enrollment elsewhere
      When Google tells of a device of another enterprise
      Then the administrator sees 0 devices enrolled
      And Google has nothing left to push

  @req:XAM-083 @kind:lifecycle @observable:admin
  Rule: A message that comes again changes nothing

    Scenario: the enrollment comes while a command waits
      Given Ada enrolls a Pixel 8 by android-fully-managed
      When the administrator sends LOCK through Google
      And Google tells of the enrollment once more
      And the device checks in
      Then the command through Google is acknowledged

    Scenario: everything twice
      Given Google sends every notification twice
      When Ada enrolls a Pixel 8 by android-fully-managed
      Then the administrator sees 1 device enrolled

  @req:XAM-084 @kind:report @observable:admin
  Rule: An older report changes nothing

    Scenario: the device as it was before its latest report
      Given Ada enrolls a Pixel 8 by android-fully-managed
      When the administrator forbids "no_sms" through Google
      And the device checks in
      And Google tells of the device as it was
      Then the administrator sees detail.appliedPolicyVersion of the device as "2"

  @req:XAM-085 @kind:lifecycle @observable:admin
  Rule: Messages have no order

    Scenario: the report comes before the enrollment
      Given Google holds notifications back
      And Ada enrolls a Pixel 8 by android-fully-managed
      When Google sends what it held back, the newest first
      Then the administrator sees the device as android-fully-managed
      And the administrator sees detail.appliedState of the device as "ACTIVE"

  @req:XAM-086 @kind:lifecycle @observable:admin
  Rule: A device that says DELETED is no longer managed

    Scenario: in its last report
      Given Ada enrolls a Pixel 8 by android-fully-managed
      When the EMM deletes the device
      Then the administrator sees the device unenrolled

    Scenario: in an enrollment
      Given Ada enrolls a Pixel 8 by android-fully-managed
      And Google remembers the device
      When Google tells of an enrollment that is over
      Then the administrator sees the device unenrolled

  @req:XAM-087 @kind:lifecycle @observable:admin
  Rule: Late messages do not bring a deleted device back

    Scenario: a report after the end
      Given Ada enrolls a Pixel 8 by android-fully-managed
      And Google remembers the device
      When the administrator deletes the record of the device
      And Google tells of the device as it was
      Then the administrator sees 0 devices enrolled

  @req:XAM-089 @kind:error @observable:admin @lockstep
  Rule: A device without hardwareInfo is a device

    Scenario: an enrollment of which little is known
      When Google tells of a device without hardware
      Then the administrator sees 1 device enrolled
      And Google has nothing left to push

  @req:XAM-091 @kind:lifecycle @observable:admin @needs:clock
  Rule: What could not be taken comes again

    Scenario: a device that may not be here, while Google takes no calls
      Given Google is unavailable for the next 2 "DELETE"
      And the default restriction blocks android-work-profile
        When Ada enrolls a Pixel 8 by android-work-profile
      And 1 minutes pass
      And the device checks in
      Then the device is unenrolled
