@platform:android @method:android-da @needs:settings:compliance-policies
Feature: From device administrator to a personally-owned work profile

  @req:MIG-001 @kind:lifecycle @observable:wire
  Rule: A device gets a work profile once it is unenrolled, and no sooner

    Scenario: while its administrator is there
      Given Ada's Galaxy A54 is to move to a work profile
      When the user enrolls a work profile by hand
      Then the device keeps its administrator

    Scenario: after it was retired
      Given Ada's Galaxy A54 is to move to a work profile
      When the administrator retires the device
      And the user enrolls a work profile by hand
      Then the enrollment is accepted

  @req:MIG-003 @kind:lifecycle @observable:wire @party:device
  Rule: Resolving unenrolls, enrolls a work profile, and goes on to what else is wrong

    Scenario: a device that has to be updated afterwards
      Given Ada's Galaxy A54 is to move to a work profile
      And work profiles need Android 15
      When the user resolves it
      Then the device has moved and "Minimum OS version" is left to be done
      When the device is updated to Android 15
      And the user checks the device in the app
      Then the device counts as compliant

  @req:MIG-004 @kind:prerequisite @observable:wire @party:device
  Rule: The app leads through the move from version 5.0.4720.0 on

    Scenario: one version before
      Given Ada's Galaxy A54 with Company Portal 5.0.4719.0 is to move to a work profile
      When the user looks for the button to resolve it
      Then it is not possible for NO_RESOLVE

    Scenario Outline: version <version>
      Given Ada's Galaxy A54 with Company Portal <version> is to move to a work profile
      When the user looks for the button to resolve it
      Then it is done

      Examples:
        | version     |
        | 5.0.4720.0  |
        | 5.0.10000.0 |

  @req:MIG-006 @kind:prerequisite @observable:admin
  Rule: Work profiles have to be allowed for the group of people who move

    Scenario: outside the group
      Given Ada's Galaxy A54 is to move to a work profile
      And work profiles are blocked for everybody but "Movers"
      When the user resolves it
      Then it is not possible for RESOLVE

    Scenario: inside the group
      Given Ada's Galaxy A54 is to move to a work profile
      And work profiles are blocked for everybody but "Movers"
      And Ada belongs to the group "Movers"
      When the user resolves it
      Then it is done

  @req:MIG-007 @kind:limit @observable:wire @needs:clock
  Rule: The record of the old device stays for a while and counts

    Scenario Outline: <count> device(s) by the <where>, <days> day(s) after it was retired
      Given Ada's Galaxy A54 is to move to a work profile
      And the <where> lets Ada have <count> devices
      When the administrator retires the device
      And <days> days pass
      And the user enrolls a work profile by hand
      Then the enrollment is <outcome>

      Examples:
        | where       | count | days | outcome  |
        | restriction | 1     | 0    | refused  |
        | restriction | 2     | 0    | accepted |
        | restriction | 1     | 2    | accepted |
        | directory   | 1     | 0    | refused  |
        | directory   | 2     | 0    | accepted |

  @req:MIG-012 @kind:lifecycle @observable:wire @needs:clock
  Rule: The move is offered at once, and access stays until the grace is over

    Background:
      Given Ada's Galaxy A54 is to move to a work profile within 14 days

    Scenario: on the first day
      When 1 day passes
      And the user looks for the button to resolve it
      Then it is done
      And the device counts as in grace period

    Scenario: a resource on the first day
      When 1 day passes
      And the user opens a company resource
      Then it is done

    Scenario: when the grace is over
      When 14 days pass
      And the user looks for the button to resolve it
      Then it is done
      And the device counts as noncompliant

    Scenario: a resource when the grace is over
      When 14 days pass
      And the user opens a company resource
      Then it is not possible
