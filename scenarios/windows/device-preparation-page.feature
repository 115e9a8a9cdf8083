@platform:windows @needs:settings:device-preparation-policies @needs:clock
Feature: The device preparation page and what a PC says of it

  @req:XWP-152 @kind:policy @observable:wire
  Rule: The page behaves as the policy says

    Scenario Outline: a policy with <wishes>
      Given the preparation policy "Standard" for "everybody" has "<wishes>"
      When Ada unpacks a Surface Laptop
      Then the page was told <member> "<value>"

      Examples:
        | wishes                     | member             | value        |
        | timeoutMinutes: 90         | PageTimeoutSeconds | 5400         |
        | errorMessage: Call Norbert | ErrorMessage       | Call Norbert |
        | allowSkip: no              | AllowSkipOnFailure | false        |
        | allowSkip: yes             | AllowSkipOnFailure | true         |
        | allowDiagnostics: yes      | AllowDiagnostics   | true         |
        | allowDiagnostics: no       | AllowDiagnostics   | false        |

  @req:XWP-154 @kind:capability @observable:wire
  Rule: The server has the page shown

    Scenario: the first sessions of a PC
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      Then the preparation page shows "setting up for work or school"

  @req:XWP-153 @kind:restriction @observable:wire @needs:settings:enrollment-status-page
  Rule: A prepared PC has no Enrollment Status Page

    Scenario: a status page for all devices
      Given the status page profile "Main" is for "all devices"
      And the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      And 4 minutes of preparation pass
      Then the preparation page shows "required setup complete"
      And there is no status page

  @req:XWP-155 @kind:capability @observable:wire @party:device
  Rule: A PC says what it needs

    Scenario: from the box to the desktop
      Given the preparation policy "Standard" is for "everybody"
      And on every PC "management agent" takes 2 minutes
      When Ada unpacks a Surface Laptop
      And 4 minutes of preparation pass
      Then the PC asked in turn for "PendingProvisioning, Bootstrapping, ExecutingProvisioning, ProvisioningComplete"

  @req:XWP-156 @kind:capability @observable:wire @party:device
  Rule: Only 24H2 and later send DevicePrepSync

    Scenario: a PC on 23H2 is prepared without a word
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop on OS "10.0.22631.3374"
      And 4 minutes of preparation pass
      Then the PC asked in turn for "nothing"
      And the deployment has deploymentStatus "Success"

  @req:XWP-157 @kind:action @observable:wire
  Rule: The management agent is ordered when the PC asks for it

    Scenario: a PC that asks twice
      Given the preparation policy "Standard" is for "everybody"
      And on every PC "management agent" takes 3 minutes
      When Ada unpacks a Surface Laptop
      And 2 minutes of preparation pass
      Then the management agent was ordered 1 time

  @req:XWP-158 @kind:action @observable:wire
  Rule: Apps and policies are sent when the PC asks for them

    Scenario: the agent is not there yet
      Given the preparation policy "Standard" for "everybody" has "apps: [Payroll]"
      And the msi "Payroll" is assigned to the prepared PCs
      When Ada unpacks a Surface Laptop
      Then "Payroll" is not installed

    Scenario: the agent is there
      Given the preparation policy "Standard" for "everybody" has "apps: [Payroll]"
      And the msi "Payroll" is assigned to the prepared PCs
      When Ada unpacks a Surface Laptop
      And 1 minute of preparation passes
      Then "Payroll" is installed

  @req:XWP-159 @kind:report @observable:wire @party:device
  Rule: PageStatus tells how the page stands

    Scenario: a PC without a page
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads the node "DevicePreparation/PageStatus"
      Then the node "DevicePreparation/PageStatus" is "0"

    Scenario: a page that is enabled on a PC in use
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "DevicePreparation/PageEnabled" to "true"
      And the administrator reads the node "DevicePreparation/PageStatus"
      Then the node "DevicePreparation/PageStatus" is "1"

    Scenario Outline: after <minutes> minutes
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      And <minutes> minutes of preparation pass
      Then the node "DevicePreparation/PageStatus" is "<status>"

      Examples:
        | minutes | status |
        | 1       | 2      |
        | 4       | 3      |

    Scenario: a failed deployment that its user leaves
      Given the preparation policy "Standard" for "everybody" has "allowSkip: yes; scripts: [Hello]"
      And the script "Hello" is assigned to the prepared PCs
      And on every PC "script:Hello" fails
      When Ada unpacks a Surface Laptop
      And 3 minutes of preparation pass
      And the person chooses "continue anyway" at the preparation page
      Then the node "DevicePreparation/PageStatus" is "4"

  @req:XWP-160 @kind:report @observable:wire @party:device
  Rule: MdmAgentInstalled is true once the agent is there

    Scenario Outline: an agent that takes 3 minutes, after <minutes>
      Given the preparation policy "Standard" is for "everybody"
      And on every PC "management agent" takes 3 minutes
      When Ada unpacks a Surface Laptop
      And <minutes> minutes of preparation pass
      Then the node "DevicePreparation/MDMProvider/MdmAgentInstalled" is "<installed>"

      Examples:
        | minutes | installed |
        | 2       | false     |
        | 3       | true      |

  @req:XWP-167 @kind:restriction @observable:wire @party:device
  Rule: The page is for the first run

    Scenario: a PC in use
      Given the preparation policy "Standard" is for "everybody"
      When Ada sets a Surface Laptop in use up once more
      Then there is no preparation page

    Scenario: a PC from its box
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      Then the preparation page shows "setting up for work or school"
