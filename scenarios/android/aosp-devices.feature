@platform:android @needs:page:android-enrollment-profiles
Feature: Which devices enroll without Google services, and whose they are

  @kind:method @observable:wire @needs:report:hardware
  Rule: The device is the company's, and Google takes no part

    @req:AOU-001 @method:android-aosp-user
    Scenario: a device of one person
      Given an enrollment profile "Technicians" for android-aosp-user
      When Ada scans the code of "Technicians" with a RealWear HMT-1
      Then the enrollment is accepted
      And it is the device of Ada
      And the hardware report shows "ownership" as "corporate"
      And nobody asked a service of Google

    @req:AOL-001 @method:android-aosp-userless
    Scenario: a device that people share
      Given an enrollment profile "Warehouse" for android-aosp-userless
      When Ada scans the code of "Warehouse" with a RealWear HMT-1
      Then the enrollment is accepted
      And it is the device of nobody
      And the hardware report shows "ownership" as "corporate"
      And nobody asked a service of Google

  @kind:prerequisite @observable:wire
  Rule: By the 2022 edition devices are RealWear's with firmware 11.2

    @req:AOU-002 @edition:002 @needs:editions @method:android-aosp-user
    Scenario Outline: by 2022 a technician's <model> with <condition> is <outcome>
      Given an enrollment profile "Technicians" for android-aosp-user
      When Ada scans the code of "Technicians" with a <model> that has "<condition>"
      Then the enrollment is <outcome>

      Examples:
        | model          | condition                | outcome  |
        | RealWear HMT-1 | the firmware 11.1        | refused  |
        | RealWear HMT-1 | the firmware 11.2        | accepted |
        | VIVE Focus 3   | the network Staging only | refused  |

    @req:AOL-002 @edition:002 @needs:editions @method:android-aosp-userless
    Scenario Outline: a shared <model> with <condition> is <outcome>
      Given an enrollment profile "Warehouse" for android-aosp-userless
      When Ada scans the code of "Warehouse" with a <model> that has "<condition>"
      Then the enrollment is <outcome>

      Examples:
        | model          | condition                | outcome  |
        | RealWear HMT-1 | the firmware 11.1        | refused  |
        | RealWear HMT-1 | the firmware 11.2        | accepted |
        | VIVE Focus 3   | the network Staging only | refused  |

  @req:AOU-033 @kind:prerequisite @observable:wire @edition:003 @method:android-aosp-user @needs:settings:aosp-devices
  Rule: By the 2024 edition devices are those of the list, whoever made them

    Scenario Outline: a technician's <model> with <condition> and a list of <makers> is <outcome>
      Given the supported devices without Google services are those of "<makers>"
      And an enrollment profile "Technicians" for android-aosp-user
      When Ada scans the code of "Technicians" with a <model> that has "<condition>"
      Then the enrollment is <outcome>

      Examples:
        | model          | condition                | makers        | outcome  |
        | RealWear HMT-1 | the firmware 11.1        | RealWear, HTC | accepted |
        | VIVE Focus 3   | the network Staging only | RealWear, HTC | accepted |
        | VIVE Focus 3   | the network Staging only | RealWear      | refused  |

  @kind:prerequisite @observable:wire @level:should
  Rule: Their users need a licence

    @req:AOU-004 @edition:002 @needs:editions @method:android-aosp-user
    Scenario: by the 2022 edition a RealWear device of somebody without one
      Given an enrollment profile "Technicians" for android-aosp-user
      And Ada lacks a licence
      When Ada scans the code of "Technicians" with a RealWear HMT-1
      Then the enrollment is refused

    @req:AOU-034 @edition:003 @method:android-aosp-user
    Scenario Outline: by the 2024 edition a <model> of <person>, who <licence> a licence, is <outcome>
      Given an enrollment profile "Technicians" for android-aosp-user
      And <person> <licence> a licence
      When <person> scans the code of "Technicians" with a <model>
      Then the enrollment is <outcome>

      Examples:
        | model          | person | licence | outcome  |
        | RealWear HMT-1 | Ada    | lacks   | refused  |
        | VIVE Focus 3   | Ada    | lacks   | refused  |
        | VIVE Focus 3   | Bob    | has     | accepted |

  @req:AOU-037 @kind:policy @observable:wire @edition:003 @method:android-aosp-user
  Rule: By the 2024 edition a profile can be meant for Microsoft Teams devices

    Scenario: a desk phone
      Given an enrollment profile "Desk phones" for android-aosp-user is filled in with "the Teams switch"
      And the form is accepted
      When Ada scans the code of "Desk phones" with a Yealink MP56
      Then the enrollment is accepted

  @req:AOU-031 @kind:policy @observable:wire @method:android-aosp-user @needs:settings:terms
  Rule: Terms can be required before a user's device enrolls

    Scenario Outline: <person>, who <answer> them, is <outcome>
      Given an enrollment profile "Technicians" for android-aosp-user
      And terms of use are assigned to everybody
      And <person> <answer> terms of use
      When <person> scans the code of "Technicians" with a RealWear HMT-1
      Then the enrollment is <outcome>

      Examples:
        | person | answer   | outcome  |
        | Ada    | declines | refused  |
        | Bob    | accepts  | accepted |
