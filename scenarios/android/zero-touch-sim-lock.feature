@platform:android @method:android-fully-managed @party:cloud @needs:settings:android-clouds
Feature: SIM locks of devices at the zero-touch service

  @req:XAD-101 @kind:restriction @observable:portal @lockstep
  Rule: A SIM lock has a profile, and nothing else has one

    Scenario Outline: <section> <given> a profile
      Given a Pixel 8 that the reseller has registered
      When the reseller claims its section <section> <given> a SIM-lock profile
      Then the service answers <status>

      Examples:
        | section    | given   | status |
        | SIM_LOCK   | with    | 200    |
        | SIM_LOCK   | without | 400    |
        | ZERO_TOUCH | with    | 400    |
        | ZERO_TOUCH | without | 200    |

  @req:XAD-102 @kind:report @observable:portal
  Rule: A reseller learns whether a device is locked, and to whom

    Scenario: nobody has locked it
      Given a Pixel 8 that the reseller has registered
      When the reseller asks for its SIM lock
      Then the answer shows "simLockState" as "UNLOCKED"

    Scenario Outline: <who> reseller asks
      Given a Pixel 8 that the reseller has registered
      When the reseller claims its section SIM_LOCK with a SIM-lock profile
      And <who> reseller asks for its SIM lock
      Then the answer shows "simLockState" as "<state>"

      Examples:
        | who     | state                   |
        | the     | LOCKED_TO_PARTNER       |
        | another | LOCKED_TO_OTHER_PARTNER |
