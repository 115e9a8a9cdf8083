@platform:windows @needs:settings:windows-scripts @needs:clock
Feature: Scripts while the status page is there

  @req:ESP-057 @kind:limitation @observable:wire @party:device
  Rule: Scripts in a user's context do not run while the status page is there

    Background:
      Given the status page profile "All" for "all devices" has "block: yes"
      And the msi "Reader" that takes 10 minutes is assigned to all-devices

    Scenario Outline: a script of the <context> while the page waits
      Given the script "Inventory" runs in the context of the <context>
      When Ada sets up a Surface Laptop by windows-aad-join
      And the management extension looks for scripts in Ada's name
      Then the script "Inventory" has <result>

      Examples:
        | context | result    |
        | system  | a result  |
        | user    | no result |
