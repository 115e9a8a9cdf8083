@platform:android @needs:page:android-enrollment-profiles @method:android-dedicated
Feature: How the token of a dedicated device ends

  @req:ADD-011 @kind:token @observable:wire
  Rule: A token lives at most 90 days, and enrolls nothing afterwards

    Scenario Outline: a dedicated profile with a token that lives <life> is <outcome>
      When an enrollment profile "Signage" for android-dedicated is filled in to live "<life>"
      Then the form is <outcome>

      Examples:
        | life    | outcome  |
        | 90 days | accepted |
        | 91 days | refused  |

    @needs:clock
    Scenario Outline: a code of 30 days that is scanned on a dedicated device after <days> days is <outcome>
      Given an enrollment profile "Signage" for android-dedicated
      When <days> days pass
      And Ada scans the code of "Signage" with a Pixel 8
      Then the enrollment is <outcome>

      Examples:
        | days | outcome  |
        | 29   | accepted |
        | 31   | refused  |

  @req:ADD-013 @kind:token @observable:wire
  Rule: Replacing makes another token and another code, and devices do not notice

    Scenario: near its end
      Given an enrollment profile "Signage" for android-dedicated
      And Ada scans the code of "Signage" with a Pixel 8
      When the token of "Signage" is replaced by one that lives "60 days"
      Then the token page of "Signage" shows another token than before
      And the device of Ada is still managed
      When Bob scans the code of "Signage" with a Pixel 8
      Then the enrollment is accepted

  @req:ADD-014 @kind:token @observable:wire
  Rule: Revoking ends token and code at once, and devices do not notice

    Scenario: a code that has come into strange hands
      Given an enrollment profile "Signage" for android-dedicated
      And Ada scans the code of "Signage" with a Pixel 8
      When the token of "Signage" is revoked
      Then the device of Ada is still managed
      When Bob scans the code of "Signage" with a Pixel 8
      Then the enrollment is refused

    Scenario: its token
      Given an enrollment profile "Signage" for android-dedicated
      When the token of "Signage" is revoked
      And the token of "Signage" is typed on a Pixel 8
      Then the enrollment is refused
