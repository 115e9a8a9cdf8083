@platform:android @method:android-fully-managed @needs:settings:android-clouds
Feature: What Knox hands to a device that is turned on

  @req:KME-004 @kind:portal @observable:portal @party:cloud
  Rule: Without profile, device and assignment nothing is handed out

    Scenario: no profile
      Given a Galaxy A54 that is listed at Knox
      When the Samsung device is turned on
      Then the device itself refuses with NOT_ASSIGNED

    Scenario: the device was not added
      Given the Device Owner profile "Owners" for android-fully-managed
      And a Galaxy A54 in its box
      When the Samsung device is turned on
      Then the device itself refuses with NOT_ASSIGNED

    Scenario: the profile was not assigned
      Given the Device Owner profile "Owners" for android-fully-managed
      And a Galaxy A54 that is listed at Knox
      When the Samsung device is turned on
      Then the device itself refuses with NOT_ASSIGNED

  @req:KME-025 @kind:restriction @observable:wire @party:cloud
  Rule: A device in the portal waits for its profile

    Scenario: before and after the assignment
      Given the Device Owner profile "Owners" for android-fully-managed
      And a Galaxy A54 that is listed at Knox
      When the Samsung device is turned on
      Then the device itself refuses with NOT_ASSIGNED
      Given the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is accepted

    Scenario: another profile takes the place of the first one at the next reset
      Given a Galaxy A54 that has enrolled by the Knox profile "Owners" for android-fully-managed
      And the Device Owner profile "Kiosks" for android-dedicated
      And the profile "Kiosks" is assigned to it
      When it is reset from its recovery menu
      And the Samsung device is turned on
      Then it is enrolled by android-dedicated

  @req:KME-018 @kind:entry @observable:wire @party:device
  Rule: A Device Owner profile names its agent and no server

    Scenario: the agent's address
      Given a Galaxy A54 that has enrolled by the Knox profile "Owners" for android-fully-managed
      Then its agent came from "https://aka.ms/intune_kme_deviceowner"
      And its profile says "serverUri" as "nothing"

  @req:KME-020 @kind:token @observable:wire @party:server
  Rule: The custom JSON carries the enrollment token

    Scenario: as the console shows it
      Given a Galaxy A54 that has enrolled by the Knox profile "Owners" for android-fully-managed
      Then it is enrolled by android-fully-managed

    Scenario: of an enrollment profile
      Given an enrollment profile "Kiosks" for android-dedicated
      And a Galaxy A54 that is listed at Knox
      And the Device Owner profile "Owners" with the token of "Kiosks"
      And the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the administrator sees enrollmentProfileName "Kiosks" of it

    Scenario: a revoked one
      Given an enrollment profile "Kiosks" for android-dedicated
      And a Galaxy A54 that is listed at Knox
      And the Device Owner profile "Owners" with the token of "Kiosks"
      And the profile "Owners" is assigned to it
      When the token of "Kiosks" is revoked
      And the Samsung device is turned on
      Then the enrollment is refused

    Scenario: none, which the portal takes and no enrollment does
      Given a Galaxy A54 that is listed at Knox
      And the Device Owner profile "Owners" without custom JSON
      Then the portal makes the profile
      Given the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is refused

  @req:KME-021 @kind:entry @observable:portal @party:cloud
  Rule: The QR code of a profile enrolls by that profile

    Scenario: of the second profile
      Given the Device Owner profile "Owners" for android-fully-managed
      And the Device Owner profile "Kiosks" for android-dedicated
      And a Galaxy A54 in its box
      When its person scans the QR code of the profile "Kiosks"
      Then it is enrolled by android-dedicated
