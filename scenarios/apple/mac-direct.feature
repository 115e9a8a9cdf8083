@platform:macos @method:macos-direct @needs:method:macos-direct
Feature: Direct enrollment of Macs

  @req:MDE-001 @req:MAC-003 @kind:method @observable:wire @needs:report:hardware
  Rule: It leaves the Mac as it was, and binds nobody

    Scenario: a Mac that is in use
      Given the profile "Labs" for direct enrollment is without user affinity
      When Ada's MacBook Air 2020 with "things of its own" is enrolled directly
      Then the enrollment is accepted
      And "home" and "com.example.draw" are still on the Mac
      And the hardware report shows "method" as "macos-direct"
      And the hardware report shows "ownership" as "corporate"
      And the hardware report shows "user" as "nothing"

  @req:MDE-003 @kind:method @observable:admin @needs:settings:direct-enrollment-profiles @needs:report:hardware
  Rule: The profile is without user affinity, gives its name, and is applied once

    Scenario: with user affinity it is not exported
      Given the profile "Labs" for direct enrollment is with user affinity
      When an administrator exports the profile for direct enrollment
      Then the token is refused

    Scenario: the name that it had at enrollment stays
      Given the profile "Labs" for direct enrollment is without user affinity
      When Ada's MacBook Air 2020 with "macOS 11.1" is enrolled directly
      And the profile "Workshops" for direct enrollment is without user affinity
      Then the enrollment is accepted
      And the hardware report shows "enrollmentProfileName" as "Labs"

  @req:MDE-005 @kind:token @observable:wire @needs:clock
  Rule: Each downloaded copy is good for two weeks from its own download

    Scenario Outline: copy <copy> on day <day>: <result>
      Given the profile "Labs" for direct enrollment is without user affinity
      And Ada's MacBook Air 2020 with "macOS 11.1" is for macos-direct
      And an export of which A was downloaded at once and B after 10 days
      When <rest> days pass
      And somebody opens the file "<copy>"
      Then the deed is <result>

      Examples:
        | copy | rest | day | result  |
        | A    | 3    | 13  | done    |
        | A    | 5    | 15  | refused |
        | B    | 5    | 15  | done    |
        | B    | 13   | 23  | done    |
        | B    | 15   | 25  | refused |

  @req:MDE-006 @kind:method @observable:wire @party:device
  Rule: The user confirms twice and gives an administrator's credentials

    Scenario Outline: a user who stops at <question>
      Given the profile "Labs" for direct enrollment is without user affinity
      And Ada gives up at "<question>"
      When Ada's MacBook Air 2020 with "macOS 11.1" is enrolled directly
      Then the enrollment is abandoned
      And the administrator sees the device unenrolled

      Examples:
        | question             |
        | Install profile      |
        | Confirm installation |

    Scenario: a user without an administrator's credentials
      Given the profile "Labs" for direct enrollment is without user affinity
      When Ada's MacBook Air 2020 with "a standard user" is enrolled directly
      Then the enrollment is refused

    Scenario: profiles are for the Mac once it is managed
      Given the profile "Labs" for direct enrollment is without user affinity
      When Ada's MacBook Air 2020 with "macOS 11.1" is enrolled directly
      And the administrator installs the profile "work" that sets "allowCamera" to false
      Then the device has 1 profile "work"
