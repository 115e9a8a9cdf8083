@platform:android @method:android-da @needs:settings:android-clouds @needs:settings:device-administrator
Feature: Whose a device is that comes by Knox

  @req:KME-028 @kind:restriction @observable:wire @party:device
  Rule: An associated device enrolls for its user only, also after a reset

    Scenario Outline: <person> turns it on first
      Given Bob's Galaxy A54 at Knox with a Device Admin profile
      When <person> turns the Samsung device on
      Then the enrollment is <outcome>

      Examples:
        | person | outcome  |
        | Bob    | accepted |
        | Grace  | refused  |

    Scenario Outline: <person> turns it on after a reset
      Given Bob's Galaxy A54 at Knox with a Device Admin profile
      When Bob turns the Samsung device on
      And it is reset from its recovery menu
      And <person> turns the Samsung device on
      Then its set-up ends <outcome>

      Examples:
        | person | outcome  |
        | Bob    | accepted |
        | Grace  | refused  |

  @req:KME-029 @kind:restriction @observable:wire @party:server
  Rule: Without association any user with a licence may enroll

    Scenario: with a licence
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "A"
      And the profile "A" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is accepted

    Scenario: without a licence
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "A"
      And the profile "A" is assigned to it
      And Ada has no licence
      When the Samsung device is turned on
      Then the enrollment is refused

  @req:KME-031 @kind:identity @observable:admin @party:server @needs:settings:corporate-identifiers
  Rule: Devices whose identifiers were declared are the organization's

    Scenario: declared
      Given a Galaxy A54 on Android 9 with Knox 3.2 that is listed
      And its identifiers were declared corporate
      And the Device Admin profile "A"
      And the profile "A" is assigned to it
      When the Samsung device is turned on
      Then the administrator reads that it is corporate

    Scenario: not declared
      Given a Galaxy A54 on Android 9 with Knox 3.2 that is listed
      And the Device Admin profile "A"
      And the profile "A" is assigned to it
      When the Samsung device is turned on
      Then the administrator reads that it is personal

    Scenario: a device owner's
      Given a Galaxy A54 that has enrolled by the Knox profile "Owners" for android-fully-managed
      Then the administrator reads that it is corporate
