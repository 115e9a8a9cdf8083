@platform:android @method:android-da @needs:settings:android-clouds @needs:settings:device-administrator
Feature: What a Device Admin profile of Knox does

  @req:KME-013 @kind:entry @observable:wire @party:device
  Rule: A Device Admin profile names its agent and no server

    Scenario: the address of the Company Portal
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "Administrators"
      And the profile "Administrators" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is accepted
      And its agent came from "https://aka.ms/intune_kme"
      And its profile says "serverUri" as "nothing"

  @req:KME-014 @kind:policy @observable:wire @party:device
  Rule: The standard set-up prompts can be skipped

    Scenario: skipped
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "Administrators" with "Skip Setup wizard" as "selected"
      And the profile "Administrators" is assigned to it
      When the Samsung device is turned on
      Then its set-up does not show "standard set-up prompts"

    Scenario: not skipped
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "Administrators"
      And the profile "Administrators" is assigned to it
      When the Samsung device is turned on
      Then its set-up shows "standard set-up prompts"

  @req:KME-015 @kind:policy @observable:wire @party:device
  Rule: The user cancels where the profile allows it

    Scenario: allowed
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "A" with "Allow End User to Cancel Enrollment" as "selected"
      And the profile "A" is assigned to it
      When Ada turns it on and cancels the enrollment
      Then the enrollment is abandoned

    Scenario: not allowed
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "A"
      And the profile "A" is assigned to it
      When Ada turns it on and cancels the enrollment
      Then the enrollment is accepted

  @req:KME-026 @kind:identity @observable:wire @party:device
  Rule: Without a user at Knox, name and password are asked for

    Scenario: nobody is associated
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "A"
      And the profile "A" is assigned to it
      When the Samsung device is turned on
      Then its set-up shows "ask for user name"
      And its set-up shows "ask for password"

  @kind:identity @observable:wire @party:device
  Rule: With a user at Knox, only the password is asked for

    @req:KME-027
    Scenario: Bob is associated
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "A"
      And the profile "A" is assigned to it
      And its user at Knox is Bob
      When Bob turns the Samsung device on
      Then its set-up does not show "ask for user name"
      And its set-up shows "ask for password"

    @req:KME-036
    Scenario: a password at Knox is not used
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "A"
      And the profile "A" is assigned to it
      And its user at Knox is Bob with the password "wrong"
      When Bob turns the Samsung device on
      Then its set-up shows "ask for password"
      And the enrollment is accepted
