@party:cloud @platform:android @needs:settings:android-clouds @needs:tenants
Feature: Policies of the Android Management API

  Background:
    Given an EMM with an enterprise

  @req:XAM-004 @kind:policy @observable:wire
  Rule: Every change raises the version

    Scenario: changed twice
      When the EMM forbids Bluetooth and SMS
      Then Google shows version as "1"
      When the EMM forbids fun and allows SMS by a mask
      Then Google shows version as "2"
      When the EMM adds the apps one and two
      Then Google shows policy.version as "3"

  @req:XAM-005 @kind:policy @observable:wire
  Rule: A mask says what changes

    Scenario: one field is set, one is cleared, one stays
      Given the EMM forbids Bluetooth and SMS
      When the EMM forbids fun and allows SMS by a mask
      Then Google shows funDisabled as "true"
      And Google shows smsDisabled as "nothing"
      And Google shows bluetoothDisabled as "true"

  @req:XAM-016 @kind:error @observable:wire @lockstep
  Rule: What no policy has is refused

    Scenario Outline: the EMM <deed>
      When the EMM <deed>
      Then Google answers 400 INVALID_ARGUMENT

      Examples:
        | deed                                   |
        | sets a policy field that does not exist  |
        | masks a policy field that does not exist |

  @req:XAM-017 @kind:policy @observable:wire
  Rule: A policy goes when no device has it

    Scenario: no device has it
      Given the EMM forbids Bluetooth and SMS
      When the EMM deletes the policy
      Then Google answers 200

    Scenario: a device has it
      Given the EMM forbids Bluetooth and SMS
      And Ada's Pixel 8 came by a token of the EMM
      When the EMM deletes the policy
      Then Google answers 400 FAILED_PRECONDITION

  @req:XAM-018 @kind:report @observable:wire
  Rule: Numbers of 64 bits are strings in JSON

    Scenario: the version of a policy
      When the EMM forbids Bluetooth and SMS
      Then Google shows version as a string of JSON

  @req:XAM-019 @kind:policy @observable:wire
  Rule: A change of an app leaves the other apps alone

    Scenario: one of two apps
      Given the EMM sets a policy with the apps one and two
      When the EMM forces the app one by a mask
      And the EMM reads the policy
      Then Google lists 2 applications
      And Google shows applications.0.installType as "FORCE_INSTALLED"
      And Google shows applications.0.disabled as "true"

  @req:XAM-025 @kind:policy @observable:wire
  Rule: An app is removed by its name

    Scenario: one app that is there and one that is not
      Given the EMM sets a policy with the apps one and two
      When the EMM removes the apps one and three
      And the EMM reads the policy
      Then Google lists 1 applications
      And Google shows applications.0.packageName as "test.two"
