@platform:windows @needs:settings:enrollment-status-page @needs:settings:windows-deployments
Feature: How the Enrollment Status Page holds people back

  @req:ESP-001 @kind:lifecycle @observable:wire @party:device @needs:clock
  Rule: The PC cannot be used until what blocks is done

    Scenario: before and after
      Given the status page profile "Main" for "all users" has "block: yes"
      And the msi "Reader" that takes 10 minutes is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page holds the user
      When 11 minutes pass and the device checks in
      Then the status page lets the user go

  @req:ESP-013 @kind:policy @observable:wire
  Rule: Blocking can be left off

    Scenario Outline: use is blocked: <blocked>
      Given the status page profile "Main" for "all users" has "block: <blocked>"
      And the msi "Reader" that takes 10 minutes is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page <does>

      Examples:
        | blocked | does              |
        | yes     | holds the user    |
        | no      | lets the user go  |

  @req:ESP-014 @kind:policy @observable:wire @needs:clock
  Rule: A failed PC may be reset where the profile allows it

    Scenario Outline: reset allowed: <allowed>
      Given the status page profile "Main" for "all users" has "block: yes; allowReset: <allowed>"
      And the msi "Reader" that fails is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And 5 minutes pass and the device checks in
      Then the status page <does> "reset"

      Examples:
        | allowed | does           |
        | yes     | offers         |
        | no      | does not offer |

  @req:ESP-015 @kind:policy @observable:wire @needs:clock
  Rule: A failed PC may be used where the profile allows it

    Scenario Outline: use allowed: <allowed>
      Given the status page profile "Main" for "all users" has "block: yes; allowUse: <allowed>"
      And the msi "Reader" that fails is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And 5 minutes pass and the device checks in
      Then the status page <does> "continue anyway"

      Examples:
        | allowed | does           |
        | yes     | offers         |
        | no      | does not offer |

  @req:ESP-016 @kind:policy @observable:wire @needs:clock
  Rule: All assigned apps block, or the selected ones

    Scenario Outline: apps that block: <apps>
      Given the status page profile "Main" for "all users" has "block: yes; blockingApps: <apps>"
      And the msi "Reader" is assigned to all-devices
      And the msi "Writer" that takes 30 minutes is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      And 5 minutes pass and the device checks in
      Then the status page has "Apps" at "<progress>"

      Examples:
        | apps       | progress |
        | all        | 1 of 2   |
        | [Reader] | 1 of 1   |

  @req:ESP-028 @kind:policy @observable:wire
  Rule: Selecting an app installs nothing and keeps nothing from being installed

    Scenario: an assigned app that is not selected
      Given the status page profile "Main" for "all users" has "block: yes; blockingApps: [Viewer, Reader]"
      And the msi "Reader" is assigned to all-devices
      And the msi "Editor" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then "Editor" is installed
      And the status page has "Apps" at "0 of 1"

    Scenario: a selected app that is not assigned
      Given the status page profile "Main" for "all users" has "block: yes; blockingApps: [Viewer, Reader]"
      And the msi "Reader" is assigned to all-devices
      And the msi "Editor" is assigned to all-devices
      When Ada sets up a Surface Laptop by windows-aad-join
      Then "Viewer" is not installed
      And "Reader" is installed

  @req:ESP-019 @kind:lifecycle @observable:wire
  Rule: A profile takes effect at the next check-in

    Scenario: the profile changes after the set-up
      Given the status page profile "Main" for "all users" has "block: no"
      And the msi "Reader" is assigned to all-devices
      And Ada's Surface Laptop enrolled by windows-aad-join
      When the administrator changes the status page profile "Main" to "block" "yes"
      And the device checks in
      Then the status page holds the user

  @req:ESP-048 @kind:limitation @observable:wire
  Rule: A disabled profile stays where it was delivered

    Scenario: the profile is disabled after the set-up
      Given the status page profile "Main" for "all users" has "block: yes"
      And the msi "Reader" is assigned to all-devices
      And Ada's Surface Laptop enrolled by windows-aad-join
      When the administrator changes the status page profile "Main" to "enabled" "no"
      And the device checks in
      Then the status page holds the user

  @req:ESP-052 @kind:limitation @observable:wire
  Rule: For a user without a license the page never gets past Identifying

    Scenario: the license is gone before the page comes
      Given the status page profile "Main" for "all users" has "showProgress: no"
      And Ada's Surface Laptop enrolled by windows-aad-join
      And Ada has no license
      When the administrator changes the status page profile "Main" to "showProgress" "yes"
      And the device checks in
      Then the status page has "Apps" at "Identifying"

  @req:ESP-042 @kind:lifecycle @observable:wire @party:device
  Rule: A group is identifying until the server has said what it expects

    Scenario: a server that never gets there
      Given the status page profile "Main" for "all users" has "showProgress: no"
      And Ada's Surface Laptop enrolled by windows-aad-join
      And Ada has no license
      When the administrator changes the status page profile "Main" to "showProgress" "yes"
      And the device checks in
      Then the status page has "Security policies" at "Identifying"
