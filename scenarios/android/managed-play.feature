@platform:android @needs:page:managed-play
Feature: How an organization connects to managed Google Play

  @req:MGP-002 @kind:lifecycle @observable:admin
  Rule: A connection brings four apps

    Scenario Outline: <app>
      Given an organization without managed Google Play
      Then the console does not list "<app>"
      When the administrator connects managed Google Play
      Then the connection is "connected"
      And the console lists "<app>"

      # examples from MGP-002 apps: value as app
      Examples:
        | app                     |
        | Microsoft Intune        |
        | Microsoft Authenticator |
        | Intune Company Portal   |
        | Managed Home Screen     |
      # end of examples

  @req:MGP-008 @kind:restriction @observable:admin
  Rule: Custom roles need to read and update the organization

    Scenario Outline: a role that permits <permissions>
      Given an organization without managed Google Play
      And an administrator whose role permits "<permissions>"
      When the administrator begins to connect
      Then that is <outcome>

      Examples:
        | permissions                               | outcome  |
        | Organization - Read, Organization - Update | accepted |
        | Organization - Read                       | refused  |
        | Organization - Update                     | refused  |
        | Devices - Read                            | refused  |

  @req:MGP-009 @kind:prerequisite @observable:admin
  Rule: Consent comes first

    Scenario: without it there is no address
      Given an organization without managed Google Play
      When the administrator begins to connect without consent
      Then that is refused, naming "Google"

    Scenario: with it there is one
      Given an organization without managed Google Play
      When the administrator begins to connect
      Then that is accepted

  @req:MGP-010 @kind:restriction @observable:portal @party:cloud
  Rule: The Google account belongs to no Workspace domain

    Scenario: an account of a domain
      Given an organization without managed Google Play
      And a Google account "it@workspace.example" of a Workspace domain
      When the administrator connects managed Google Play by "it@workspace.example"
      Then the connection is "not connected"

    Scenario: any other account, existing or new
      Given an organization without managed Google Play
      When the administrator connects managed Google Play by "play@example.test"
      Then the connection is "connected"

  @req:MGP-011 @kind:portal @observable:portal @party:cloud
  Rule: The form asks for name and agreement, and names the EMM provider

    Scenario: without a name
      Given an organization without managed Google Play
      When the administrator sends the sign-up without a name
      Then the sign-up form shows "Microsoft Intune"
      And the connection is "not connected"

    Scenario: without the agreement
      Given an organization without managed Google Play
      When the administrator sends the sign-up without the agreement
      Then the connection is "not connected"

    Scenario: with both
      Given an organization without managed Google Play
      When the administrator connects managed Google Play
      Then the sign-up form shows "Organization name"
      And the connection is "connected"

  @kind:policy @observable:admin
  Rule: A scope tag goes on what is approved from now on

    @req:MGP-012
    Scenario: an administrator with both permissions chooses it
      Given an administrator whose role permits "Android Sync - Read, Android Sync - UpdateOnBoarding"
      And the app "com.example.notes" in Google Play
      When the administrator chooses the scope tag "T" for new apps
      And the administrator approves "com.example.notes" and syncs
      Then the console shows "com.example.notes" with "T"
      And the console shows "Microsoft Intune" with "no tag"

    @req:MGP-012
    Scenario: reading alone is not enough
      Given an administrator whose role permits "Android Sync - Read"
      When the administrator chooses the scope tag "T" for new apps
      Then that is refused, naming "Android sync"

    @req:MGP-013 @kind:restriction
    Scenario: without the permissions it stays
      Given an administrator whose role permits "Android Sync - Read"
      When the administrator removes the scope tag for new apps
      Then that is refused, naming "Android sync"

  @req:MGP-014 @kind:limit @observable:portal @party:cloud
  Rule: One organization for each account

    Scenario: an account that another organization is connected by
      Given an organization without managed Google Play
      And a Google account "play@example.test" that "Fabrikam" is connected by
      When the administrator connects managed Google Play by "play@example.test"
      Then the connection is "not connected"
