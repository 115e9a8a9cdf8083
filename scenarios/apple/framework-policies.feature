@party:server @platform:ios @needs:method:ios-byod @needs:settings:apple-configuration
Feature: Policies of the security configuration framework

  @req:IFW-001 @kind:policy @observable:wire
  Rule: Personal devices get the personal tables, supervised ones the supervised

    Scenario: a personal iPhone when both policies are assigned
      Given the policies of level 1 for personal and supervised devices are assigned
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells 17 settings

    Scenario: a supervised iPhone when both policies are assigned
      Given the policies of level 1 for personal and supervised devices are assigned
      And a supervised iPhone 15 of Ada enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells 26 settings

    @needs:method:ios-ade @method:ios-ade
    Scenario: an iPhone that enrolled automatically
      Given the policies of level 1 for personal and supervised devices are assigned
      When Ada enrolls an iPhone 15 by ios-ade
      And the device checks in
      And the administrator asks what holds on the device
      Then the device tells 26 settings

  @req:IFW-002 @kind:capability @observable:wire @needs:settings:apple-compliance
  Rule: Compliance, configuration and apps arrive on an enrolled device

    Scenario Outline: a <part> arrives
      Given a policy with a Wi-Fi network, a VPN, mail, a certificate and the app "com.example.notes" is assigned
      And compliance of level 2 is asked of every device
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator asks what came to the device
      Then the <part> is there

      Examples:
        | part           |
        | Wi-Fi network  |
        | VPN connection |
        | mail account   |
        | certificate    |
        | app            |
        | passcode rule  |

  @req:IFW-004 @kind:report @observable:report @needs:report:apple-policies
  Rule: A policy is pending until the device has said what became of it

    Scenario: a policy before and after the device checks in
      Given Ada's iPhone 15 enrolled by ios-byod
      And the personal policy of level 1 is assigned
      Then the policy "personal 1" is pending
      When the device checks in
      Then the policy "personal 1" is succeeded

    Scenario: a device that installs no profile
      Given the personal policy of level 1 is assigned
      And an iPhone 15 of Ada enrolled by ios-byod without the access right "installProfiles"
      When the device checks in
      Then the policy "personal 1" is error

  @req:IFW-009 @kind:capability @observable:admin
  Rule: A level that was exported can be imported as JSON

    Scenario: an imported level says what the level says
      Given the personal policy of level 3 is assigned
      When the administrator imports what "personal 3" holds as "imported"
      Then the policies "personal 3" and "imported" are equal

    Scenario: a device gets what was imported
      Given the personal policy of level 3 is assigned
      When the administrator imports what "personal 3" holds as "imported"
      And Ada enrolls an iPhone 15 by ios-byod
      And the device checks in
      And the administrator asks what holds on the device
      Then the device tells 31 settings

  @req:IFW-011 @kind:policy @observable:admin
  Rule: A level contains those below it, and its own line wins

    Scenario: the high level for personal devices
      Given the personal policy of level 3 is assigned
      Then the policy "personal 3" holds 31 settings
      And the policy "personal 3" sets "Require a password" to "Yes"
      And the policy "personal 3" sets "Block Handoff" to "Yes"
      And the policy "personal 3" sets "Number of sign-in failures before wiping the device" to "5"
      And the policy "personal 3" sets "Block Siri" to "Not configured"

    Scenario: the high level for supervised devices
      Given the supervised policy of level 3 is assigned
      Then the policy "supervised 3" holds 66 settings
      And the policy "supervised 3" sets "Number of sign-in failures before wiping the device" to "5"

    Scenario: a device gets the lower level too
      Given the personal policy of level 2 is assigned
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator asks what holds on the device
      Then the device tells "Require a password" as "Yes"
      And the device tells "Block Siri for dictation" as "Yes"

  @req:IFW-020 @kind:policy @observable:wire
  Rule: Copy and paste follow managed open-in on supervised devices only

    Scenario: a personal iPhone pastes what it likes
      Given the personal policy of level 2 is assigned with Outlook
      And Ada's iPhone 15 enrolled by ios-byod
      When the device has told all that is asked
      And the administrator asks what holds on the device
      Then the device tells "Allow copy/paste to be affected by managed open-in" as "Not configured"
      When the administrator asks "com.microsoft.Office.Outlook" what it sees
      Then the app tells "PasteElsewhere" as "works"

    Scenario: a supervised iPhone keeps work in work
      Given the supervised policy of level 2 is assigned with Outlook
      And a supervised iPhone 15 of Ada enrolled by ios-byod
      When the device has told all that is asked
      And the administrator asks what holds on the device
      Then the device tells "Allow copy/paste to be affected by managed open-in" as "Yes"
      When the administrator asks "com.microsoft.Office.Outlook" what it sees
      Then the app tells "PasteElsewhere" as "blocked"
