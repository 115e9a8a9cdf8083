@platform:windows @needs:settings:enrollment-status-page @needs:settings:windows-deployments
Feature: What the Enrollment Status Page waits for

  Background:
    Given the status page profile "Main" is for "all users"

  @req:ESP-036 @kind:limitation @observable:wire
  Rule: Security policies are not tracked, but for three

    Scenario Outline: the policy <policy> counts as <progress>
      Given the policy "Camera/AllowCamera" is assigned to all-devices
      And the policy "<policy>" is assigned to all-devices
      And the policy "KioskBrowser/EnableHomeButton" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page has "Security policies" at "<progress>"

      Examples:
        | policy                 | progress |
        | Bluetooth/AllowAdvertising | 1 of 1 |
        | Browser/AllowPopups    | 2 of 2   |

  @req:ESP-037 @kind:lifecycle @observable:wire
  Rule: Device setup tracks certificates of devices

    Scenario: one for devices and one for users
      Given the msi "Blocker" that hangs is assigned to all-devices
      And the scep "DeviceCertificate" is assigned to all-devices
      And the scep "UserCertificate" is assigned to all-users
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page has "Certificates" at "1 of 1"

    Scenario: a certificate of devices is waited for
      Given the scep "DeviceCertificate" is assigned to all-devices
      And the scep "SecondCertificate" is assigned to all-devices
      And the msi "Blocker" that hangs is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page has "Certificates" at "2 of 2"

  @req:ESP-038 @kind:lifecycle @observable:wire
  Rule: Device setup tracks VPN and Wi-Fi profiles of devices

    Scenario: two of each
      Given the msi "Blocker" that hangs is assigned to all-devices
      And the vpn "Head office" is assigned to all-devices
      And the wifi "Office" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page has "Network connections" at "2 of 2"

  @req:ESP-039 @kind:lifecycle @observable:wire
  Rule: Device setup tracks apps in device context, Win32 apps from version 1903

    Scenario Outline: apps on <version>
      Given the msi "Blocker" that hangs is assigned to all-devices
      And the store "Store.App" is assigned to all-devices
      And the offline-store "Offline.App" is assigned to all-devices
      And the win32 "Win32App" is assigned to all-devices
      When Ada sets up a Surface Laptop on OS "<version>" by windows-aad-join
      Then the status page has "Apps" at "<progress>"

      Examples:
        | version         | progress |
        | 10.0.17763.1    | 0 of 3   |
        | 10.0.18362.1    | 0 of 4   |
        | 10.0.26100.2894 | 0 of 4   |

    Scenario: nothing tracks a Win32 app on 1809
      Given the win32 "Win32App" is assigned to all-devices
      When Ada sets up a Surface Laptop on OS "10.0.17763.1" by windows-aad-join
      Then the server did not address the node "EnrollmentStatusTracking/Setup/Apps/Tracking/Sidecar/Win32App"

  @req:ESP-043 @kind:lifecycle @observable:wire
  Rule: Account setup tracks certificates of users

    Scenario: two certificates of users
      Given the scep "UserCertificate" is assigned to all-users
      And the scep "SecondCertificate" is assigned to all-users
      And the store "Blocker" is assigned to all-users
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page has "Certificates" at "2 of 2"

  @req:ESP-044 @kind:lifecycle @observable:wire @level:should
  Rule: Account setup tracks Wi-Fi profiles of users, and no VPN

    Scenario: a VPN and two Wi-Fi profiles
      Given the vpn "Head office" is assigned to all-users
      And the wifi "Office" is assigned to all-users
      And the wifi "Guests" is assigned to all-users
      And the store "Blocker" is assigned to all-users
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page has "Network connections" at "2 of 2"

  @req:ESP-045 @kind:lifecycle @observable:wire
  Rule: Account setup tracks the user's Win32 apps from version 1903

    Scenario Outline: a Win32 app on <version>
      Given the win32 "Win32App" is assigned to all-users
      And the store "Blocker" is assigned to all-users
      When Ada sets up a Surface Laptop on OS "<version>" by windows-aad-join
      Then the status page has "Apps" at "<progress>"

      Examples:
        | version         | progress |
        | 10.0.17763.1    | 0 of 1   |
        | 10.0.18362.1    | 0 of 2   |

    Scenario: nothing tracks the user's Win32 app on 1809
      Given the win32 "Win32App" is assigned to all-users
      When Ada sets up a Surface Laptop on OS "10.0.17763.1" by windows-aad-join
      Then the server did not address the node "EnrollmentStatusTracking/Setup/Apps/Tracking/Sidecar/Win32App"

  @req:ESP-046 @kind:lifecycle @observable:wire
  Rule: Account setup tracks other apps that are the user's

    Scenario Outline: apps for <whom>
      Given Ada belongs to the group "Sales"
      And the msi "Reader" is assigned to <whom>
      And the store "Store.App" is assigned to <whom>
      And the offline-store "Offline.App" is assigned to <whom>
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page has "Apps" at "<progress>"

      Examples:
        | whom                  | progress |
        | all-users             | 0 of 3   |
        | the group "Sales"     | 0 of 3   |
        | the group "Marketing" | 1 of 1   |
