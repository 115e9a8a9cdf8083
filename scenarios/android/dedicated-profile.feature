@platform:android @needs:page:android-enrollment-profiles @method:android-dedicated
Feature: Enrollment profiles of dedicated devices

  @req:ADD-007 @kind:token @observable:wire
  Rule: A profile comes with a random token and a QR code, and either enrolls

    Scenario: the QR code is scanned
      Given an enrollment profile "Signage" for android-dedicated
      When the token page of "Signage" is opened
      Then it shows a random token and a QR code with it
      When Ada scans the code of "Signage" with a Pixel 8
      Then the enrollment is accepted

    Scenario: the token is typed
      Given an enrollment profile "Signage" for android-dedicated
      When the token of "Signage" is typed on a Pixel 8
      Then the enrollment is accepted

  @req:ADD-008 @kind:policy @observable:admin
  Rule: A profile needs a name and a date, and has the standard token type unless told otherwise

    Scenario Outline: with <what> it is refused for <field>
      When an enrollment profile "Signage" for android-dedicated is filled in with "<what>"
      Then the form is refused for "<field>"

      Examples:
        | what                     | field                 |
        | no name                  | Name                  |
        | no token expiration date | Token expiration date |

    Scenario: without a token type
      When an enrollment profile "Signage" for android-dedicated is filled in with "no token type"
      And Ada scans the code of "Signage" with a Pixel 8
      Then the enrollment is accepted
      And the administrator sees a device by android-dedicated

    @method:android-dedicated-shared
    Scenario: with the token type of shared mode
      When an enrollment profile "Counter" for android-dedicated is filled in with "shared device mode"
      And Ada scans the code of "Counter" with a Pixel 8
      Then the enrollment is accepted
      And the administrator sees a device by android-dedicated-shared

  @req:ADD-009 @kind:token @observable:wire
  Rule: A token of the default type never asks for credentials

    Scenario: from the box to the first session
      Given an enrollment profile "Signage" for android-dedicated
      When Ada scans the code of "Signage" with a Pixel 8
      Then the enrollment is accepted
      And nobody was asked to sign in
      And the administrator sees a device by android-dedicated

  @req:ADD-003 @kind:identity @observable:admin
  Rule: A standard dedicated device has no user

    Scenario: whoever unpacks it
      Given an enrollment profile "Signage" for android-dedicated
      When Ada scans the code of "Signage" with a Pixel 8
      Then the enrollment is accepted
      And nobody was asked to sign in
      And it is the device of nobody

  @req:ADD-005 @kind:prerequisite @observable:admin
  Rule: Authority, connection and profile come before the devices

    Scenario: without an authority
      Given no MDM authority is set
      When an administrator enrolls a Pixel 8 without a user by android-dedicated
      Then the enrollment is refused

    Scenario: without a connection
      Given an organization without managed Google Play
      When an administrator enrolls a Pixel 8 without a user by android-dedicated
      Then the enrollment is refused

    Scenario: without a profile
      When an administrator asks for the code of a profile "Nowhere" that is not there
      Then the token is refused

    Scenario: with everything done
      Given an enrollment profile "Signage" for android-dedicated
      When Ada scans the code of "Signage" with a Pixel 8
      Then the enrollment is accepted

  @req:ADD-012 @kind:policy @observable:wire @party:directory
  Rule: A dynamic group gathers the devices of a profile, and what is assigned to it reaches them

    Scenario: two profiles for two places
      Given an enrollment profile "North" for android-dedicated
      And an enrollment profile "South" for android-dedicated
      And a dynamic group "Northerners" of the devices of "North"
      When Ada scans the code of "North" with a Pixel 8
      And Bob scans the code of "South" with a Pixel 8
      Then the group "Northerners" holds "Ada's Pixel 8"

    Scenario Outline: the app of the group on the device of <person>, from <profile>
      Given an enrollment profile "<profile>" for android-dedicated
      And a dynamic group "Northerners" of the devices of "North"
      And the app "com.example.board" is required on the devices of "Northerners"
      When <person> scans the code of "<profile>" with a Pixel 8
      Then the device of <person> <what> "com.example.board"

      Examples:
        | person | profile | what         |
        | Ada    | North   | gets         |
        | Bob    | South   | does not get |
