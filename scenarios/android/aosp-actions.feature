@platform:android @method:android-aosp-user @method:android-aosp-userless
@needs:page:android-enrollment-profiles @needs:page:device-actions
Feature: What administrators do with Android (AOSP) devices from afar

  @req:AOU-021 @req:AOL-019 @kind:action @observable:wire
  Rule: There are Wipe and Delete, for one device at a time

    Scenario Outline: the actions of a device by <method>
      Given an enrollment profile "Headsets" for <method>
      And Ada scans the code of "Headsets" with a RealWear HMT-1
      When the administrator opens the actions of the device
      Then the page shows "actions" as "Wipe, Delete"

      Examples:
        | method                |
        | android-aosp-user     |
        | android-aosp-userless |

    @level:should @needs:page:bulk-device-actions
    Scenario Outline: two devices by <method> at once
      Given an enrollment profile "Headsets" for <method>
      And Ada scans the code of "Headsets" with a RealWear HMT-1
      And Bob scans the code of "Headsets" with a RealWear HMT-1
      When the administrator does "Wipe" with every device at once
      Then the page answers: refused

      Examples:
        | method                |
        | android-aosp-user     |
        | android-aosp-userless |

  @req:AOU-022 @req:AOL-020 @kind:lifecycle @observable:admin
  Rule: A device to be wiped is Pending until it has been, and then gone

    Scenario Outline: the list while a device by <method> is wiped
      Given an enrollment profile "Headsets" for <method>
      And Ada scans the code of "Headsets" with a RealWear HMT-1
      When the administrator does "Wipe" with the device
      Then its record has "actionState" as "Pending"
      When the device checks in
      Then the device is back at factory settings
      And the list of devices does not show it

      Examples:
        | method                |
        | android-aosp-user     |
        | android-aosp-userless |

  @req:AOU-023 @req:AOL-021 @kind:lifecycle @observable:wire
  Rule: A deleted device leaves the list at once and is reset when it checks in

    Scenario Outline: the list when a device by <method> is deleted
      Given an enrollment profile "Headsets" for <method>
      And Ada scans the code of "Headsets" with a RealWear HMT-1
      When the administrator does "Delete" with the device
      Then the list of devices does not show it
      When the device checks in
      Then the device is back at factory settings

      Examples:
        | method                |
        | android-aosp-user     |
        | android-aosp-userless |
