Feature: Terms and conditions

  @req:TNC-003 @kind:lifecycle @observable:wire @needs:settings:terms
  Rule: Declining stops the enrollment

    Scenario Outline: Ada's <model> stays out when she declines
      Given terms of use are assigned to everybody
      And Ada declines terms of use
      When Ada enrolls a <model> by <method>
      Then the enrollment is refused

      @platform:ios
      Examples:
        | model     | method   |
        | iPhone 15 | ios-byod |

      @platform:android
      Examples:
        | model   | method               |
        | Pixel 8 | android-work-profile |

    @platform:ios @method:ios-byod
    Scenario: accepting goes on
      Given terms of use are assigned to everybody
      When Ada enrolls an iPhone 15 by ios-byod
      Then the enrollment is accepted
      And the terms were presented

  @req:TNC-008 @kind:policy @observable:wire @needs:settings:terms @platform:ios @method:ios-byod
  Rule: Asking again raises the version by one

    Scenario: after the edit everybody is asked again
      Given terms of use are assigned to everybody
      And Ada's iPhone 15 enrolled by ios-byod
      When the terms are edited and must be accepted again
      And Ada enrolls another iPhone 15 by ios-byod
      Then the terms have version 2
      And the terms were presented

    Scenario: an edit that does not ask again changes nothing for those who accepted
      Given terms of use are assigned to everybody
      And Ada's iPhone 15 enrolled by ios-byod
      When the terms are edited without asking again
      And Ada enrolls another iPhone 15 by ios-byod
      Then the terms have version 1
      And the terms were not presented
