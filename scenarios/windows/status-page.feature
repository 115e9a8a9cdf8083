@platform:windows @needs:settings:enrollment-status-page @needs:settings:windows-deployments
Feature: What a profile makes of the Enrollment Status Page

  @req:ESP-003 @kind:policy @observable:wire
  Rule: A profile governs what is seen, whether the PC may be used, for how long, and what helps

    Scenario Outline: the node <node>
      Given the status page profile "Main" is for "all users"
      And the msi "Reader" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the server addressed the node "FirstSyncStatus/<node>"

      Examples:
        | node                    |
        | SkipDeviceStatusPage    |
        | BlockInStatusPage       |
        | TimeOutUntilSyncFailure |
        | AllowCollectLogsButton  |

  @req:ESP-004 @kind:capability @observable:wire
  Rule: Two configuration service providers follow the progress

    Scenario Outline: nodes of <csp>
      Given the status page profile "Main" is for "all users"
      And the msi "Reader" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the server addressed the node "<csp>"

      Examples:
        | csp                      |
        | FirstSyncStatus          |
        | EnrollmentStatusTracking |

  @req:ESP-006 @kind:policy @observable:wire
  Rule: The page is shown or hidden

    Scenario: progress is shown
      Given the status page profile "Main" is for "all users"
      And the msi "Reader" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page is in the phase "Device setup"

    Scenario: progress is hidden
      Given the status page profile "Main" for "all users" has "showProgress: no"
      And the msi "Reader" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then there is no status page

  @req:ESP-007 @kind:limit @observable:wire @needs:clock
  Rule: Installation has an hour unless the profile says otherwise

    Scenario Outline: after <passed> minutes of <allowed>
      Given the status page profile "Main" for "all users" has "timeoutMinutes: <allowed>"
      And the msi "Reader" that hangs is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And <passed> minutes pass and the device checks in
      Then the status page ended as "<ending>"

      Examples:
        | allowed | passed | ending      |
        | 60      | 59     | in progress |
        | 60      | 61     | timed out   |
        | 90      | 61     | in progress |
        | 90      | 91     | timed out   |

  @req:ESP-008 @kind:policy @observable:wire @needs:clock
  Rule: A failure is told in the administrator's words, or in the device's

    Scenario: no words were given
      Given the status page profile "Main" is for "all users"
      And the msi "Reader" that fails is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And 5 minutes pass and the device checks in
      Then the status page says "Setup could not be completed. Please try again or contact your support person for help."

    Scenario: the administrator's words
      Given the status page profile "Main" for "all users" has "customMessage: Call Ada."
      And the msi "Reader" that fails is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And 5 minutes pass and the device checks in
      Then the status page says "Call Ada."

  @req:ESP-009 @kind:policy @observable:wire @needs:clock
  Rule: Logs can be collected after a failure

    Scenario: log collection is off
      Given the status page profile "Main" is for "all users"
      And the msi "Reader" that fails is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And 5 minutes pass and the device checks in
      Then the status page does not offer "collect logs"

    Scenario: log collection on Windows 11
      Given the status page profile "Main" for "all users" has "collectLogs: yes"
      And the msi "Reader" that fails is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And 5 minutes pass and the device checks in
      Then the status page offers "collect logs"
      And the status page offers "diagnostics page"

    Scenario: log collection on Windows 10
      Given the status page profile "Main" for "all users" has "collectLogs: yes"
      And the msi "Reader" that fails is assigned to all-devices
      When Ada sets up a Surface Laptop on OS "10.0.19045.4780" by windows-aad-join
      And 5 minutes pass and the device checks in
      Then the status page offers "collect logs"
      And the status page does not offer "diagnostics page"

  @req:ESP-010 @kind:policy @observable:wire
  Rule: The page may be for first runs only

    Scenario Outline: only first runs: <only>, a PC in use
      Given the status page profile "Main" for "all users" has "onlyFirstRun: <only>"
      And the msi "Reader" is assigned to all-devices
      When Ada enrolls a Surface Laptop in use by windows-aad-join
      Then <page>

      Examples:
        | only | page                                            |
        | no   | the status page is in the phase "Device setup"  |
        | yes  | there is no status page                         |

    Scenario: only first runs, and this is one
      Given the status page profile "Main" for "all users" has "onlyFirstRun: yes"
      And the msi "Reader" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page is in the phase "Device setup"
