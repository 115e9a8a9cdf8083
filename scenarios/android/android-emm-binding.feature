@platform:android @needs:settings:android-management @needs:settings:android-clouds @needs:page:android-emm @needs:tenants
Feature: An EMM that signs up at Google

  @req:XAM-070 @kind:prerequisite @observable:admin
  Rule: An enterprise is asked for with both halves of its sign-up

    Scenario: the administrator signs up
      When the organisation manages Android through Google
      Then the organisation is bound to an enterprise of Google
      When Ada enrolls a Pixel 8 by android-fully-managed
      Then the administrator sees the device as android-fully-managed

  @req:XAM-071 @kind:prerequisite @observable:admin @lockstep
  Rule: Whoever comes back from a sign-up is the one who began it

    Scenario: somebody else comes back
      When a stranger ends the sign-up of the organisation
      Then the organisation is not bound to an enterprise of Google

  @req:XAM-072 @kind:prerequisite @observable:admin
  Rule: Every kind of notification that the server lives by is asked for

    Scenario: enrollment, report and the end of a command
      Given the organisation manages Android through Google
      When Ada enrolls a Pixel 8 by android-fully-managed
      Then the administrator sees detail.appliedState of the device as "ACTIVE"
      When the administrator sends LOCK through Google
      And the device checks in
      Then the command through Google is acknowledged
