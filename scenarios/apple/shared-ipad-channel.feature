@platform:ipados @method:ios-ade-shared-ipad
Feature: The user channel of a Shared iPad

  @req:XAP-280 @kind:lifecycle @observable:wire @party:server
  Rule: One channel for each user

    Scenario: a command for Ada after Bob has signed in
      Given a Shared iPad
      And Ada signs in
      And the user signs out
      And Bob signs in
      When a restriction "allowCamera" named "no camera" is sent to Ada
      Then "no camera" holds for nobody
      And the administrator finds the command waiting

    Scenario: Ada gets it once she is back
      Given a Shared iPad
      And Ada signs in
      When a restriction "allowCamera" named "no camera" is sent to Ada
      Then "no camera" holds for the user

  @req:XAP-281 @kind:lifecycle @observable:wire @party:device
  Rule: The account is the name of the user

    Scenario: the token of the channel comes under it
      Given a Shared iPad
      When Ada signs in
      Then the channel opens for Ada

  @req:XAP-282 @kind:policy @observable:admin @party:device
  Rule: A user's profile holds for this user alone

    Scenario: with its user
      Given a Shared iPad
      And Ada signs in
      When a restriction "allowCamera" named "no camera" is sent to Ada
      Then "allowCamera" is forbidden on the device

    Scenario: with somebody else
      Given a Shared iPad
      And Ada signs in
      And a restriction "allowCamera" named "no camera" is sent to Ada
      When the user signs out
      And Bob signs in
      Then "allowCamera" is allowed on the device

  @req:XAP-283 @kind:error @observable:admin @party:device
  Rule: Payloads keep to their channel

    Scenario: mail for the device
      Given a Shared iPad
      When a payload "com.apple.mail.managed" is sent to the device channel
      Then the administrator finds the command failed

    Scenario: a network for a user
      Given a Shared iPad
      And Ada signs in
      When a payload "com.apple.wifi.managed" is sent to the channel of Ada
      Then the administrator finds the command failed

  @req:XAP-288 @kind:lifecycle @observable:wire @party:device
  Rule: A user waits where that is asked for

    Scenario Outline: AwaitUserConfiguration <enabled>
      Given a Shared iPad
      And the sharing is configured with AwaitUserConfiguration "<enabled>"
      When Ada signs in
      Then the channel opens for Ada, who <waits>

      Examples:
        | enabled | waits         |
        | on      | waits         |
        | off     | does not wait |

  @req:XAP-293 @kind:lifecycle @observable:wire @party:server
  Rule: Whoever waits is let go

    Scenario: with everything sent
      Given a Shared iPad
      And the sharing is configured with AwaitUserConfiguration "on"
      When Ada signs in
      Then Ada is held in Setup Assistant no longer

  @req:XAP-290 @kind:lifecycle @observable:wire @party:device
  Rule: No channel where the server offers none

    Scenario: a profile without per-user connections
      Given a Shared iPad whose server takes no connections per user
      When Ada signs in
      Then no channel opens
