@platform:android @needs:page:android-enrollment-profiles @needs:settings:subscription
Feature: Which organisation can manage Android (AOSP) devices

  @kind:prerequisite @observable:wire @level:should @needs:settings:mdm-authority
  Rule: The tenant is active and its MDM authority has been set

    @req:AOU-003 @method:android-aosp-user
    Scenario Outline: a technician's device comes to an organisation with <state> and is <outcome>
      Given an enrollment profile "Technicians" for android-aosp-user
      And the organisation has "<state>"
      When Ada scans the code of "Technicians" with a RealWear HMT-1
      Then the enrollment is <outcome>

      Examples:
        | state               | outcome  |
        | everything in order | accepted |
        | an inactive tenant  | refused  |
        | no MDM authority    | refused  |

    @req:AOL-003 @method:android-aosp-userless
    Scenario Outline: a shared device comes to an organisation with <state> and is <outcome>
      Given an enrollment profile "Warehouse" for android-aosp-userless
      And the organisation has "<state>"
      When Ada scans the code of "Warehouse" with a RealWear HMT-1
      Then the enrollment is <outcome>

      Examples:
        | state               | outcome  |
        | everything in order | accepted |
        | an inactive tenant  | refused  |
        | no MDM authority    | refused  |

  @kind:limitation @observable:admin
  Rule: Some clouds are without AOSP management

    @req:AOU-029 @edition:002 @needs:editions @method:android-aosp-user
    Scenario Outline: by the 2022 edition a user-associated profile in <cloud> is <outcome>
      Given the organisation has "<cloud>"
      When an enrollment profile "Technicians" for android-aosp-user is filled in with "everything"
      Then the form is <outcome>

      Examples:
        | cloud            | outcome  |
        | the public cloud | accepted |
        | GCC High         | refused  |
        | DoD              | refused  |
        | 21Vianet         | refused  |

    @req:AOU-041 @edition:003 @method:android-aosp-user
    Scenario Outline: by the 2024 edition a user-associated profile in <cloud> is <outcome>
      Given the organisation has "<cloud>"
      When an enrollment profile "Technicians" for android-aosp-user is filled in with "everything"
      Then the form is <outcome>

      Examples:
        | cloud            | outcome  |
        | the public cloud | accepted |
        | GCC High         | accepted |
        | DoD              | accepted |
        | 21Vianet         | refused  |

    @req:AOL-027 @edition:002 @needs:editions @method:android-aosp-userless
    Scenario Outline: a userless profile in <cloud> is <outcome>
      Given the organisation has "<cloud>"
      When an enrollment profile "Warehouse" for android-aosp-userless is filled in with "everything"
      Then the form is <outcome>

      Examples:
        | cloud            | outcome  |
        | the public cloud | accepted |
        | GCC High         | refused  |
        | DoD              | refused  |
        | 21Vianet         | refused  |
