Feature: The report of incomplete user enrollments

  @req:INC-002 @kind:report @observable:report @needs:clock @needs:report:incomplete-enrollments
  Rule: An enrollment is incomplete when it is halted, closed, or silent for more than 30 minutes

    @platform:ios @method:ios-byod
    Scenario: a person who declines halts the enrollment at once
      Given terms of use are assigned to everybody
      And Ada declines terms of use
      When Ada enrolls an iPhone 15 by ios-byod
      Then the report counts 1 incomplete of 1 enrollment

    Scenario Outline: Ada closes the portal at <section> on her <model> and <minutes> minutes pass
      Given Ada gives up at "<section>"
      When Ada enrolls a <model> by <method>
      And <minutes> minutes pass
      Then the report counts <incomplete> incomplete of 1 enrollment

      @platform:ios
      Examples:
        | model     | method   | section         | minutes | incomplete |
        | iPhone 15 | ios-byod | Setup checklist | 29      | 0          |
        | iPhone 15 | ios-byod | Setup checklist | 31      | 1          |

      @platform:android
      Examples:
        | model   | method               | section          | minutes | incomplete |
        | Pixel 8 | android-work-profile | Platform screens | 29      | 0          |
        | Pixel 8 | android-work-profile | Platform screens | 31      | 1          |

    @platform:ios @method:ios-byod
    Scenario: an enrollment that was finished is not incomplete later
      When Ada enrolls an iPhone 15 by ios-byod
      And 45 minutes pass
      Then the enrollment is accepted
      And the report counts 0 incomplete of 1 enrollment
