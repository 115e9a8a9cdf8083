@party:device @platform:ios @needs:settings:apple-declarations
Feature: What devices report of their state

  @req:XAP-411 @kind:lifecycle @observable:wire @needs:clock
  Rule: A declared update runs at its deadline by the clock of the device

    Scenario Outline: 18.2 is due in 2 days in <zone>, and <days> days and 2 hours pass
      Given a supervised iPhone 15 of Ada enrolled by ios-byod that finds the update "18.2"
      When the administrator sets "TimeZone=<zone>"
      And the server declares that "18.2" runs in 2 days
      And the device checks in
      And <days> days and 2 hours pass at the device
      Then the device runs "<version>"

      Examples:
        | zone             | days | version |
        | Etc/UTC          | 1    | 18.1    |
        | Etc/UTC          | 2    | 18.2    |
        | Pacific/Honolulu | 2    | 18.1    |
        | Pacific/Honolulu | 3    | 18.2    |

  @req:XAP-412 @kind:report @observable:admin @needs:method:ios-byod
  Rule: An update that was declared is told with the declaration that asked for it

    Scenario: an update before its deadline
      Given a supervised iPhone 15 of Ada enrolled by ios-byod that finds the update "18.2"
      When the server declares that "18.2" runs in 2 days
      Then the server was told "softwareupdate.install-reason.declaration-id" as "update"
      And the server was told "softwareupdate.pending-version.os-version" as "18.2"

  @req:XAP-423 @kind:report @observable:admin @needs:method:ios-byod
  Rule: An update that cannot be found is told as a failure

    Scenario: the declared version is not there
      Given a supervised iPhone 15 of Ada enrolled by ios-byod that finds the update "18.2"
      When the server declares that "19.0" runs in 2 days
      Then the server was told "softwareupdate.failure-reason.count" as "1"
      And the server was told "softwareupdate.install-state" as "failed"

  @req:XAP-499 @kind:report @observable:admin @needs:method:ios-byod
  Rule: A beta program that is required is told by its name

    Scenario: a program of the organisation
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the server declares a required beta program and subscribes to "softwareupdate.beta-enrollment"
      Then the server was told "softwareupdate.beta-enrollment" as "iOS Seed"

  @req:XAP-413 @kind:report @observable:admin @needs:method:ios-byod
  Rule: An account is told with its declaration and its user

    Scenario: a calendar
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares a calendar account with a password and subscribes to "account.list.caldav"
      Then an entry of "account.list.caldav" says "other" of "declaration-identifier"
      And an entry of "account.list.caldav" says "ada" of "username"
      And an entry of "account.list.caldav" says "calendar.example" of "hostname"

  @req:XAP-414 @kind:report @observable:wire @needs:method:ios-byod
  Rule: An entry that is gone is told as removed

    Scenario: one of two accounts goes
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares two calendar accounts and subscribes to "account.list.caldav"
      And the server declares a calendar account and subscribes to "account.list.caldav"
      Then the device reported that an entry of "account.list.caldav" is gone

  @req:XAP-415 @kind:report @observable:admin @party:server @needs:method:ios-byod
  Rule: Entries of an incremental report add to those that are known

    Scenario: a second account comes
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares a calendar account and subscribes to "account.list.caldav"
      And the server declares two calendar accounts and subscribes to "account.list.caldav"
      Then the server knows 2 entries of "account.list.caldav"

    Scenario: one of two accounts is gone
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares two calendar accounts and subscribes to "account.list.caldav"
      And the server declares a calendar account and subscribes to "account.list.caldav"
      Then the server knows 1 entry of "account.list.caldav"

  @req:XAP-416 @kind:report @observable:admin @needs:method:ios-byod
  Rule: What changes is reported unasked

    Scenario: an app has arrived
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the server subscribes to "mdm.app"
      And the administrator sends InstallApplication with "Identifier=com.example.chat"
      And the device checks in
      Then an entry of "mdm.app" says "managed" of "state"

  @req:XAP-420 @kind:policy @observable:admin @party:server
  Rule: The user of a Mac has declarations of his own

    Scenario: an account for the user
      Given a MacBook Air of Ada with a user, enrolled by macos-byod
      When the server declares a calendar account to the user
      Then the server knows "other" of the user only

  @req:XAP-421 @kind:identity @observable:admin
  Rule: On the user channel messages about declarations name the user

    Scenario: an account for somebody who uses the Mac
      Given a MacBook Air of Ada with a user, enrolled by macos-byod
      When the server declares a calendar account to the user
      Then the server knows "other" of the user only

  @req:XAP-424 @kind:report @observable:wire
  Rule: FullReport is for versions that know it

    Scenario Outline: a report of version <version>
      Given an old iPhone 15 of Ada with version "<version>" enrolled by ios-byod
      When the server subscribes to "device.model.family"
      Then the report <has> FullReport

      Examples:
        | version | has   |
        | 16.7    | lacks |
        | 18.1    | has   |
