@platform:windows @needs:settings:device-preparation-policies @needs:clock
Feature: What people do at the device preparation page, and what administrators see

  @req:XWE-320 @kind:restriction @observable:wire @party:device
  Rule: Nobody is signed in while a PC is prepared

    Scenario: a session of a deployment
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      And 1 minute of preparation passes
      Then the latest session was of "none"

    Scenario: a session after it
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      And 4 minutes of preparation pass
      And the person chooses "dismiss" at the preparation page
      Then the latest session was of "user"

  @req:XWP-166 @kind:policy @observable:wire @party:device
  Rule: The page of a failed deployment offers what the policy allows

    Scenario Outline: <wishes>
      Given the preparation policy "Standard" for "everybody" has "scripts: [Hello]; <wishes>"
      And the script "Hello" is assigned to the prepared PCs
      And on every PC "script:Hello" fails
      When Ada unpacks a Surface Laptop
      And 3 minutes of preparation pass
      Then the preparation page offers "<actions>"

      Examples:
        | wishes                                | actions                             |
        | allowSkip: no; allowDiagnostics: no   | retry                               |
        | allowSkip: yes; allowDiagnostics: no  | retry, continue anyway              |
        | allowSkip: no; allowDiagnostics: yes  | retry, diagnostics                  |
        | allowSkip: yes; allowDiagnostics: yes | retry, continue anyway, diagnostics |

  @req:XWE-321 @kind:action @observable:wire @party:device @level:should
  Rule: Retry does again what is missing

    Scenario: an app that hung until the time was over
      Given the preparation policy "Standard" for "everybody" has "apps: [Reader]; timeoutMinutes: 15"
      And the win32 "Reader" is assigned to the prepared PCs
      And on every PC "win32:Reader" hangs
      When Ada unpacks a Surface Laptop
      And 16 minutes of preparation pass
      And the person chooses "retry" at the preparation page
      Then the deployment has deploymentStatus "In progress"

  @req:XWE-322 @kind:action @observable:wire @party:device
  Rule: The user leaves a failed deployment for the desktop

    Scenario: a script has failed
      Given the preparation policy "Standard" for "everybody" has "scripts: [Hello]; allowSkip: yes"
      And the script "Hello" is assigned to the prepared PCs
      And on every PC "script:Hello" fails
      When Ada unpacks a Surface Laptop
      And 3 minutes of preparation pass
      And the person chooses "continue anyway" at the preparation page
      Then the preparation page shows "desktop"

    Scenario: what the server hears of it
      Given the preparation policy "Standard" for "everybody" has "scripts: [Hello]; allowSkip: yes"
      And the script "Hello" is assigned to the prepared PCs
      And on every PC "script:Hello" fails
      When Ada unpacks a Surface Laptop
      And 3 minutes of preparation pass
      And the person chooses "continue anyway" at the preparation page
      Then the node "DevicePreparation/PageStatus" is "4"

  @req:XWE-323 @kind:lifecycle @observable:wire @party:device
  Rule: A page says when all is set up

    Scenario: all has been set up
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      And 4 minutes of preparation pass
      Then the preparation page shows "required setup complete"

    Scenario: its user has read it
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      And 4 minutes of preparation pass
      And the person chooses "dismiss" at the preparation page
      Then the preparation page shows "desktop"

  @req:XWP-172 @kind:report @observable:report
  Rule: The report has the last phase

    Scenario Outline: after <minutes> minutes
      Given the preparation policy "Standard" for "everybody" has "apps: [Reader]; scripts: [Hello]"
      And the win32 "Reader" is assigned to the prepared PCs
      And the script "Hello" is assigned to the prepared PCs
      And on every PC "script:Hello" takes 2 minutes
      When Ada unpacks a Surface Laptop
      And <minutes> minutes of preparation pass
      Then the deployment has phase "<phase>"

      Examples:
        | minutes | phase               |
        | 1       | Policy installation |
        | 2       | Script installation |
        | 4       | App installation    |

  @req:XWP-173 @kind:report @observable:report
  Rule: The report tells how a deployment stands

    Scenario Outline: a script that <how>, after <minutes> minutes
      Given the preparation policy "Standard" for "everybody" has "scripts: [Hello]; allowSkip: yes"
      And the script "Hello" is assigned to the prepared PCs
      And on every PC "script:Hello" <how>
      When Ada unpacks a Surface Laptop
      And <minutes> minutes of preparation pass
      Then the deployment has deploymentStatus "<status>"
      And the script "Hello" of the deployment is "<result>"

      Examples:
        | how             | minutes | status      | result      |
        | takes 3 minutes | 2       | In progress | In progress |
        | takes 3 minutes | 5       | Success     | Installed   |
        | fails           | 3       | Failed      | Failed      |

    Scenario: a failed deployment that its user left
      Given the preparation policy "Standard" for "everybody" has "scripts: [Hello]; allowSkip: yes"
      And the script "Hello" is assigned to the prepared PCs
      And on every PC "script:Hello" fails
      When Ada unpacks a Surface Laptop
      And 3 minutes of preparation pass
      And the person chooses "continue anyway" at the preparation page
      Then the deployment has deploymentStatus "Failed"

  @req:XWP-174 @kind:report @observable:report
  Rule: The report tells how long it took

    Scenario Outline: after <minutes> minutes
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      And <minutes> minutes of preparation pass
      Then the deployment has deploymentTime "<time>"

      Examples:
        | minutes | time        |
        | 1       | In progress |
        | 6       | 2 minutes   |
