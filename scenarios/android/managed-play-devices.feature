@platform:android @needs:page:managed-play
Feature: What hangs on the connection to managed Google Play

  @req:MGP-001 @kind:prerequisite @observable:wire
  Rule: Android Enterprise needs the connection, and nothing else does

    Scenario Outline: without it, <method> is <outcome>
      Given an organization without managed Google Play
      When Ada enrolls a Pixel 8 by <method>
      Then the enrollment is <outcome>

      Examples:
        | method                 | outcome  |
        | android-work-profile   | refused  |
        | android-cope           | refused  |
        | android-fully-managed  | refused  |
        | android-dedicated      | refused  |
        | android-aosp-user      | accepted |
        | android-aosp-userless  | accepted |

    Scenario Outline: with it, <method> enrolls
      Given an organization without managed Google Play
      When the administrator connects managed Google Play
      And Ada enrolls a Pixel 8 by <method>
      Then the enrollment is accepted

      Examples:
        | method                |
        | android-work-profile  |
        | android-cope          |
        | android-fully-managed |
        | android-dedicated     |

  @req:MGP-015 @kind:lifecycle @observable:wire
  Rule: Devices are let go before the connection is

    Scenario Outline: a Pixel 8 by <method> hears of it first
      Given Ada's Pixel 8 enrolled by <method>
      When the administrator disconnects managed Google Play
      Then the connection is "disconnecting"
      When the device checks in
      Then the device is unenrolled
      And the connection is "not connected"

      Examples:
        | method                |
        | android-work-profile  |
        | android-cope          |
        | android-fully-managed |
        | android-dedicated     |

  @req:MGP-016 @kind:action @observable:wire
  Rule: The end of the connection ends Android Enterprise, and nothing else

    Scenario Outline: a Pixel 8 by <method> is <phase> afterwards
      Given Ada's Pixel 8 enrolled by <method>
      When the administrator disconnects managed Google Play
      And the device checks in
      Then the device is <phase>

      Examples:
        | method                | phase      |
        | android-work-profile  | unenrolled |
        | android-cope          | unenrolled |
        | android-fully-managed | unenrolled |
        | android-dedicated     | unenrolled |
        | android-aosp-user     | enrolled   |
        | android-aosp-userless | enrolled   |

    Scenario: nobody comes after it
      When the administrator disconnects managed Google Play
      And Ada enrolls a Pixel 8 by android-work-profile
      Then the enrollment is refused
