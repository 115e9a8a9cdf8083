@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:ade-profiles
Feature: When assigned policies reach a new device

  @req:ADE-070 @kind:lifecycle @observable:wire @party:server
  Rule: Who was in the group before the set-up has its apps at once

    Scenario: a member from the beginning
      Given the app "com.example.notes" is assigned to "Sales"
      And Ada belongs to the group "Sales"
      And Ada's iPhone 15 enrolled by ios-ade
      When the device checks in
      Then the app "com.example.notes" is sent

    Scenario: one who joins an hour later
      Given the app "com.example.notes" is assigned to "Sales"
      And Ada's iPhone 15 enrolled by ios-ade
      When 60 minutes pass and the device checks in
      And Ada belongs to the group "Sales"
      And the device checks in
      Then the app "com.example.notes" is sent

  @req:ADE-071 @kind:limitation @observable:wire @party:directory @needs:clock @needs:settings:dynamic-groups
  Rule: A dynamic group has to find the device first

    Scenario Outline: after <minutes> minutes
      Given the dynamic group "Fleet devices" finds devices of the profile "Fleet" after 30 minutes
      And an ADE profile with "authentication: setup-assistant"
      And the app "com.example.notes" is assigned to "Fleet devices"
      And Ada's iPhone 15 enrolled by ios-ade
      When <minutes> minutes pass and the device checks in
      Then the app "com.example.notes" is <sent>

      Examples:
        | minutes | sent     |
        | 5       | not sent |
        | 40      | sent     |
