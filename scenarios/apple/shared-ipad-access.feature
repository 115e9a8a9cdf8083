@platform:ipados @method:ios-ade-shared-ipad @needs:settings:conditional-access
Feature: Access to work from shared devices

  @req:SIP-021 @kind:limitation @observable:wire @party:directory
  Rule: What a shared device cannot bring keeps everybody out, and filters for devices do nothing

    Scenario Outline: to <grant>
      Given a Shared iPad
      And sign-ins have to bring "<grant>"
      When Ada signs in
      Then the attempt is refused

      # examples from SIP-021 unsupported_grants: value as grant
      Examples:
        | grant                              |
        | require approved client app        |
        | require app protection policy      |
        | require per-device terms of use    |
        | require device marked as compliant |
      # end of examples

    Scenario: a filter for devices
      Given a Shared iPad
      And sign-ins are filtered by "filter for devices"
      When Ada signs in
      Then the attempt works

  @req:SIP-042 @req:SIP-020 @kind:limitation @observable:wire @party:server
  Rule: Conditional access does not watch over shared devices otherwise

    Scenario: a Shared iPad asks for nothing more
      Given a Shared iPad
      And sign-ins have to bring "require multifactor authentication"
      When Ada signs in
      Then the attempt works

    Scenario: nor does a device in Shared Device Mode
      Given the profile for organisation devices is for Shared Device Mode
      And an iPad on iPadOS "17.7" with 64 GB is turned on
      And the shared device checks in
      And sign-ins have to bring "require multifactor authentication"
      When Ada signs in
      Then the attempt works

  @req:SIP-042 @kind:limitation @observable:report @party:server
  Rule: A Shared iPad has no result of compliance

    Scenario: a compliance policy for everybody
      Given the organisation asks everybody for compliance
      And a Shared iPad
      When the shared device checks in
      Then the device has no result of compliance

  @req:SIP-020 @kind:limitation @observable:wire @party:server
  Rule: Protection of apps, Company Portal and available apps are not for shared devices

    Scenario Outline: an app protection policy on a device shared by <sharing>
      Given the "App protection" setting "allowScreenShot" is assigned to the device group
      And a device shared by <sharing>
      When the shared device checks in
      Then "allowScreenShot" holds for nobody

      Examples:
        | sharing            |
        | Shared iPad        |
        | Shared Device Mode |

    Scenario Outline: Company Portal on a device shared by <sharing>
      Given the "vpp-device" app "com.microsoft.CompanyPortal" is assigned to the device group
      And a device shared by <sharing>
      When the shared device checks in
      Then the installation of "com.microsoft.CompanyPortal" is not ordered

      Examples:
        | sharing            |
        | Shared iPad        |
        | Shared Device Mode |

    Scenario Outline: an available app on a device shared by <sharing>
      Given the app "com.example.notes" is available to the device group
      And a device shared by <sharing>
      When the shared device checks in
      Then the installation of "com.example.notes" is not ordered

      Examples:
        | sharing            |
        | Shared iPad        |
        | Shared Device Mode |
