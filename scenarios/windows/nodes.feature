@platform:windows @party:device
Feature: What a PC makes of its configuration service providers

  @req:XWP-110 @kind:identity @observable:wire
  Rule: A certificate lies below its thumbprint

    Scenario: a root below its thumbprint
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator installs a root certificate below "its thumbprint"
      Then the management command is acknowledged

    Scenario: a root below another name
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator installs a root certificate below "0000000000000000000000000000000000000000"
      Then the management command is failed

  @req:XWP-111 @kind:policy @observable:wire @needs:clock
  Rule: A session can set when the certificate is renewed

    Scenario: a longer period than that of the enrollment
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "CertificateStore/My/WSTEP/Renew/RenewalPeriod" to "100"
      And 270 days pass
      And the device checks in
      Then the device has asked 1 time to renew

    Scenario Outline: a period of <days> days
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "CertificateStore/My/WSTEP/Renew/RenewalPeriod" to "<days>"
      Then the node "CertificateStore/My/WSTEP/Renew/RenewalPeriod" was answered with <code>

      Examples:
        | days | code |
        | 0    | 400  |
        | 1    | 200  |
        | 1000 | 200  |
        | 1001 | 400  |

  @req:XWP-112 @kind:capability @observable:wire
  Rule: A node is there from the version that brought it

    Scenario Outline: BitLocker on <version>
      When Ada enrolls a Surface Laptop on OS "<version>" by windows-byod
      And the administrator sets the node "BitLocker/RequireDeviceEncryption" to "1"
      Then the node "BitLocker/RequireDeviceEncryption" was answered with <code>

      Examples:
        | version      | code |
        | 10.0.14393.0 | 404  |
        | 10.0.15063.0 | 200  |

  @req:XWP-113 @kind:capability @observable:wire
  Rule: Windows Home has neither BitLocker nor Defender for Endpoint to set up

    Scenario Outline: <node> on a <model>
      When Ada enrolls a <model> by windows-dem
      And the administrator sets the node "<node>" to "1"
      Then the node "<node>" was answered with <code>

      Examples:
        | model          | node                                                           | code |
        | Home PC        | BitLocker/RequireDeviceEncryption                              | 404  |
        | Home PC        | WindowsAdvancedThreatProtection/Configuration/SampleSharing    | 404  |
        | Surface Laptop | BitLocker/RequireDeviceEncryption                              | 200  |
        | Surface Laptop | WindowsAdvancedThreatProtection/Configuration/SampleSharing    | 200  |

  @req:XWP-114 @kind:policy @observable:wire
  Rule: A drive is encrypted without a word where nobody has to be warned

    Scenario Outline: encryption that is required, with a warning set to <warning>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "BitLocker/AllowWarningForOtherDiskEncryption" to "<warning>"
      And the administrator sets the node "BitLocker/RequireDeviceEncryption" to "1"
      And the administrator reads the node "BitLocker/Status/DeviceEncryptionStatus"
      Then the node "BitLocker/Status/DeviceEncryptionStatus" is "<status>"

      Examples:
        | warning | status |
        | 0       | 0      |
        | 1       | 1      |

  @req:XWP-115 @kind:policy @observable:wire
  Rule: A blob onboards a PC to a tenant, and another ends that

    Scenario: a PC that is onboarded
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "WindowsAdvancedThreatProtection/Onboarding" to "{'orgId':'contoso'}"
      And the administrator reads the node "WindowsAdvancedThreatProtection/HealthState/OnboardingState"
      Then the node "WindowsAdvancedThreatProtection/HealthState/OnboardingState" is "1"

    Scenario: a PC that left
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "WindowsAdvancedThreatProtection/Onboarding" to "{'orgId':'contoso'}"
      And the administrator sets the node "WindowsAdvancedThreatProtection/Offboarding" to "{'orgId':'contoso'}"
      And the administrator reads the node "WindowsAdvancedThreatProtection/HealthState/OnboardingState"
      Then the node "WindowsAdvancedThreatProtection/HealthState/OnboardingState" is "0"
