@platform:android @method:android-da @needs:settings:device-administrator
Feature: Devices whose administrator is an app

  Background:
    Given device administrators are turned on

  @req:DAD-003 @kind:policy @observable:wire
  Rule: A setting turns enrollment by device administrator on, once there is an MDM authority

    Scenario: while it is on
      When Ada enrolls a Galaxy A54 by android-da
      Then the enrollment is accepted

    Scenario: while it is off
      Given device administrators are turned off
      When Ada enrolls a Galaxy A54 by android-da
      Then the enrollment is refused

    @method:android-da-dem
    Scenario: by the account of a device enrollment manager while it is on
      When Ada enrolls a Galaxy A54 by android-da-dem
      Then the enrollment is accepted

    @method:android-da-dem
    Scenario: by the account of a device enrollment manager while it is off
      Given device administrators are turned off
      When Ada enrolls a Galaxy A54 by android-da-dem
      Then the enrollment is refused

    Scenario: before there is an authority
      Given no MDM authority is set
      When Ada enrolls a Galaxy A54 by android-da
      Then the enrollment is refused

  @req:DAD-002 @kind:method @observable:wire
  Rule: Device administrator stays recommended where Android Enterprise does not reach

    Scenario Outline: a device with <situation> is left where it is
      When Ada enrolls a Galaxy A54 with "<situation>" by device administrator
      Then the enrollment is accepted
      And the device is not listed to be moved

      Examples:
        | situation                          |
        | an area without Android Enterprise |
        | no Google services                 |
        | a certificate for Microsoft Teams  |

    Scenario: any other device is to be moved
      When Ada enrolls a Galaxy A54 with "everything it needs" by device administrator
      Then the enrollment is accepted
      And the device is listed to be moved

  @req:DAD-001 @kind:limitation @observable:wire @party:device
  Rule: Each Android version does less of what a device administrator asks

    Scenario Outline: <policy> on Android 9
      Given Ada's Pixel 3 enrolled by android-da
      When its device administrator is asked for <policy>
      Then <policy> is applied

      Examples:
        | policy            |
        | limit-password    |
        | disable-camera    |
        | encrypted-storage |

    Scenario Outline: <policy> on a device that was updated to Android 10
      Given Ada's Pixel 3 enrolled by android-da
      When the device is updated to Android 10
      And its device administrator is asked for <policy>
      Then <policy> is refused for API_LEVEL
      And the device is listed to be moved for want of <policy>

      Examples:
        | policy                    |
        | limit-password            |
        | expire-password           |
        | disable-camera            |
        | disable-keyguard-features |

    Scenario Outline: <policy> is still there after the update to Android 10
      Given Ada's Pixel 3 enrolled by android-da
      When the device is updated to Android 10
      And its device administrator is asked for <policy>
      Then <policy> is applied

      Examples:
        | policy            |
        | force-lock        |
        | encrypted-storage |

  @req:DAD-004 @kind:capability @observable:wire
  Rule: Once it is enrolled, a device is given compliance policies and apps

    Scenario: both reach it when it checks in
      Given Ada's Galaxy A54 enrolled by android-da
      And a compliance policy blocks device administrators
      And device administrators install com.contoso.notes for everybody
      When the device checks in
      Then the compliance policy "Move to a work profile" has reached the device
      And the app com.contoso.notes has reached the device

  @req:DAD-005 @kind:restriction @observable:wire
  Rule: A restriction blocks device administrators, or only those of personal devices

    Scenario Outline: with <blocked> devices blocked, a device that is <owner> is <outcome>
      Given device administrators are blocked for <blocked> devices
      And Ada holds a Pixel 3 that is <owner>
      When she enrolls it
      Then the enrollment is <outcome>

      Examples:
        | blocked  | owner      | outcome  |
        | all      | hers       | refused  |
        | all      | registered | refused  |
        | personal | hers       | refused  |
        | personal | registered | accepted |
