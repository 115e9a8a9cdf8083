@platform:windows @needs:settings:device-preparation-policies @needs:clock
Feature: What is installed while a PC is prepared, and what goes wrong

  @req:XWP-163 @kind:lifecycle @observable:wire @party:device
  Rule: Scripts come before Win32 and store apps

    Scenario: a script and an app
      Given the preparation policy "Standard" for "everybody" has "apps: [Reader]; scripts: [Hello]"
      And the win32 "Reader" is assigned to the prepared PCs
      And the script "Hello" is assigned to the prepared PCs
      When Ada unpacks a Surface Laptop
      And 4 minutes of preparation pass
      Then the agent reported on "Hello, Reader"

  @req:XWP-164 @kind:lifecycle @observable:wire
  Rule: Line-of-business apps come before scripts

    Scenario Outline: an app that takes 5 minutes, after <minutes>
      Given the preparation policy "Standard" for "everybody" has "apps: [Payroll]; scripts: [Hello]"
      And the msi "Payroll" is assigned to the prepared PCs
      And the script "Hello" is assigned to the prepared PCs
      And on every PC "msi:Payroll" takes 5 minutes
      When Ada unpacks a Surface Laptop
      And <minutes> minutes of preparation pass
      Then the agent reported on "<names>"

      Examples:
        | minutes | names   |
        | 4       | nothing |
        | 9       | Hello   |

  @req:XWE-329 @kind:lifecycle @observable:wire
  Rule: Microsoft 365 apps come with them

    Scenario Outline: apps that take 5 minutes, after <minutes>
      Given the preparation policy "Standard" for "everybody" has "apps: [Suite]; scripts: [Hello]"
      And the microsoft-365 "Suite" is assigned to the prepared PCs
      And the script "Hello" is assigned to the prepared PCs
      And on every PC "office:Suite" takes 5 minutes
      When Ada unpacks a Surface Laptop
      And <minutes> minutes of preparation pass
      Then the agent reported on "<names>"

      Examples:
        | minutes | names   |
        | 4       | nothing |
        | 9       | Hello   |

  @req:XWP-165 @kind:error @observable:wire @party:device
  Rule: The first failure ends the deployment

    Scenario: a script fails before an app
      Given the preparation policy "Standard" for "everybody" has "apps: [Reader]; scripts: [Hello]"
      And the win32 "Reader" is assigned to the prepared PCs
      And the script "Hello" is assigned to the prepared PCs
      And on every PC "script:Hello" fails
      When Ada unpacks a Surface Laptop
      And 5 minutes of preparation pass
      Then the agent reported on "Hello"

  @req:XWP-161 @kind:error @observable:wire @party:device
  Rule: The page waits for the agent as long as it was told

    Scenario Outline: an agent that never comes, after <minutes> minutes
      Given the preparation policy "Standard" is for "everybody"
      And on every PC "management agent" hangs
      When Ada unpacks a Surface Laptop
      And <minutes> minutes of preparation pass
      Then the node "DevicePreparation/PageErrorPhase" is "<phase>"

      Examples:
        | minutes | phase |
        | 14      | 0     |
        | 15      | 1     |

  @req:XWP-162 @kind:error @observable:wire @party:device
  Rule: The deployment fails when its time is over

    Scenario Outline: an app that hangs, after <minutes> minutes
      Given the preparation policy "Standard" for "everybody" has "apps: [Reader]; timeoutMinutes: 20"
      And the win32 "Reader" is assigned to the prepared PCs
      And on every PC "win32:Reader" hangs
      When Ada unpacks a Surface Laptop
      And <minutes> minutes of preparation pass
      Then the node "DevicePreparation/PageErrorPhase" is "<phase>"

      Examples:
        | minutes | phase |
        | 19      | 0     |
        | 20      | 2     |

  @req:XWP-170 @kind:report @observable:admin
  Rule: What does not reach the PC by its group is skipped

    Scenario: an app that was assigned to nobody
      Given the preparation policy "Standard" for "everybody" has "apps: [Reader, Mail]"
      And the store "Mail" is assigned to the prepared PCs
      When Ada unpacks a Surface Laptop
      And 4 minutes of preparation pass
      Then the app "Reader" of the deployment is "Skipped"
      And the app "Mail" of the deployment is "Installed"
      And the deployment has deploymentStatus "Success"

  @req:XWP-177 @kind:restriction @observable:admin @level:should
  Rule: What runs as a user is left out

    Scenario: a script with the credentials of a user, and an app for users
      Given the preparation policy "Standard" for "everybody" has "scripts: [Hello]; apps: [Reader]"
      And the script "Hello" of users is assigned to the prepared PCs
      And the win32 "Reader" is assigned to users of the prepared PCs
      When Ada unpacks a Surface Laptop
      And 4 minutes of preparation pass
      Then the script "Hello" of the deployment is "Skipped"
      And the app "Reader" of the deployment is "Skipped"

  @req:XWP-171 @kind:lifecycle @observable:wire
  Rule: What was not selected comes afterwards

    Scenario: while the PC is prepared
      Given the preparation policy "Standard" is for "everybody"
      And the msi "Payroll" is assigned to the prepared PCs
      When Ada unpacks a Surface Laptop
      And 1 minute of preparation passes
      Then "Payroll" is not installed

    Scenario: when the PC has been prepared
      Given the preparation policy "Standard" is for "everybody"
      And the msi "Payroll" is assigned to the prepared PCs
      When Ada unpacks a Surface Laptop
      And 4 minutes of preparation pass
      Then "Payroll" is installed

  @req:XWP-179 @kind:policy @observable:wire @party:device
  Rule: The user is what the policy says

    Scenario Outline: a policy for a <account>
      Given the preparation policy "Standard" for "everybody" has "accountType: <account>"
      When Ada unpacks a Surface Laptop
      And 4 minutes of preparation pass
      Then the preparation page has userIs "<account>"

      Examples:
        | account       |
        | standard user |
        | administrator |
