@platform:android @needs:settings:android-management @needs:settings:android-clouds @needs:page:android-emm @needs:tenants
Feature: How an EMM compares its devices with Google's

  Background:
    Given the organisation manages Android through Google

  @req:XAM-097 @kind:lifecycle @observable:admin @needs:clock
  Rule: Notifications can be lost

    Scenario: nobody told that the device is gone
      Given Ada enrolls a Pixel 8 by android-fully-managed
      And Google has forgotten the device
      When 61 minutes pass
      Then the administrator sees the device unenrolled

  @req:XAM-098 @kind:lifecycle @observable:admin @needs:clock @slow
  Rule: The list is read to its last page

    Scenario: one device more than a page holds
      Given 101 devices came by tokens of the EMM
      When 61 minutes pass
      Then the administrator sees 101 devices enrolled

  @req:XAM-099 @kind:error @observable:admin @needs:clock
  Rule: A list that could not be read says nothing

    Scenario: Google is unavailable for the list of devices
      Given Ada enrolls a Pixel 8 by android-fully-managed
      And Google is unavailable for the next "/devices"
      When 61 minutes pass
      Then the administrator sees the device enrolled

  @req:XAM-100 @kind:error @observable:admin @needs:clock
  Rule: An enterprise that no list names is asked for by its name

    Scenario: Google lists none
      Given Ada enrolls a Pixel 8 by android-fully-managed
      And Google lists no enterprises
      When 61 minutes pass
      Then the administrator sees the device enrolled
