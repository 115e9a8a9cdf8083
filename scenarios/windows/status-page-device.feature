@platform:windows @party:device @needs:settings:enrollment-status-page @needs:settings:windows-deployments
Feature: How a PC goes through the Enrollment Status Page

  Background:
    Given the status page profile "Main" is for "all users"
    And the msi "Reader" that takes 10 minutes is assigned to all-devices

  @req:ESP-029 @kind:lifecycle @observable:wire @needs:clock
  Rule: The phases come in their order

    Scenario: device setup, account setup and the end
      Given the store "Store.App" that takes 20 minutes is assigned to all-users
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page is in the phase "Device setup"
      When 11 minutes pass and the device checks in
      Then the status page is in the phase "Account setup"

  @req:ESP-034 @kind:lifecycle @observable:wire
  Rule: From version 1903 on the management extension comes with the PC

    Scenario Outline: the extension on <version>
      When Ada sets up a Surface Laptop on OS "<version>" by windows-aad-join
      And the administrator reads "./Device/Vendor/MSFT/EnrollmentStatusTracking/DevicePreparation/PolicyProviders/Sidecar/InstallationState"
      Then the management command is <answered>

      Examples:
        | version      | answered      |
        | 10.0.17763.1 | failed  |
        | 10.0.18362.1 | acknowledged  |

  @req:ESP-035 @kind:lifecycle @observable:wire
  Rule: Device setup reports on four groups

    Scenario: the groups of device setup
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page reports on "Security policies, Certificates, Network connections, Apps"

  @req:ESP-041 @kind:lifecycle @observable:wire @needs:clock
  Rule: Account setup reports on four groups

    Scenario: the groups of account setup
      Given the store "Store.App" that takes 20 minutes is assigned to all-users
      When Ada sets up a Surface Laptop by windows-aad-join
      And 11 minutes pass and the device checks in
      Then the status page reports on "Security policies, Certificates, Network connections, Apps"

  @req:ESP-040 @kind:error @observable:wire @needs:clock
  Rule: A Win32 app cannot be installed beside an MSI

    Scenario: both are assigned
      Given the win32 "Win32App" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And 5 minutes pass and the device checks in
      Then the status page ended as "failed"

  @req:ESP-047 @kind:limitation @observable:wire @needs:clock
  Rule: A package that restarts the PC by itself hangs the page

    Scenario: the installer restarts the PC
      Given the msi "Installer" that restarts the PC is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And 61 minutes pass and the device checks in
      Then the status page ended as "timed out"

  @req:ESP-049 @kind:limitation @observable:wire @needs:clock
  Rule: A restart in device setup costs the credentials

    Scenario: the server restarts the PC
      When Ada sets up a Surface Laptop by windows-aad-join
      And the administrator restarts the PC
      And 11 minutes pass and the device checks in
      Then a sign-in page waits with an empty name
      And the status page is in the phase "Account setup"

  @req:ESP-050 @kind:limitation @observable:wire @needs:clock
  Rule: With an added account the page times out until version 1909

    Scenario Outline: an added account on <version>
      When Ada sets up a Surface Laptop on OS "<version>" by windows-auto
      And 61 minutes pass and the device checks in
      Then the status page ended as "<ending>"

      Examples:
        | version      | ending    |
        | 10.0.17763.1 | timed out |
        | 10.0.18363.1 | succeeded |

    Scenario: a joined PC on 1809
      When Ada sets up a Surface Laptop on OS "10.0.17763.1" by windows-aad-join
      And 61 minutes pass and the device checks in
      Then the status page ended as "succeeded"

  @req:ESP-053 @kind:limitation @observable:wire @needs:clock
  Rule: Application control restarts the PC

    Scenario: a policy of application control arrives
      When Ada sets up a Surface Laptop by windows-aad-join
      And the administrator sends a policy of application control
      And 11 minutes pass and the device checks in
      Then a sign-in page waits with an empty name

  @req:ESP-054 @kind:limitation @observable:wire @needs:clock
  Rule: A DeviceLock policy without a restart costs the automatic sign-in

    Scenario: the PC leaves device setup
      Given the policy "DeviceLock/DevicePasswordEnabled" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And 11 minutes pass and the device checks in
      Then a sign-in page waits with an empty name

  @req:ESP-055 @kind:limitation @observable:wire @needs:clock
  Rule: A DeviceLock policy and a restart keep the PC in device setup

    Scenario: the PC restarts after the credentials were typed
      Given the policy "DeviceLock/DevicePasswordEnabled" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And the administrator restarts the PC
      And 11 minutes pass and the device checks in
      Then the status page is in the phase "Device setup"
