@platform:android @method:android-fully-managed @party:device @needs:settings:android-clouds @needs:clock
Feature: When a device looks for its zero-touch configuration

  @req:XAD-040 @kind:restriction @observable:wire
  Rule: In its set-up only

    Scenario: a device in use asks for nothing
      Given a Pixel 8 with "a first set-up behind it" that the reseller has registered
      And the configuration "Sales" for android-fully-managed
      And the configuration "Sales" is applied to the device
      When it is turned on
      Then it has asked for no configuration

  @req:XAD-041 @kind:lifecycle @observable:wire
  Rule: At every reset again

    Scenario: another configuration since the first set-up
      Given a Pixel 8 that has enrolled by the configuration "Sales" for android-fully-managed
      And the configuration "Kiosk" for android-dedicated
      And the configuration "Kiosk" is applied to the device
      When it is reset from its recovery menu
      And it is turned on
      Then it is enrolled by android-dedicated

  @req:XAD-042 @kind:lifecycle @observable:wire
  Rule: A set-up without network ends in a reset

    Scenario Outline: after <hours> hours it was reset <times> times
      Given a Pixel 8 with "no network in its first set-up" that the reseller has registered
      And the configuration "Sales" that forces a reset after "14400s"
      And the configuration "Sales" is applied to the device
      When it is turned on
      And <hours> hours pass and it comes up again
      Then it was reset <times> times

      Examples:
        | hours | times |
        | 1     | 0     |
        | 3     | 0     |
        | 4     | 1     |

    Scenario: after the reset it enrolls
      Given a Pixel 8 with "no network in its first set-up" that the reseller has registered
      And the configuration "Sales" for android-fully-managed
      And the configuration "Sales" is applied to the device
      When it is turned on
      And 2 hours pass and it comes up again
      And it is turned on
      Then it is enrolled by android-fully-managed

    Scenario: an expired token fails the set-up that follows
      Given a Pixel 8 with "no network in its first set-up" that the reseller has registered
      And the configuration "Sales" for android-fully-managed
      And the configuration "Sales" is applied to the device
      When it is turned on
      And 30 hours pass and it comes up again
      And it is turned on
      Then the enrollment is refused
