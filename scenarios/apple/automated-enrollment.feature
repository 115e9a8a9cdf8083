@party:server @needs:method:ios-ade
Feature: Automated Device Enrollment

  @req:XAP-205 @kind:lifecycle @observable:wire
  Rule: The server lets a device go that waits in Setup Assistant

    Scenario Outline: <model> by <method> reaches its home screen
      When Ada enrolls a <model> by <method>
      Then the enrollment is accepted
      And the device has reached its home screen

      @platform:ios @method:ios-ade
      Examples:
        | model     | method  |
        | iPhone 15 | ios-ade |
        | iPhone 15 | ios-asm |

      @platform:macos @method:macos-ade
      Examples:
        | model       | method    |
        | MacBook Air | macos-ade |
