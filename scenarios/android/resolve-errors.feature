@platform:android @method:android-da @needs:settings:compliance-policies
Feature: What keeps a device from moving to a work profile

  @req:MIG-005 @kind:prerequisite @observable:admin
  Rule: The organization has to be connected to Android Enterprise

    Scenario: it is not
      Given Ada's Galaxy A54 is to move to a work profile
      And an organization without managed Google Play
      When the user resolves it
      Then it is not possible for RESOLVE

    Scenario: it is
      Given Ada's Galaxy A54 is to move to a work profile
      When the user resolves it
      Then it is done

  @req:MIG-018 @kind:error @observable:wire
  Rule: Resolving fails where work profiles are not set up, and leaves the device as it was

    Scenario: no connection to Android Enterprise
      Given Ada's Galaxy A54 is to move to a work profile
      And an organization without managed Google Play
      When the user resolves it
      Then it is not possible for RESOLVE
      And the device keeps its administrator

    Scenario Outline: with work profiles blocked for <whom>
      Given Ada's Galaxy A54 is to move to a work profile
      And Ada belongs to the group "Warehouse"
      And work profiles are blocked for <whom>
      When the user resolves it
      Then it is not possible for RESOLVE
      And the device keeps its administrator

      Examples:
        | whom        |
        | everybody   |
        | "Warehouse" |

    Scenario: with everything set up
      Given Ada's Galaxy A54 is to move to a work profile
      When the user resolves it
      Then it is done

  @req:MIG-019 @kind:error @observable:wire @party:device
  Rule: Android 4.4 has no work profiles

    Scenario: on Android 4.4
      Given Ada's Pixel 3 on Android 4.4 is to move to a work profile
      When the user resolves it
      Then it is not possible for ANDROID_VERSION
      And the device keeps its administrator

    Scenario: on Android 5.0
      Given Ada's Pixel 3 on Android 5.0 is to move to a work profile
      When the user resolves it
      Then it is done

  @req:MIG-020 @kind:error @observable:wire @party:device
  Rule: Some models have no work profiles

    Scenario: the maker left them out
      Given Ada's Galaxy A54, whose maker has no work profiles, is to move to one
      When the user resolves it
      Then it is not possible for MODEL
      And the device keeps its administrator

  @req:MIG-021 @kind:error @observable:wire @party:device
  Rule: Who enrolls after the policy was assigned finds no button until the set-up is begun again

    Background:
      Given device administrators are turned on
      And a compliance policy blocks device administrators

    Scenario: right after the enrollment
      Given Ada's Galaxy A54 enrolled by android-da
      When the user looks for the button to resolve it
      Then it is not possible for NO_RESOLVE

    Scenario: once the set-up was postponed and opened again
      Given Ada's Galaxy A54 enrolled by android-da
      When the user postpones the set-up and opens it again from its notification
      And the user looks for the button to resolve it
      Then it is done

    Scenario: a restriction against device administrators lets nobody come that far
      Given device administrators are blocked for all devices
      When Ada enrolls a Galaxy A54 by android-da
      Then the enrollment is refused
