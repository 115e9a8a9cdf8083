@platform:ios @needs:method:ios-byod @needs:settings:apple-configuration
Feature: Apps of work under the security configuration framework

  @req:IFW-005 @kind:policy @observable:wire @party:server
  Rule: Every Microsoft app on a supervised device is told to take the managed account only

    Scenario Outline: <app> on a supervised iPhone
      Given the apps "com.example.notes, com.microsoft.Office.Outlook, com.microsoft.skype.teams" are assigned
      And a supervised iPhone 15 of Ada enrolled by ios-byod
      When the device checks in
      And the administrator asks for the configuration of "<app>"
      Then the app is configured with "IntuneMAMAllowedAccountsOnly" as "Enabled"

      Examples:
        | app                          |
        | com.microsoft.Office.Outlook |
        | com.microsoft.skype.teams    |

    Scenario: an app of somebody else
      Given the apps "com.example.notes, com.microsoft.Office.Outlook" are assigned
      And a supervised iPhone 15 of Ada enrolled by ios-byod
      When the device checks in
      And the administrator asks for the configuration of "com.example.notes"
      Then the app is not configured with "IntuneMAMAllowedAccountsOnly"

    Scenario: a personal iPhone
      Given the app "com.microsoft.Office.Outlook" is assigned
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator asks for the configuration of "com.microsoft.Office.Outlook"
      Then the app is not configured with "IntuneMAMAllowedAccountsOnly"

  @req:IFW-006 @kind:policy @observable:wire @party:device
  Rule: Enabled, in any case, keeps other accounts out, and nothing else does

    Scenario Outline: IntuneMAMAllowedAccountsOnly <written>
      Given Outlook is assigned with "IntuneMAMAllowedAccountsOnly" as "<value>"
      And Ada's iPhone 15 enrolled by ios-byod
      When the device has told all that is asked
      And the administrator asks "com.microsoft.Office.Outlook" what it sees
      Then the app tells the accounts "<accounts>"

      Examples:
        | written             | value    | accounts                     |
        | as documented       | Enabled  | managed                      |
        | in small letters    | enabled  | managed                      |
        | in capital letters  | ENABLED  | managed                      |
        | with another word   | Disabled | managed, me@personal.example |
        | with a truth value  | true     | managed, me@personal.example |
        | with nothing in it  |          | managed, me@personal.example |

  @req:IFW-007 @kind:policy @observable:wire @party:server
  Rule: The token stands for the sign-in name of the enrolled user

    Scenario: IntuneMAMUPN is the token
      Given Outlook is assigned with "IntuneMAMUPN" as "{{userprincipalname}}"
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator asks for the configuration of "com.microsoft.Office.Outlook"
      Then the app is configured with "IntuneMAMUPN" as "managed"

  @req:IFW-018 @kind:policy @observable:wire @party:device
  Rule: Without documents from outside no contacts are exported

    Scenario Outline: non-corporate documents blocked is "<value>", export <outcome>
      Given Outlook and "Block viewing non-corporate documents in corporate apps" as "<value>" are assigned
      And Ada's iPhone 15 enrolled by ios-byod
      When the device has told all that is asked
      And the administrator asks "com.microsoft.Office.Outlook" what it sees
      Then the app tells "ContactExport" as "<outcome>"

      Examples:
        | value          | outcome |
        | Yes            | blocked |
        | Not configured | works   |

    Scenario Outline: the framework leaves the <kind> device its export
      Given the <kind> policy of level 3 is assigned
      Then the policy "<kind> 3" sets "Block viewing non-corporate documents in corporate apps" to "Not configured"

      Examples:
        | kind       |
        | personal   |
        | supervised |

  @req:IFW-019 @kind:policy @observable:wire @party:device
  Rule: Where documents stay in, contacts need an allowance to get out

    Scenario Outline: allowed to write contacts is "<value>", export <outcome>
      Given Outlook, "Block viewing corporate documents in unmanaged apps" as "Yes" and "Allow managed apps to write contacts to unmanaged contacts accounts" as "<value>" are assigned
      And Ada's iPhone 15 enrolled by ios-byod
      When the device has told all that is asked
      And the administrator asks "com.microsoft.Office.Outlook" what it sees
      Then the app tells "ContactExport" as "<outcome>"

      Examples:
        | value          | outcome |
        | Yes            | works   |
        | Not configured | blocked |

  @req:IFW-025 @kind:policy @observable:wire @party:server
  Rule: With the App Store closed, apps come by volume purchase

    Scenario: a licence needs no store
      Given the supervised policy of level 3 is assigned with Outlook
      And a supervised iPhone 15 of Ada enrolled by ios-byod
      When the device has told all that is asked
      And the administrator sends ManagedApplicationList
      Then the answer tells "ManagedApplicationList/com.microsoft.Office.Outlook/Status" as "Managed"
      And the App Store is blocked on the device

  @req:IFW-026 @kind:policy @observable:wire @party:device
  Rule: A device that may join networks of profiles only can be lost

    Scenario: its one network is out of reach
      Given the Wi-Fi network "office" is assigned, and no other may be joined
      And a supervised iPhone 15 of Ada enrolled by ios-byod within reach of "home" only
      When the device checks in
      And the administrator sends EraseDevice
      Then the administrator finds the command waiting

    Scenario: its one network is there
      Given the Wi-Fi network "office" is assigned, and no other may be joined
      And a supervised iPhone 15 of Ada enrolled by ios-byod within reach of "office" only
      When the device checks in
      And the administrator sends EraseDevice
      Then the administrator finds the command acknowledged
