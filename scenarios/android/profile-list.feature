@platform:android @needs:page:android-enrollment-profiles
Feature: Which Android enrollment profiles the list shows

  @req:ADD-006 @kind:report @observable:admin @method:android-dedicated @needs:clock
  Rule: A profile whose token has expired is there for who asks for inactive ones

    Scenario Outline: with the filter "<states>" after 31 days
      Given an enrollment profile "Old" for android-dedicated
      And 31 days pass
      And an enrollment profile "New" for android-dedicated
      When the list of enrollment profiles is opened with "<states>"
      Then the list shows "<shown>"

      Examples:
        | states           | shown    |
        | active           | New      |
        | active, inactive | Old, New |

    Scenario: without a filter after 31 days
      Given an enrollment profile "Old" for android-dedicated
      And 31 days pass
      And an enrollment profile "New" for android-dedicated
      When the list of enrollment profiles is opened
      Then the list shows "New"

  @req:ACW-009 @kind:portal @observable:admin @method:android-cope
  Rule: A profile whose token was revoked is there for who asks for inactive ones

    Scenario Outline: with the filter "<states>" after a revocation
      Given an enrollment profile "Old" for android-cope
      And the token of "Old" is revoked
      And an enrollment profile "New" for android-cope
      When the list of enrollment profiles is opened with "<states>"
      Then the list shows "<shown>"

      Examples:
        | states           | shown    |
        | active           | New      |
        | active, inactive | Old, New |

    Scenario: without a filter after a revocation
      Given an enrollment profile "Old" for android-cope
      And the token of "Old" is revoked
      And an enrollment profile "New" for android-cope
      When the list of enrollment profiles is opened
      Then the list shows "New"
