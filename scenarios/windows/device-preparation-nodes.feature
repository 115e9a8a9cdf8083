@platform:windows
Feature: Nodes and alerts of device preparation that are other than documented

  @req:XWE-324 @kind:policy @observable:wire @party:device
  Rule: PageSettings are JSON of the documented members

    Scenario Outline: the value <value>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "DevicePreparation/PageSettings" to "<value>"
      Then the node "DevicePreparation/PageSettings" was answered with <code>

      Examples:
        | value                                                    | code |
        | {'PageTimeoutSeconds': 3600, 'AllowSkipOnFailure': true} | 200  |
        | {'PageTimeoutSeconds': 'an hour'}                        | 400  |
        | {'PageTimeoutSeconds': -1}                               | 400  |
        | {'Colour': 'blue'}                                       | 400  |
        | one hour                                                 | 400  |

  @req:XWE-325 @kind:policy @observable:wire @party:device
  Rule: What the page tells cannot be written

    Scenario Outline: <node>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "DevicePreparation/<node>" to "<value>"
      Then the node "DevicePreparation/<node>" was answered with 405

      Examples:
        | node                       | value |
        | PageErrorPhase             | 2     |
        | PageErrorCode              | 1     |
        | PageErrorDetails           | words |
        | MDMProvider/RebootRequired | true  |

  @req:XWE-326 @kind:error @observable:wire @lockstep @needs:clock @needs:settings:device-preparation-policies
  Rule: An unknown word of DevicePrepSync asks for nothing

    Scenario: a PC that sends no alert of its own
      Given the preparation policy "Standard" is for "everybody"
      And the msi "Payroll" is assigned to the prepared PCs
      When Ada unpacks a Surface Laptop on OS "10.0.22631.3374"
      And the PC says "ProvisioningDone" of its preparation
      Then "Payroll" is not installed

  @req:XWE-327 @kind:report @observable:wire @party:device @needs:clock @needs:settings:device-preparation-policies
  Rule: RebootRequired tells of a policy that waits for a start

    Scenario: virtualization-based security was turned on
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      And the administrator sets the node "Policy/Config/DeviceGuard/EnableVirtualizationBasedSecurity" to "1"
      And the administrator reads the node "DevicePreparation/MDMProvider/RebootRequired"
      Then the node "DevicePreparation/MDMProvider/RebootRequired" is "true"

    Scenario: the PC has started again
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      And the administrator sets the node "Policy/Config/DeviceGuard/EnableVirtualizationBasedSecurity" to "1"
      And the administrator restarts the PC
      And the administrator reads the node "DevicePreparation/MDMProvider/RebootRequired"
      Then the node "DevicePreparation/MDMProvider/RebootRequired" is "false"

  @req:XWE-328 @kind:report @observable:wire @party:device @needs:clock
  Rule: The Office CSP tells how an installation stands

    Scenario: while Microsoft 365 apps are installed
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator executes the node "Office/Installation/Suite/Install"
      And the administrator reads the node "Office/Installation/Suite/Status"
      And the administrator reads the node "Office/Installation/Suite/FinalStatus"
      Then the node "Office/Installation/Suite/Status" is "997"
      And the node "Office/Installation/Suite/FinalStatus" was answered with 404

    Scenario: when they are installed
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator executes the node "Office/Installation/Suite/Install"
      And 2 minutes pass
      And the administrator reads the node "Office/Installation/Suite/FinalStatus"
      Then the node "Office/Installation/Suite/FinalStatus" is "70"

    Scenario: when that has failed
      When Ada enrolls a Surface Laptop on which "Suite" fails
      And the administrator executes the node "Office/Installation/Suite/Install"
      And 2 minutes pass
      And the administrator reads the node "Office/Installation/Suite/Status"
      Then the node "Office/Installation/Suite/Status" is "1603"
