@party:device @platform:android @needs:settings:android-clouds @needs:tenants
Feature: Which fields of a policy a device can hold

  @req:XAM-104 @kind:policy @observable:wire
  Rule: A field that the management mode cannot hold is reported

    Scenario Outline: <field> by <method>: <reason>
      Given a device of <method> on Android 15 came by a token of the EMM
      When the EMM sets the field <field>
      And the device checks in
      And the EMM reads the device
      Then Google tells <reason> of the field <field>

      # examples from XAM-104 fields: method, field, reason
      Examples:
        | method                | field                           | reason          |
        | android-work-profile  | frpAdminEmails                  | MANAGEMENT_MODE |
        | android-work-profile  | systemUpdate                    | MANAGEMENT_MODE |
        | android-work-profile  | statusBarDisabled               | MANAGEMENT_MODE |
        | android-work-profile  | keyguardDisabled                | MANAGEMENT_MODE |
        | android-work-profile  | personalUsagePolicies           | MANAGEMENT_MODE |
        | android-work-profile  | bluetoothContactSharingDisabled | none            |
        | android-work-profile  | crossProfilePolicies            | none            |
        | android-work-profile  | passwordPolicies                | none            |
        | android-cope          | statusBarDisabled               | MANAGEMENT_MODE |
        | android-cope          | kioskCustomization              | MANAGEMENT_MODE |
        | android-cope          | personalUsagePolicies           | none            |
        | android-cope          | systemUpdate                    | none            |
        | android-cope          | frpAdminEmails                  | none            |
        | android-cope          | crossProfilePolicies            | none            |
        | android-fully-managed | personalUsagePolicies           | MANAGEMENT_MODE |
        | android-fully-managed | bluetoothContactSharingDisabled | MANAGEMENT_MODE |
        | android-fully-managed | crossProfilePolicies            | MANAGEMENT_MODE |
        | android-fully-managed | statusBarDisabled               | none            |
        | android-fully-managed | systemUpdate                    | none            |
        | android-dedicated     | personalUsagePolicies           | MANAGEMENT_MODE |
        | android-dedicated     | kioskCustomization              | none            |
        | android-dedicated     | keyguardDisabled                | none            |
      # end of examples

    Scenario: a lock of a work profile on a device without one
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM wants "a lock of the work profile"
      And the device checks in
      And the EMM reads the device
      Then Google tells MANAGEMENT_MODE of the field passwordPolicies with fieldPath "passwordPolicies[0].passwordQuality"

  @req:XAM-105 @kind:policy @observable:wire
  Rule: A field of a later Android is reported

    Scenario Outline: <field> on Android <android>: <reason>
      Given a device of android-fully-managed on Android <android> came by a token of the EMM
      When the EMM sets the field <field>
      And the device checks in
      And the EMM reads the device
      Then Google tells <reason> of the field <field>

      # examples from XAM-105 fields: field, android, reason
      Examples:
        | field                           | android | reason    |
        | cameraAccess                    | 11      | API_LEVEL |
        | cameraAccess                    | 12      | none      |
        | autoDateAndTimeZone             | 10      | API_LEVEL |
        | autoDateAndTimeZone             | 11      | none      |
        | preferentialNetworkService      | 11      | API_LEVEL |
        | preferentialNetworkService      | 12      | none      |
        | credentialProviderPolicyDefault | 13      | API_LEVEL |
        | credentialProviderPolicyDefault | 14      | none      |
        | assistContentPolicy             | 14      | API_LEVEL |
        | assistContentPolicy             | 15      | none      |
        | printingPolicy                  | 8.0     | API_LEVEL |
        | printingPolicy                  | 9       | none      |
      # end of examples

  @req:XAM-106 @kind:policy @observable:wire
  Rule: A value that means nothing is reported

    Scenario Outline: nonsense in <field>
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM sets the field <field> to nonsense
      And the device checks in
      And the EMM reads the device
      Then Google tells INVALID_VALUE of the field <field>

      # examples from XAM-106 fields: value as field
      Examples:
        | field                    |
        | frpAdminEmails           |
        | maximumTimeToLock        |
        | openNetworkConfiguration |
        | permittedInputMethods    |
        | playStoreMode            |
      # end of examples

  @req:XAM-107 @kind:policy @observable:wire
  Rule: A field that the management app does not know is reported

    Scenario Outline: <kind>
      Given a device of android-fully-managed with "<kind>" came by a token of the EMM
      When the EMM sets the field defaultApplicationSettings
      And the device checks in
      And the EMM reads the device
      Then Google tells <reason> of the field defaultApplicationSettings

      Examples:
        | kind                                  | reason      |
        | an Android Device Policy of last year | UNSUPPORTED |
        | nothing unusual                       | none        |

  @req:XAM-113 @kind:policy @observable:wire
  Rule: A device says what its hardware cannot do

    Scenario Outline: no data over USB and <kind>
      Given a device of android-fully-managed with "<kind>" came by a token of the EMM
      When the EMM wants "no data over USB"
      And the device checks in
      And the EMM reads the device
      Then Google tells <reason> of the field deviceConnectivityManagement

      Examples:
        | kind                   | reason              |
        | USB that cannot be cut | DEVICE_INCOMPATIBLE |
        | nothing unusual        | none                |

  @req:XAM-115 @kind:policy @observable:wire @party:cloud
  Rule: A field that the project may not use is reported

    Scenario Outline: the project may not use <forbidden>
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      And the project may not use the field <forbidden>
      When the EMM sets the field cameraAccess
      And the device checks in
      And the EMM reads the device
      Then Google tells <reason> of the field cameraAccess

      Examples:
        | forbidden      | reason                |
        | cameraAccess   | PROJECT_NOT_PERMITTED |
        | printingPolicy | none                  |
