@platform:android @needs:page:android-enrollment-profiles
Feature: How long a token for Android (AOSP) devices may live

  @req:AOU-006 @kind:token @observable:wire @edition:002 @needs:editions @method:android-aosp-user
  Rule: By the 2022 edition at most 90 days

    Scenario Outline: a token that lives <life> is <outcome>
      When an administrator asks for an AOSP token that lives "<life>"
      Then the token is <outcome>

      Examples:
        | life    | outcome  |
        | 90 days | accepted |
        | 91 days | refused  |

    Scenario Outline: a profile with a token that lives <life> is <outcome>
      When an enrollment profile "Technicians" for android-aosp-user is filled in to live "<life>"
      Then the form is <outcome>

      Examples:
        | life    | outcome  |
        | 90 days | accepted |
        | 91 days | refused  |

  @req:AOU-035 @kind:token @observable:wire @edition:003 @method:android-aosp-user
  Rule: By the 2024 edition as far as 65 years ahead

    Scenario Outline: a token that lives <life> is <outcome>
      When an administrator asks for an AOSP token that lives "<life>"
      Then the token is <outcome>

      Examples:
        | life               | outcome  |
        | 91 days            | accepted |
        | 65 years           | accepted |
        | 65 years and 1 day | refused  |

    Scenario: a profile with a token that lives a day longer than it may
      When an enrollment profile "Technicians" for android-aosp-user is filled in to live "65 years and 1 day"
      Then the form is refused for "Token expiration date"

    @needs:clock
    Scenario Outline: a technician who scans a code of 30 days after <days> days is <outcome>
      Given an enrollment profile "Technicians" for android-aosp-user
      When <days> days pass
      And Ada scans the code of "Technicians" with a RealWear HMT-1
      Then the enrollment is <outcome>

      Examples:
        | days | outcome  |
        | 29   | accepted |
        | 31   | refused  |

  @req:AOL-006 @kind:token @observable:wire @edition:002 @needs:editions @method:android-aosp-userless
  Rule: A userless token lives at most 90 days

    Scenario Outline: a userless profile with a token that lives <life> is <outcome>
      When an enrollment profile "Warehouse" for android-aosp-userless is filled in to live "<life>"
      Then the form is <outcome>

      Examples:
        | life    | outcome  |
        | 90 days | accepted |
        | 91 days | refused  |

    @needs:clock
    Scenario Outline: a shared device that scans a code of 30 days after <days> days is <outcome>
      Given an enrollment profile "Warehouse" for android-aosp-userless
      When <days> days pass
      And Ada scans the code of "Warehouse" with a RealWear HMT-1
      Then the enrollment is <outcome>

      Examples:
        | days | outcome  |
        | 29   | accepted |
        | 31   | refused  |
