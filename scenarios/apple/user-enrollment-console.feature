@platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
Feature: Devices in User Enrollment in the console and in the Company Portal

  @req:UEN-001 @kind:method @observable:wire @needs:page:enrollment-types
  Rule: User Enrollment is in preview

    Scenario: the list of enrollment types
      When the administrator opens the list of enrollment types
      Then "ios-user-enrollment" is marked as preview

  @req:UEN-002 @kind:prerequisite @observable:wire @needs:settings:user-enrollment
  Rule: User Enrollment needs more than other methods

    Scenario Outline: everything is there but the <lacking>
      Given the organisation has set up everything but the "<lacking>"
      When Ada enrolls an iPhone 15 by ios-user-enrollment straight from its profile
      Then the enrollment is <outcome>

      Examples:
        | lacking          | outcome  |
        | nothing          | accepted |
        | MDM authority    | refused  |
        | push certificate | refused  |
        | managed account  | refused  |
        | federation       | refused  |

    Scenario Outline: iOS <version>
      When Ada enrolls an iPhone 15 on OS "<version>" by ios-user-enrollment
      Then the enrollment is <outcome>

      Examples:
        | version | outcome  |
        | 12.4    | refused  |
        | 13.0    | accepted |

  @req:UEN-014 @kind:action @observable:admin @needs:page:device-actions
  Rule: The administrator has four actions

    Scenario Outline: <action>
      Given Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the administrator does "<action>" with the device
      Then the page answers: <outcome>
      And the administrator sees <commands> commands

      Examples:
        | action         | outcome  | commands |
        | Retire         | accepted | 1        |
        | Delete         | accepted | 0        |
        | Remote Lock    | accepted | 1        |
        | Sync           | accepted | 0        |
        | Wipe           | refused  | 0        |
        | Reset Passcode | refused  | 0        |
        | Restart        | refused  | 0        |
        | Lost Mode      | refused  | 0        |

  @req:UEN-015 @kind:action @observable:admin @needs:page:company-portal
  Rule: The holder has four actions, in the app and on the website

    Scenario Outline: the <channel>
      Given Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the holder opens "<channel>" of the Company Portal
      Then the page shows "actions" as "Rename, Remove, Remote Lock, Check Status"

      Examples:
        | channel |
        | app     |
        | website |

  @req:UEN-016 @kind:action @observable:wire @needs:page:company-portal
  Rule: A new name is for the Company Portal

    Scenario: the holder renames the phone
      Given Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the holder renames the device to "pocket" in the Company Portal
      And the holder opens "app" of the Company Portal
      Then the page shows "name" as "pocket"
      And the administrator sees 0 commands

  @req:UEN-032 @kind:limitation @observable:wire @needs:page:app-licences
  Rule: A licence is taken back in silence

    Scenario: the holder is not told
      Given Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the administrator takes back the licence of "com.example.notes"
      Then the page answers: accepted
      When the holder opens "notices" of the Company Portal
      Then the page shows "notices" as "nothing"

  @req:UEN-034 @kind:limitation @observable:wire @needs:page:app-licences @needs:method:ios-byod
  Rule: A licence needs a device under Device Enrollment, or an account that has it already

    Scenario: a person with a phone in User Enrollment only
      Given Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the administrator gives the holder the licence of "com.example.notes"
      Then the page refuses with "0x87D13B95"

    Scenario: a person with another device
      Given Ada's iPad 10 enrolled from its profile by ios-byod
      And Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the administrator gives the holder the licence of "com.example.notes"
      Then the page answers: accepted

    Scenario: a person who had it before
      Given Ada's iPad 10 enrolled from its profile by ios-byod
      When the administrator gives the holder the licence of "com.example.notes"
      And the user removes management
      And Ada enrolls an iPhone 15 by ios-user-enrollment straight from its profile
      And the administrator gives the holder the licence of "com.example.notes"
      Then the page answers: accepted
