@party:device @platform:android @needs:settings:android-clouds @needs:tenants
Feature: How a device of the Android Management API obeys

  @req:XAM-050 @kind:error @observable:wire
  Rule: A device says why it cannot carry a command out

    Scenario Outline: <command> by <method> on Android <android>: <code>
      Given a device of <method> on Android <android> came by a token of the EMM
      When the EMM sends <command>
      And the device checks in
      And the EMM reads the operation
      Then the operation is done with the error code <code>

      # examples from XAM-050 results: command, method, android, code
      Examples:
        | command              | method                | android | code            |
        | REBOOT               | android-fully-managed | 15      | none            |
        | REBOOT               | android-cope          | 15      | MANAGEMENT_MODE |
        | RELINQUISH_OWNERSHIP | android-fully-managed | 15      | MANAGEMENT_MODE |
        | START_LOST_MODE      | android-work-profile  | 15      | MANAGEMENT_MODE |
        | START_LOST_MODE      | android-cope          | 15      | none            |
        | CLEAR_APP_DATA       | android-fully-managed | 8.0     | API_LEVEL       |
        | CLEAR_APP_DATA       | android-fully-managed | 9       | none            |
        | ADD_ESIM             | android-fully-managed | 13      | API_LEVEL       |
        | ADD_ESIM             | android-fully-managed | 15      | none            |
        | RESET_PASSWORD       | android-fully-managed | 13      | none            |
        | RESET_PASSWORD       | android-fully-managed | 15      | INVALID_VALUE   |
      # end of examples

  @req:XAM-054 @kind:action @observable:wire
  Rule: A device is disabled and enabled as its state says

    Scenario: disabled
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM disables the device
      And the device checks in
      Then the Android device shows shown as "DISABLED"

    Scenario: disabled and enabled
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM disables the device
      And the device checks in
      And the EMM enables the device
      And the device checks in
      Then the Android device shows shown as "ACTIVE"

  @req:XAM-055 @kind:lifecycle @observable:wire
  Rule: A device lets go when it was deleted and at nothing else

    Scenario: it was deleted from the enterprise
      Given a device of android-work-profile on Android 15 came by a token of the EMM
      When the EMM deletes the device
      And the device checks in
      Then the device is unenrolled
      And the Android device shows factoryResets as "0"

    Scenario: the service does not know it for the moment
      Given a device of android-work-profile on Android 15 came by a token of the EMM
      And Google has forgotten the device
      When the device checks in
      Then the device is enrolled

  @req:XAM-056 @kind:action @observable:wire
  Rule: A wipe takes along what its flags say

    Scenario: a wipe without flags
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM wipes the device by command
      And the device checks in
      Then the Android device shows wiped as "data, reset protection"

    Scenario: a wipe that keeps reset protection and takes storage cards along
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM wipes the device with its storage card and without its reset protection
      And the device checks in
      Then the Android device shows wiped as "data, external storage"

  @req:XAM-057 @kind:report @observable:wire
  Rule: A lost mode command answers by a status of its own

    Scenario: lost
      Given a device of android-cope on Android 15 came by a token of the EMM
      When the EMM starts lost mode by its parameters alone
      And the device checks in
      And the EMM reads the operation
      Then Google shows metadata.startLostModeStatus.status as "SUCCESS"
      When the EMM reads the device
      Then Google shows appliedState as "LOST"

    Scenario: lost already
      Given a device of android-cope on Android 15 came by a token of the EMM
      When the EMM starts lost mode by its parameters alone
      And the device checks in
      And the EMM starts lost mode by its parameters alone
      And the device checks in
      And the EMM reads the operation
      Then Google shows metadata.startLostModeStatus.status as "ALREADY_IN_LOST_MODE"

    Scenario: found without having been lost
      Given a device of android-cope on Android 15 came by a token of the EMM
      When the EMM sends STOP_LOST_MODE
      And the device checks in
      And the EMM reads the operation
      Then Google shows metadata.stopLostModeStatus.status as "NOT_IN_LOST_MODE"

  @req:XAM-059 @kind:lifecycle @observable:wire
  Rule: A device that is given up keeps the personal side

    Scenario: a company's device with a work profile
      Given a device of android-cope on Android 15 came by a token of the EMM
      When the EMM sends RELINQUISH_OWNERSHIP
      And the device checks in
      Then the device is unenrolled
      And the Android device shows factoryResets as "0"
