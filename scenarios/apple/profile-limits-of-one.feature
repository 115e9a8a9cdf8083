@party:device @platform:ios @needs:method:ios-byod
Feature: Profiles of which there is one, and profiles that nobody signed

  @req:XAP-494 @kind:error @observable:wire
  Rule: A second payload of a type of which there is one only is not installed

    Scenario Outline: a profile <first>, and one <second>
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the administrator installs a profile <first>
      Then the administrator finds the command acknowledged
      When the administrator installs a profile <second>
      Then the administrator finds the command failed
      And the errors of the command name <code> of "MCInstallationErrorDomain"

      Examples:
        | first                     | second                           | code |
        | with a global proxy       | with one more global proxy       | 4017 |
        | with an access point      | with a cellular payload          | 4018 |
        | with an app lock          | with one more app lock           | 4019 |
        | with a home screen layout | with one more home screen layout | 4028 |

    Scenario: one that takes the place of the other
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the administrator installs a profile with a global proxy
      And the administrator installs a profile with a global proxy
      Then the administrator finds the command acknowledged

  @req:XAP-496 @kind:identity @observable:wire
  Rule: A profile need not be signed

    Scenario: an enrollment profile
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the enrollment is accepted

    Scenario: profiles over the air
      When Ada enrolls an iPhone 15 by ios-byod over the air
      Then the enrollment is accepted

    Scenario: a profile by command
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the administrator installs a profile with a global proxy
      Then the administrator finds the command acknowledged
