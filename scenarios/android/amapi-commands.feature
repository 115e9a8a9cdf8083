@party:cloud @platform:android @needs:settings:android-clouds @needs:tenants
Feature: Commands of the Android Management API

  Background:
    Given Ada's Pixel 8 came by a token of the EMM

  @req:XAM-006 @kind:lifecycle @observable:wire @needs:clock
  Rule: A command ends with its time

    Scenario: nobody took it for eleven minutes
      When the EMM locks the device
      And 11 minutes pass
      And the EMM reads the operation
      Then Google shows done as "true"
      And Google shows error.code as "4"

  @req:XAM-035 @kind:lifecycle @observable:wire @needs:clock
  Rule: A command is good for ten minutes unless it says otherwise

    Scenario: eleven minutes without a wish
      When the EMM locks the device
      And 11 minutes pass
      And the EMM reads the operation
      Then Google shows done as "true"

    Scenario: eleven minutes of two hours
      When the EMM locks the device within 2 hours
      And 11 minutes pass
      And the EMM reads the operation
      Then Google shows done as "nothing"

  @req:XAM-036 @kind:action @observable:wire
  Rule: The parameters of a command say what it is

    Scenario: lost mode by its parameters
      When the EMM starts lost mode by its parameters alone
      Then Google shows metadata.type as "START_LOST_MODE"

    Scenario: a command of no kind
      When the EMM sends a command of no kind
      Then Google answers 400 INVALID_ARGUMENT

  @req:XAM-037 @kind:action @observable:wire
  Rule: A cancelled command reaches no device

    Scenario: cancelled before the device came
      When the EMM wipes the device by command
      And the EMM cancels the operation
      And the device checks in
      Then the device is enrolled
      When the EMM reads the operation
      Then Google shows error.code as "1"

  @req:XAM-038 @kind:report @observable:wire
  Rule: A command that failed says why

    Scenario: a password that is too short
      When the EMM sets the password 123
      And the device checks in
      And the EMM reads the operation
      Then Google shows metadata.errorCode as "INVALID_VALUE"
      And Google shows error.message as "INVALID_VALUE"

    Scenario: a command that went well
      When the EMM locks the device
      And the device checks in
      And the EMM reads the operation
      Then Google shows done as "true"
      And Google shows error.code as "nothing"

  @req:XAM-039 @kind:lifecycle @observable:wire
  Rule: A device that has wiped itself is no more

    Scenario: wiped by command
      When the EMM wipes the device by command
      And the device checks in
      And the EMM pulls notifications
      Then the EMM hears STATUS_REPORT with state "DELETED"
      When the EMM lists its devices
      Then Google lists 0 devices
