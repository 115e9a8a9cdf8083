@platform:android @method:android-da @needs:settings:compliance-policies
Feature: What keeps a device from moving to a work profile

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
