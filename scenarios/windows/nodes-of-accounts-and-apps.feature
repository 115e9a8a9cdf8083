@platform:windows @party:device
Feature: Accounts, Windows Hello, expected values and installations on a PC

  @req:XWP-116 @kind:policy @observable:wire
  Rule: A PIN has 4 to 127 characters

    Scenario Outline: a shortest PIN of <length>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "PassportForWork/contoso/Policies/PINComplexity/MinimumPINLength" to "<length>"
      Then the node "PassportForWork/contoso/Policies/PINComplexity/MinimumPINLength" was answered with <code>

      Examples:
        | length | code |
        | 3      | 400  |
        | 4      | 200  |
        | 127    | 200  |
        | 128    | 400  |

  @req:XWP-117 @kind:report @observable:wire
  Rule: NodeCache names the nodes that are not as expected

    Background:
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "NodeCache/MusterSimulated/Nodes/7/NodeURI" to "./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera"
      And the administrator sets the node "NodeCache/MusterSimulated/Nodes/7/ExpectedValue" to "none"

    Scenario: a policy that has another value
      When the administrator reads the node "NodeCache/MusterSimulated/ChangedNodes"
      Then the node "NodeCache/MusterSimulated/ChangedNodes" is "7"

    Scenario: a policy that has the value
      When the administrator sets the cached value "0" and the policy "Camera/AllowCamera" to 0
      And the administrator reads the node "NodeCache/MusterSimulated/ChangedNodes"
      Then the node "NodeCache/MusterSimulated/ChangedNodes" is ""

  @req:XWP-118 @kind:action @observable:wire
  Rule: Phones lock at once, PCs have no RemoteLock

    Scenario Outline: a <model> that is locked
      Given Ada's <model> enrolled by windows-byod
      When the administrator executes the node "RemoteLock/Lock"
      Then the PC shows locked "<locked>"

      Examples:
        | model          | locked |
        | Lumia 950      | true   |
        | Surface Laptop | false  |

  @req:XWP-119 @kind:report @observable:wire @needs:clock
  Rule: Status tells how far an installation is

    Scenario Outline: <kind> after <minutes> minutes
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator executes the node "<place>/Reader/<how>"
      And <minutes> minutes pass
      And the administrator reads the node "<place>/Reader/Status"
      Then the node "<place>/Reader/Status" is "<status>"

      Examples:
        | kind                | place                                           | how             | minutes | status |
        | an MSI package      | EnterpriseDesktopAppManagement/MSI              | DownloadInstall | 0       | 50     |
        | an MSI package      | EnterpriseDesktopAppManagement/MSI              | DownloadInstall | 2       | 70     |
        | an app of the store | EnterpriseModernAppManagement/AppInstallation   | StoreInstall    | 0       | 1      |
        | an app of the store | EnterpriseModernAppManagement/AppInstallation   | StoreInstall    | 2       | 3      |

    Scenario: a package that fails
      When Ada enrolls a Surface Laptop on which "Reader" fails
      And the administrator executes the node "EnterpriseDesktopAppManagement/MSI/Reader/DownloadInstall"
      And 2 minutes pass
      And the administrator reads the node "EnterpriseDesktopAppManagement/MSI/Reader/Status"
      Then the node "EnterpriseDesktopAppManagement/MSI/Reader/Status" is "60"

  @req:XWP-120 @kind:action @observable:wire
  Rule: A PC has its new name from its next start on

    Scenario: a PC that has started again
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "Accounts/Domain/ComputerName" to "FRONTDESK"
      And the administrator executes the node "Reboot/RebootNow"
      Then the PC shows deviceName "FRONTDESK"

    Scenario: a PC that has not
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "Accounts/Domain/ComputerName" to "FRONTDESK"
      Then the PC still has its name
