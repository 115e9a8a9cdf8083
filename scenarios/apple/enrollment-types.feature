@platform:ios @method:ios-byod @needs:method:ios-byod @needs:settings:enrollment-type-profiles
Feature: Enrollment type profiles

  @req:UEN-004 @kind:portal @observable:admin
  Rule: A profile has a name and a type, and its name finds its devices

    Scenario Outline: a profile without <field>
      When an administrator writes an enrollment type profile without <field>
      Then the page answers: <outcome>

      Examples:
        | field       | outcome  |
        | name        | refused  |
        | type        | refused  |
        | description | accepted |

    Scenario: a device of the profile
      Given the enrollment type of everybody is "device"
      When Ada enrolls an iPhone 15 by ios-byod
      Then the enrollment is accepted
      And its record has "enrollmentProfileName" as "phones"
      And no page said "phones"

  @req:UEN-005 @kind:restriction @observable:wire
  Rule: A profile is for devices that do not come in by a corporate method

    @method:ios-ade @needs:method:ios-ade
    Scenario: a device of the organisation
      Given the enrollment type of everybody is "user"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the device is in Device Enrollment

    Scenario: a device of a person
      Given the enrollment type of everybody is "user"
      When Ada enrolls an iPhone 15 by ios-byod
      Then the device is in User Enrollment

  @req:UEN-006 @kind:identity @observable:wire
  Rule: The type of the profile is how everybody enrolls, or that they are asked

    Scenario Outline: <type>
      Given the enrollment type of everybody is "<type>"
      When Ada enrolls an iPhone 15 by ios-byod
      Then the device is in <kind> Enrollment
      And the person was asked <questions> questions of ownership

      Examples:
        | type   | kind   | questions |
        | device | Device | 0         |
        | user   | User   | 0         |
        | choice | Device | 2         |

  @req:UEN-007 @kind:identity @observable:wire
  Rule: Who owns a device and what is to be secured decides how it enrolls

    Scenario Outline: the person answers <answers>
      Given the enrollment type of everybody is "choice"
      And Ada answers "<answers>" when asked
      When Ada enrolls an iPhone 15 by ios-byod
      Then the device is in <kind> Enrollment
      And its record has "ownership" as "<ownership>"

      Examples:
        | answers            | kind   | ownership |
        | company            | Device | corporate |
        | own, entire-device | Device | personal  |
        | own, work-only     | User   | personal  |

  @req:UEN-008 @kind:restriction @observable:admin
  Rule: A profile is assigned to users

    Scenario Outline: a group of <kind>s
      When an administrator assigns an enrollment type profile to the <kind> group "staff"
      Then the page answers: <outcome>

      Examples:
        | kind   | outcome  |
        | user   | accepted |
        | device | refused  |

  @req:UEN-009 @kind:policy @observable:wire
  Rule: Of profiles that disagree, the one of higher priority decides

    Scenario Outline: <first> before <second>
      Given the enrollment type of the group "staff" is "<first>" before "<second>"
      And Ada belongs to the group "staff"
      When Ada enrolls an iPhone 15 by ios-byod
      Then the device is in <kind> Enrollment

      Examples:
        | first  | second | kind   |
        | device | user   | Device |
        | user   | device | User   |
