@platform:ipados @method:ios-ade-shared-ipad @needs:settings:ade-profiles
Feature: Profiles that make Shared iPads

  @req:SIP-001 @kind:policy @observable:wire @party:server
  Rule: Without user affinity, supervised and Shared iPad: all three, or there is none

    Scenario Outline: a profile with affinity <affinity>, supervised <supervised>, shared <shared> is <outcome>
      When a profile for Shared iPads is written with "userAffinity=<affinity>; supervised=<supervised>; shared=<shared>"
      Then the profile is <outcome>

      Examples:
        | affinity | supervised | shared | outcome     |
        | No       | Yes        | Yes    | stored      |
        | Yes      | Yes        | Yes    | turned down |
        | No       | No         | Yes    | turned down |
        | Yes      | No         | Yes    | turned down |
        | No       | Yes        | No     | stored      |

    Scenario: an iPad of such a profile is for several people
      Given a Shared iPad
      When Ada signs in
      And the user signs out
      And Bob signs in
      Then it is a Shared iPad
      And 2 users are resident

  @req:SIP-016 @kind:prerequisite @observable:wire @party:server
  Rule: Either kind of sharing is for devices that belong to nobody

    Scenario Outline: Shared Device Mode with user affinity <affinity> is <outcome>
      When a profile for Shared iPads is written with "userAffinity=<affinity>; shared=No; sharedDeviceMode=Yes"
      Then the profile is <outcome>

      Examples:
        | affinity | outcome     |
        | No       | stored      |
        | Yes      | turned down |

  @req:SIP-004 @kind:limit @observable:wire @party:server
  Rule: At most 24 users are cached

    Scenario Outline: <count> cached users are <outcome>
      When a profile for Shared iPads is written with "Maximum cached users=<count>"
      Then the profile is <outcome>

      Examples:
        | count | outcome     |
        | 24    | stored      |
        | 25    | turned down |

    Scenario: the iPad keeps as many users as the profile says
      Given a Shared iPad with "Maximum cached users=2"
      When Ada, Bob and Cleo have signed in and out one after the other
      Then 2 users are resident

  @req:SIP-005 @kind:policy @observable:wire @party:server @needs:clock
  Rule: From 0 to 14400 seconds after the lock no password is asked for

    Scenario Outline: <seconds> seconds are <outcome>
      When a profile for Shared iPads is written with "Maximum seconds after screen lock before password is required=<seconds>"
      Then the profile is <outcome>

      Examples:
        | seconds | outcome     |
        | -1      | turned down |
        | 0       | stored      |
        | 14400   | stored      |
        | 14401   | turned down |

    Scenario Outline: after <locked> seconds of lock, opening the screen <outcome>
      Given a Shared iPad with "Maximum seconds after screen lock before password is required=14400"
      And Ada signs in
      When the screen is locked for <locked> seconds
      And the user opens the screen without a passcode
      Then the attempt <outcome>

      Examples:
        | locked | outcome    |
        | 14399  | works      |
        | 14400  | is refused |
