@platform:android @needs:page:android-enrollment-profiles
Feature: How people with Android (AOSP) devices are helped

  @req:AOU-025 @kind:report @observable:report @method:android-aosp-user @needs:report:troubleshooting
  Rule: Troubleshooting lists the devices of a person, and offers the same for all

    Scenario: a headset and a phone of the same person
      Given Ada's Pixel 8 enrolled by android-work-profile
      And an enrollment profile "Technicians" for android-aosp-user
      When Ada scans the code of "Technicians" with a RealWear HMT-1
      Then the troubleshooting of Ada lists "Ada's Pixel 8, Ada's RealWear HMT-1"
      And it offers the same for each of them

  @req:AOL-023 @kind:report @observable:report @method:android-aosp-userless @level:should @needs:report:troubleshooting
  Rule: A device without a user is in nobody's troubleshooting

    Scenario: a shared headset beside a technician's
      Given an enrollment profile "Technicians" for android-aosp-user
      And an enrollment profile "Warehouse" for android-aosp-userless
      When Ada scans the code of "Technicians" with a RealWear HMT-1
      And Bob scans the code of "Warehouse" with a RealWear HMT-1
      Then the troubleshooting of Ada lists "Ada's RealWear HMT-1"
      And the troubleshooting of Bob lists "nothing"

  @kind:report @observable:wire @needs:report:support-incidents
  Rule: Who sends logs gets an incident id for support

    @req:AOU-026 @method:android-aosp-user
    Scenario Outline: logs from <app> of a technician's device
      Given an enrollment profile "Technicians" for android-aosp-user
      And Ada scans the code of "Technicians" with a RealWear HMT-1
      When the user sends logs from "<app>"
      Then support finds them by the incident id that the user got

      Examples:
        | app              |
        | Microsoft Intune |
        | Company Portal   |

    @req:AOL-024 @method:android-aosp-userless
    Scenario: logs from Microsoft Intune of a shared device
      Given an enrollment profile "Warehouse" for android-aosp-userless
      And Ada scans the code of "Warehouse" with a RealWear HMT-1
      When the user sends logs from "Microsoft Intune"
      Then support finds them by the incident id that the user got
