@platform:macos @method:macos-ade @needs:method:macos-ade
Feature: Automated Device Enrollment of Macs

  @req:MAC-020 @kind:method @observable:wire
  Rule: A Mac with a profile enrolls when it is turned on for the first time

    Scenario: out of the box
      When Ada enrolls a MacBook Air 2020 by macos-ade
      Then the enrollment is accepted
      And the device has reached its home screen

  @req:MAC-041 @kind:prerequisite @observable:wire
  Rule: A Mac without a profile does not enroll

    Scenario: nothing was assigned
      Given Ada's MacBook Air 2020 without a profile is for macos-ade
      When the Mac is turned on for the first time
      Then the enrollment is refused

  @req:MAC-026 @kind:method @observable:admin @needs:settings:ade-profiles @needs:report:hardware
  Rule: A profile has a name, by which its Macs are found

    Scenario: the name of the profile
      Given the profile "Studio" of Automated Device Enrollment says "description For designers"
      When Ada enrolls a MacBook Air 2020 by macos-ade
      Then the hardware report shows "enrollmentProfileName" as "Studio"

    Scenario: a profile without a name
      Given the profile "" of Automated Device Enrollment says "description For designers"
      Then the setting is refused

  @req:MAC-042 @kind:method @observable:wire @needs:settings:ade-profiles @needs:report:hardware
  Rule: Each platform has a default profile of its own

    Scenario: a Mac
      Given new Macs get the profile "Desks" and other devices "Pockets"
      When Ada enrolls a MacBook Air 2020 by macos-ade
      Then the hardware report shows "enrollmentProfileName" as "Desks"

    @platform:ios
    Scenario: an iPhone
      Given new Macs get the profile "Desks" and other devices "Pockets"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the hardware report shows "enrollmentProfileName" as "Pockets"

  @req:MAC-029 @kind:identity @observable:wire @party:device @needs:settings:ade-profiles
  Rule: macOS 10.15 signs in on a web page, an older Mac in a pane

    Scenario Outline: a Mac with macOS <version> signs in on a <place>
      Given the profile "P" of Automated Device Enrollment says "authentication modern"
      And Ada's MacBook Pro 2019 with "macOS <version>" enrolled by macos-ade
      Then the user signed in <place>

      Examples:
        | version | place                        |
        | 10.14   | in a pane of Setup Assistant |
        | 10.15   | on a web page                |

  @req:MAC-032 @kind:policy @observable:wire @party:device @needs:settings:ade-profiles
  Rule: Locked enrollment stays until the Mac is wiped

    Scenario: in the settings and in Terminal
      Given the profile "P" of Automated Device Enrollment says "locked true"
      And Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      When the user removes management
      Then the device is enrolled
      When an administrator removes management in Terminal
      Then the deed is refused
      And the device is enrolled

    Scenario: the profile is unlocked later
      Given the profile "P" of Automated Device Enrollment says "locked true"
      And Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      And the profile "P" of Automated Device Enrollment says "locked false"
      When the user removes management
      Then the device is enrolled

    Scenario: unlocked, after a wipe
      Given the profile "P" of Automated Device Enrollment says "locked true"
      And Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      And the profile "P" of Automated Device Enrollment says "locked false"
      When the administrator sends EraseDevice
      And the Mac is turned on for the first time
      And the user removes management
      Then the device is unenrolled

  @req:MAC-044 @req:MAC-046 @kind:entry @observable:wire @party:device
  Rule: A Mac that is set up already enrolls by a command of an administrator

    Scenario Outline: macOS <version>, <account>: <result>
      Given Ada's MacBook Pro 2019 with "macOS <version>" is for macos-ade
      And the Mac was set up by its user before
      When the Mac is turned on for the first time
      Then the enrollment is refused
      When a <account> renews the enrollment by the command line
      Then the deed is <result>

      Examples:
        | version | account       | result  |
        | 10.12   | administrator | refused |
        | 10.13   | administrator | done    |
        | 11.1    | administrator | done    |
        | 11.1    | standard user | refused |
