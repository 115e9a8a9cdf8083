@platform:android @needs:page:managed-play
Feature: What hangs on the connection to managed Google Play

  @req:MGP-001 @kind:prerequisite @observable:wire
  Rule: Android Enterprise needs the connection, and nothing else does

    Scenario Outline: without it, <method> is refused
      Given an organization without managed Google Play
      When Ada enrolls a Pixel 8 by <method>
      Then the enrollment is refused

      Examples:
        | method                |
        | android-work-profile  |
        | android-cope          |
        | android-fully-managed |
        | android-dedicated     |

    Scenario Outline: without it, <method> is accepted all the same
      Given an enrollment profile "Headsets" for <method>
      And an organization without managed Google Play
      When Ada scans the code of "Headsets" with a RealWear HMT-1
      Then the enrollment is accepted

      Examples:
        | method                |
        | android-aosp-user     |
        | android-aosp-userless |

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

    Scenario Outline: a Pixel 8 by <method> is unenrolled
      Given Ada's Pixel 8 enrolled by <method>
      When the administrator disconnects managed Google Play
      And the device checks in
      Then the device is unenrolled

      Examples:
        | method                |
        | android-work-profile  |
        | android-cope          |
        | android-fully-managed |
        | android-dedicated     |

    Scenario Outline: a headset by <method> stays
      Given an enrollment profile "Headsets" for <method>
      When Ada scans the code of "Headsets" with a RealWear HMT-1
      And the administrator disconnects managed Google Play
      And the device checks in
      Then the device is enrolled

      Examples:
        | method                |
        | android-aosp-user     |
        | android-aosp-userless |

    Scenario: nobody comes after it
      When the administrator disconnects managed Google Play
      And Ada enrolls a Pixel 8 by android-work-profile
      Then the enrollment is refused
