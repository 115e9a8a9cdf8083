@platform:android @method:android-cope @needs:page:android-enrollment-profiles
Feature: How a company's Android device comes by a work profile

  @req:ACW-006 @kind:prerequisite @observable:admin
  Rule: Authority and managed Google Play come before the profile and the device

    Scenario Outline: a profile for an organization that has <what> is <outcome>
      Given the organization has set up "<what>"
      When an enrollment profile "Phones" for android-cope is filled in with "everything"
      Then the form is <outcome>

      Examples:
        | what                   | outcome  |
        | everything             | accepted |
        | no MDM authority       | refused  |
        | no managed Google Play | refused  |

    Scenario Outline: a device of an organization that has <what> now is refused
      Given an enrollment profile "Phones" for android-cope
      And the organization has set up "<what>"
      When Ada scans the code of "Phones" with a Pixel 8
      Then the enrollment is refused

      Examples:
        | what                   |
        | no MDM authority       |
        | no managed Google Play |

  @req:ACW-007 @kind:token @observable:admin
  Rule: A profile with a name yields a random token and its QR code

    Scenario Outline: a form with <words> is <outcome>
      When an enrollment profile "Phones" for android-cope is filled in with "<words>"
      Then the form is <outcome>

      Examples:
        | words          | outcome  |
        | no description | accepted |
        | no name        | refused  |

    Scenario: its token page
      Given an enrollment profile "Phones" for android-cope
      When the token page of "Phones" is opened
      Then it shows a random token and a QR code with it
      When Ada scans the code of "Phones" with a Pixel 8
      Then the enrollment is accepted

  @req:ACW-008 @kind:token @observable:wire @needs:clock
  Rule: The token does not expire

    Scenario: years later
      Given an enrollment profile "Phones" for android-cope
      When 1500 days pass
      And Ada scans the code of "Phones" with a Pixel 8
      Then the enrollment is accepted

  @req:ACW-010 @kind:entry @observable:wire @party:device
  Rule: Token or QR code, as the Android version allows

    Scenario Outline: the token on Android <version> is <outcome>
      Given an enrollment profile "Phones" for android-cope
      When Ada types the token of "Phones" on a Pixel 3 with Android <version>
      Then the enrollment is <outcome>

      Examples:
        | version | outcome  |
        | 10      | accepted |
        | 11      | refused  |

    Scenario: both lead into the same profile
      Given an enrollment profile "Phones" for android-cope
      And a dynamic group "All phones" of the devices of "Phones"
      When Ada types the token of "Phones" on a Pixel 3 with Android 10
      And Bob scans the code of "Phones" with a Pixel 8
      Then the group "All phones" holds "Ada's Pixel 3, Bob's Pixel 8"

  @req:ACW-011 @kind:policy @observable:admin @needs:page:managed-play
  Rule: Assigned and dynamic groups are targets alike

    Scenario Outline: an app for <group>
      Given an enrollment profile "Phones" for android-cope
      And the app "com.example.notes" in the console
      And a dynamic group "All phones" of the devices of "Phones"
      When Ada scans the code of "Phones" with a Pixel 8
      And the administrator deploys "com.example.notes" to <group>
      And the device checks in
      Then "com.example.notes" is in the work profile, with a badge

      Examples:
        | group                            |
        | the dynamic group "All phones"   |
        | a group that the device is put in |

  @req:ACW-012 @kind:policy @observable:admin
  Rule: A dynamic group gathers the phones of a profile by its name

    Scenario: two profiles for phones
      Given an enrollment profile "North" for android-cope
      And an enrollment profile "South" for android-cope
      And a dynamic group "Northerners" of the devices of "North"
      When Ada scans the code of "North" with a Pixel 8
      And Bob scans the code of "South" with a Pixel 8
      Then the group "Northerners" holds "Ada's Pixel 8"

  @req:ACW-013 @kind:token @observable:wire
  Rule: A revoked token opens nothing from then on

    Scenario: its QR code
      Given an enrollment profile "Phones" for android-cope
      When the token of "Phones" is revoked
      And Ada scans the code of "Phones" with a Pixel 8
      Then the enrollment is refused

    Scenario: the token itself
      Given an enrollment profile "Phones" for android-cope
      When the token of "Phones" is revoked
      And Ada types the token of "Phones" on a Pixel 3 with Android 10
      Then the enrollment is refused

  @req:ACW-014 @kind:lifecycle @observable:wire
  Rule: A revocation leaves enrolled devices alone

    Scenario: a phone that came by the token before
      Given an enrollment profile "Phones" for android-cope
      And Ada scans the code of "Phones" with a Pixel 8
      When the token of "Phones" is revoked
      Then the device of Ada is still managed
