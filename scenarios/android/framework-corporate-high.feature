@party:server @platform:android @method:android-fully-managed @needs:settings:android-configuration
Feature: The upper levels of the Android security configuration framework for the company's devices

  @req:AFW-049 @kind:policy @observable:wire
  Rule: Level 2 lets named accounts alone unlock a device after a reset

    Scenario Outline: the policy says: <setting>
      Given the corporate restrictions of level 2 are imported
      Then the imported policy has "<setting>" of "General" as "<value>"

      # examples from AFW-049 settings: name as setting, value
      Examples:
        | setting                                                              | value                          |
        | Factory reset protection emails                                      | Google account email addresses |
        | List of email addresses (Google account email addresses option only) | example@gmail.com              |
      # end of examples

    Scenario Outline: set up with <account>
      Given the corporate restrictions of level 2 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      And the user tries to "reset to factory settings"
      And somebody sets the reset device up with "<account>"
      Then the device <lets> that happen

      Examples:
        | account           | lets         |
        | example@gmail.com | lets         |
        | thief@gmail.com   | does not let |


  @req:AFW-050 @kind:policy @observable:wire
  Rule: Level 2 asks for new passwords, and forgives less

    Scenario Outline: device password level 2: <setting>
      Given the corporate restrictions of level 2 are imported
      And an Android device of the corporate set for "<setting>" of "Device password"
      When the device has taken its policies
      Then the device holds "<setting>" of "Device password" as "<value>"

      # examples from AFW-050 settings: name as setting, value
      Examples:
        | setting                                                       | value |
        | Number of days until password expires                         | 365   |
        | Number of passwords required before user can reuse a password | 5     |
        | Number of sign-in failures before wiping device               | 5     |
      # end of examples

    Scenario: the fifth wrong password
      Given the corporate restrictions of level 2 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      And somebody enters 4 wrong passwords of the device
      Then the device was reset 0 times
      When somebody enters 1 wrong passwords of the device
      Then the device was reset 1 time

    Scenario: one of the last five
      Given the corporate restrictions of level 2 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      And the user changes the password of the device 4 times and takes the first again
      Then the device does not let that happen


  @req:AFW-051 @kind:policy @observable:wire
  Rule: Level 2 leaves users and accounts to the administrator

    Scenario Outline: users level 2: <setting>
      Given the corporate restrictions of level 2 are imported
      And an Android device of the corporate set for "<setting>" of "Users and Accounts"
      When the device has taken its policies
      Then the device holds "<setting>" of "Users and Accounts" as "<value>"

      # examples from AFW-051 settings: name as setting, value
      Examples:
        | setting                  | value |
        | Add new users            | Block |
        | User removal             | Block |
        | Personal Google Accounts | Block |
      # end of examples

    Scenario Outline: the user cannot <function>
      Given the corporate restrictions of level 2 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      And the user tries to "<function>"
      Then the device does not let that happen

      Examples:
        | function                      |
        | add a user                    |
        | remove a user                 |
        | add a personal Google account |


  @req:AFW-052 @kind:policy @observable:wire @method:android-cope
  Rule: Level 2 does not take the last five passwords of a work profile again

    Scenario Outline: work profile password level 2: <setting>
      Given the corporate restrictions of level 2 are imported
      And an Android device of the corporate set for "<setting>" of "Work profile password"
      When the device has taken its policies
      Then the device holds "<setting>" of "Work profile password" as "<value>"

      # examples from AFW-052 settings: name as setting, value
      Examples:
        | setting                                                       | value |
        | Number of passwords required before user can reuse a password | 5     |
      # end of examples

    Scenario: one of the last five of the work profile
      Given the corporate restrictions of level 2 are imported
      And Ada's Pixel 8 enrolled by android-cope
      When the device has taken its policies
      And the user changes the password of the work profile 4 times and takes the first again
      Then the device does not let that happen


  @req:AFW-056 @kind:policy @observable:wire
  Rule: Level 3 closes ways out of the device

    Scenario Outline: general level 3: <setting>
      Given the corporate restrictions of level 3 are imported
      And an Android device of the corporate set for "<setting>" of "General"
      When the device has taken its policies
      Then the device holds "<setting>" of "General" as "<value>"

      # examples from AFW-056 settings: name as setting, value
      Examples:
        | setting                                                                     | value |
        | Date and Time changes                                                       | Block |
        | Tethering and access to hotspots                                            | Block |
        | Beam data using NFC                                                         | Block |
        | Search work contacts and display work contact caller-id in personal profile | Block |
      # end of examples

    Scenario Outline: the user cannot <function>
      Given the corporate restrictions of level 3 are imported
      And Ada's Pixel 8 enrolled by android-fully-managed
      When the device has taken its policies
      And the user tries to "<function>"
      Then the device does not let that happen

      Examples:
        | function             |
        | change date and time |
        | open a hotspot       |
        | beam data by NFC     |
