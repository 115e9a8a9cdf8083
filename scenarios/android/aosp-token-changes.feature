@platform:android @needs:page:android-enrollment-profiles
Feature: How the token of an Android (AOSP) enrollment profile is replaced and revoked

  @kind:token @observable:wire
  Rule: A new token takes the place of the old one, and devices do not notice

    @req:AOU-014 @method:android-aosp-user
    Scenario: a technician's device and a new token
      Given an enrollment profile "Technicians" for android-aosp-user
      And Ada scans the code of "Technicians" with a RealWear HMT-1
      When the token of "Technicians" is replaced by one that lives "60 days"
      Then the token page of "Technicians" shows another token than before
      And the device of Ada is still managed
      When Bob scans the code of "Technicians" with a RealWear HMT-1
      Then the enrollment is accepted

    @req:AOL-013 @edition:002 @needs:editions @method:android-aosp-userless
    Scenario: a shared device and a new token
      Given an enrollment profile "Warehouse" for android-aosp-userless
      And Ada scans the code of "Warehouse" with a RealWear HMT-1
      When the token of "Warehouse" is replaced by one that lives "60 days"
      Then the token page of "Warehouse" shows another token than before
      And the device of Ada is still managed
      When Bob scans the code of "Warehouse" with a RealWear HMT-1
      Then the enrollment is accepted

  @kind:token @observable:admin
  Rule: What takes the place of a token lives as long as a new one may

    @req:AOU-015 @edition:002 @needs:editions @method:android-aosp-user
    Scenario Outline: by the 2022 edition a replacement that lives <life> is <outcome>
      Given an enrollment profile "Technicians" for android-aosp-user
      When the token of "Technicians" is replaced by one that lives "<life>"
      Then the form is <outcome>

      Examples:
        | life    | outcome  |
        | 90 days | accepted |
        | 91 days | refused  |

    @req:AOU-039 @edition:003 @method:android-aosp-user
    Scenario Outline: by the 2024 edition a replacement that lives <life> is <outcome>
      Given an enrollment profile "Technicians" for android-aosp-user
      When the token of "Technicians" is replaced by one that lives "<life>"
      Then the form is <outcome>

      Examples:
        | life     | outcome  |
        | 91 days  | accepted |
        | 65 years | accepted |

    @req:AOL-013 @edition:002 @needs:editions @method:android-aosp-userless
    Scenario Outline: a userless replacement that lives <life> is <outcome>
      Given an enrollment profile "Warehouse" for android-aosp-userless
      When the token of "Warehouse" is replaced by one that lives "<life>"
      Then the form is <outcome>

      Examples:
        | life    | outcome  |
        | 90 days | accepted |
        | 91 days | refused  |

  @kind:token @observable:wire
  Rule: A revoked token opens nothing any more, and devices do not notice

    @req:AOU-016 @method:android-aosp-user
    Scenario: a technician's device and a revoked token
      Given an enrollment profile "Technicians" for android-aosp-user
      And Ada scans the code of "Technicians" with a RealWear HMT-1
      When the token of "Technicians" is revoked
      Then the device of Ada is still managed
      When Bob scans the code of "Technicians" with a RealWear HMT-1
      Then the enrollment is refused

    @req:AOL-014 @method:android-aosp-userless
    Scenario: a shared device and a revoked token
      Given an enrollment profile "Warehouse" for android-aosp-userless
      And Ada scans the code of "Warehouse" with a RealWear HMT-1
      When the token of "Warehouse" is revoked
      Then the device of Ada is still managed
      When Bob scans the code of "Warehouse" with a RealWear HMT-1
      Then the enrollment is refused
