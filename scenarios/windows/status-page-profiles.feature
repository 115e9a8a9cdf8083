@platform:windows @needs:settings:enrollment-status-page
Feature: Profiles of the Enrollment Status Page

  @req:ESP-005 @kind:policy @observable:admin @level:should
  Rule: A profile has a name

    Scenario: a profile without a name
      Given the status page profile "Main" is for "all users"
      When the administrator tries to save a status page profile without a name
      Then the setting is refused because of "name"

    Scenario: a profile without a description
      Given the status page profile "Main" is for "all users"
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page is in the phase "Done"

  @req:ESP-017 @kind:restriction @observable:admin
  Rule: A filter looks at three properties

    Scenario Outline: a filter by <property> is <ending>
      Given the status page profile "Main" is for "all users"
      When the administrator tries to filter the status page profile by "<property>"
      Then the setting is <ending>

      Examples:
        | property              | ending                              |
        | osVersion             | kept                                |
        | operatingSystemSKU    | kept                                |
        | enrollmentProfileName | kept                                |
        | deviceName            | refused because of "osVersion"      |

  @req:ESP-020 @req:ESP-021 @kind:policy @observable:wire
  Rule: The default is for everybody else, and shows or hides the page

    Scenario: the default shows the page
      Given the default status page has "showProgress" "yes"
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page is in the phase "Done"

    Scenario: the default hides the page
      Given the default status page has "showProgress" "no"
      When Ada sets up a Surface Laptop by windows-aad-join
      Then there is no status page

  @req:ESP-022 @kind:policy @observable:wire
  Rule: The first of a person's profiles wins

    Scenario: two profiles for everybody
      Given the status page profile "First" is for "all users"
      And the status page profile "Second" for "all users" has "showProgress: no"
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page is in the phase "Done"

  @req:ESP-025 @kind:portal @observable:admin
  Rule: Profiles can be put into another order

    Scenario: the second becomes the first
      Given the status page profile "First" is for "all users"
      And the status page profile "Second" for "all users" has "showProgress: no"
      When the administrator puts the status page profile "Second" first
      And Ada sets up a Surface Laptop by windows-aad-join
      Then there is no status page

  @req:ESP-023 @kind:policy @observable:wire
  Rule: Profiles of the device go before those of the user

    Scenario: one of each
      Given the status page profile "Users" for "all users" has "showProgress: no"
      And the status page profile "Devices" is for "all devices"
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page is in the phase "Done"

  @req:ESP-026 @kind:limit @observable:admin @needs:settings:windows-deployments
  Rule: A hundred apps may block

    Scenario Outline: <count> apps
      Given the status page profile "Main" for "all users" has "block: yes"
      When the administrator tries to let <count> apps block in the status page profile "Main"
      Then the setting is <ending>

      Examples:
        | count | ending                     |
        | 100   | kept                       |
        | 101   | refused because of "100"   |

  @req:ESP-027 @kind:policy @observable:admin
  Rule: Apps are selected where progress is shown and use is blocked

    Scenario Outline: progress shown: <shown>, use blocked: <blocked>
      Given the status page profile "Main" for "all users" has "showProgress: <shown>; block: <blocked>"
      When the administrator tries to let 1 app block in the status page profile "Main"
      Then the setting is <ending>

      Examples:
        | shown | blocked | ending                       |
        | yes   | yes     | kept                         |
        | no    | yes     | refused because of "blocked" |
        | yes   | no      | refused because of "blocked" |
