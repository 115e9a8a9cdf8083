@party:device @platform:android @needs:settings:android-clouds @needs:tenants
Feature: What a device of the Android Management API reports

  @req:XAM-051 @kind:report @observable:wire
  Rule: A report has the parts that the policy asks for

    Scenario Outline: <setting> brings <part>
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      And the policy of the EMM asks for <setting>
      When the device checks in
      And the EMM reads the device
      Then Google knows <part> of the device

      # examples from XAM-051 parts: setting, part
      Examples:
        | setting                      | part                   |
        | applicationReportsEnabled    | applicationReports     |
        | deviceSettingsEnabled        | deviceSettings         |
        | softwareInfoEnabled          | softwareInfo           |
        | memoryInfoEnabled            | memoryInfo             |
        | networkInfoEnabled           | networkInfo            |
        | displayInfoEnabled           | displays               |
        | powerManagementEventsEnabled | powerManagementEvents  |
        | hardwareStatusEnabled        | hardwareStatusSamples  |
        | systemPropertiesEnabled      | systemProperties       |
        | commonCriteriaModeEnabled    | commonCriteriaModeInfo |
      # end of examples

    Scenario Outline: nobody asked for <part>
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      And the policy of the EMM asks for <setting>
      When the device checks in
      And the EMM reads the device
      Then Google knows no <part> of the device

      Examples:
        | setting             | part         |
        | deviceSettingsEnabled | softwareInfo |
        | softwareInfoEnabled   | networkInfo  |

    Scenario Outline: a personal device keeps <part> to itself
      Given a device of android-work-profile on Android 15 came by a token of the EMM
      And the policy of the EMM asks for <setting>
      When the device checks in
      And the EMM reads the device
      Then Google knows no <part> of the device

      # examples from XAM-051 company_owned: setting, part
      Examples:
        | setting                      | part                   |
        | displayInfoEnabled           | displays               |
        | powerManagementEventsEnabled | powerManagementEvents  |
        | hardwareStatusEnabled        | hardwareStatusSamples  |
        | commonCriteriaModeEnabled    | commonCriteriaModeInfo |
      # end of examples

  @req:XAM-053 @kind:report @observable:wire
  Rule: What does not hold is reported with its reason

    Scenario: Bluetooth and fun under a work profile of a company's device on Android 10
      Given a device of android-cope on Android 10 came by a token of the EMM
      When the EMM forbids Bluetooth and fun
      And the device checks in
      And the EMM reads the device
      Then Google shows policyCompliant as "false"
      And Google shows nonComplianceDetails.0.nonComplianceReason as "API_LEVEL"
      And Google shows nonComplianceDetails.1.nonComplianceReason as "MANAGEMENT_MODE"

  @req:XAM-058 @kind:identity @observable:wire
  Rule: A personal device from Android 12 on hides its serial number

    Scenario: Android 15
      Given a device of android-work-profile on Android 15 came by a token of the EMM
      When the EMM reads the device
      Then Google shows hardwareInfo.enterpriseSpecificId as a string of JSON

    Scenario: Android 11
      Given a device of android-work-profile on Android 11 came by a token of the EMM
      When the EMM reads the device
      Then Google shows hardwareInfo.enterpriseSpecificId as "nothing"

  @req:XAM-052 @kind:policy @observable:wire
  Rule: A policy older than the applied one changes nothing

    Scenario: Google hands out what was
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM forbids Bluetooth and SMS
      And the EMM forbids Bluetooth and fun
      And the device checks in
      And Google hands out policies as they were before
      And the device checks in
      Then the Android device shows policyVersion as "2"
