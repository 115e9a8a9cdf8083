@platform:android @party:device
Feature: What management means on an Android device

  @req:XAD-024 @kind:identity @observable:wire
  Rule: Personal devices keep hardware identifiers to themselves from Android 12 on

    Scenario Outline: a personal <model> keeps its IMEI to itself
      When Ada enrolls a <model> by android-work-profile
      Then the enrollment is accepted
      And the device has kept its IMEI to itself

      Examples:
        | model      |
        | Pixel 8    |
        | Galaxy A54 |

    Scenario Outline: a <model> by <method> tells its IMEI
      When Ada enrolls a <model> by <method>
      Then the enrollment is accepted
      And the device has told its IMEI

      Examples:
        | model   | method                |
        | Pixel 3 | android-work-profile  |
        | Pixel 8 | android-fully-managed |

  @req:XAD-025 @kind:restriction @observable:wire
  Rule: A restriction acts only where the management mode reaches

    Scenario Outline: <restriction> on the profile of a personal device
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the administrator sets <restriction> for the work profile
      Then <restriction> is <outcome>

      Examples:
        | restriction                 | outcome                     |
        | no_cross_profile_copy_paste | applied                     |
        | no_bluetooth                | refused for MANAGEMENT_MODE |
        | no_factory_reset            | refused for MANAGEMENT_MODE |

    Scenario: a personal device as a whole is out of reach
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the administrator sets no_install_apps for the whole device
      Then no_install_apps is refused for MANAGEMENT_MODE

    Scenario Outline: <restriction> on a fully managed device
      Given Ada's Pixel 8 enrolled by android-fully-managed
      When the administrator sets <restriction> for the whole device
      Then <restriction> is <outcome>

      Examples:
        | restriction                 | outcome                     |
        | no_bluetooth                | applied                     |
        | no_cross_profile_copy_paste | refused for MANAGEMENT_MODE |

  @req:XAD-026 @kind:restriction @observable:wire
  Rule: A restriction needs the Android version that brought it

    Scenario Outline: <restriction> on a fully managed <model>
      Given Ada's <model> enrolled by android-fully-managed
      When the administrator sets <restriction> for the whole device
      Then <restriction> is <outcome>

      Examples:
        | model      | restriction            | outcome               |
        | Pixel 8    | no_add_private_profile | applied               |
        | Galaxy A54 | no_cellular_2g         | refused for API_LEVEL |
        | Galaxy A54 | no_wifi_direct         | applied               |
        | Pixel 3    | no_wifi_direct         | refused for API_LEVEL |

  @req:XAD-028 @kind:lifecycle @observable:wire
  Rule: The user can end management of a personal device only

    Scenario Outline: the user of a Pixel 8 by <method> leaves it <phase>
      Given Ada's Pixel 8 enrolled by <method>
      When the user removes management
      Then the device is <phase>

      Examples:
        | method                | phase      |
        | android-work-profile  | unenrolled |
        | android-fully-managed | enrolled   |

  @req:XAD-029 @kind:lifecycle @observable:wire
  Rule: The end of management resets a company-owned device, and no other

    @method:android-work-profile
    Scenario: a work profile goes and the device stays as it is
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the administrator unenrolls the device
      Then the device is unenrolled
      And the device was not reset

    @method:android-fully-managed
    Scenario: a fully managed device starts over
      Given Ada's Pixel 8 enrolled by android-fully-managed
      When the administrator unenrolls the device
      Then the device is unenrolled
      And the device is back at factory settings
