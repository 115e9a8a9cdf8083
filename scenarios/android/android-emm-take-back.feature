@platform:android @needs:settings:android-management @needs:settings:android-clouds @needs:page:android-emm @needs:page:managed-play @needs:tenants
Feature: What an EMM takes back at Google

  @req:XAM-134 @kind:token @observable:wire
  Rule: A revoked token is deleted, and no other

    Scenario: a revoked one
      Given the organisation manages Android through Google
      And Ada enrolls a Pixel 8 by android-fully-managed
      When the administrator revokes the token
      And Ben's other Pixel 8 comes by the same token
      Then the enrollment is refused

    Scenario: one that nobody revoked
      Given the organisation manages Android through Google
      And Ada enrolls a Pixel 8 by android-fully-managed
      When the server does what is due
      And Ben's other Pixel 8 comes by the same token
      Then the device is managed as fully-managed

  @req:XAM-135 @kind:lifecycle @observable:wire @level:should
  Rule: The end of the connection ends the enterprise

    Scenario: a device and a token of an organisation that disconnects
      Given the organisation manages Android through Google
      And Ada enrolls a Pixel 8 by android-fully-managed
      When the administrator disconnects managed Google Play
      And the server does what is due
      And the device checks in
      Then the organisation is not bound to an enterprise of Google
      And the device is back at factory settings
