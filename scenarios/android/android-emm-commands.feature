@platform:android @needs:settings:android-management @needs:settings:android-clouds @needs:page:android-emm @needs:tenants
Feature: How an EMM sends commands through Google

  Background:
    Given the organisation manages Android through Google

  @req:XAM-092 @kind:lifecycle @observable:admin
  Rule: The end of a command may be told before the answer that names it

    Scenario: a device that is quicker than the answer
      Given Ada enrolls a Pixel 8 by android-fully-managed
      And Google tells of the end of a command before it answers
      When the administrator sends LOCK through Google
      Then the command through Google is acknowledged

  @req:XAM-093 @kind:report @observable:admin
  Rule: Why a command failed is told by the most trusted of three

    Scenario Outline: told are <told>
      Given Ada enrolls a Pixel 8 by android-fully-managed
      When the administrator sends START_LOST_MODE through Google
      And Google tells of the end of the command with "<told>"
      Then the command through Google has failed for <reason>

      # examples from XAM-093 order: told, reason
      Examples:
        | told                     | reason               |
        | status, errorCode, error | ALREADY_IN_LOST_MODE |
        | errorCode, error         | API_LEVEL            |
        | error                    | internal             |
      # end of examples

  @req:XAM-094 @kind:lifecycle @observable:admin @needs:clock
  Rule: A command whose time is over has expired

    Scenario: a device that stays away
      Given Ada enrolls a Pixel 8 by android-fully-managed
      When the administrator sends LOCK through Google
      And 11 minutes pass
      Then the command through Google is expired

  @req:XAM-095 @kind:lifecycle @observable:admin @needs:clock
  Rule: What became of a command is what its operation says

    Scenario: its notification is late
      Given Ada enrolls a Pixel 8 by android-fully-managed
      And Google holds notifications back
      When the administrator sends LOCK through Google
      And the device checks in
      And 11 minutes pass
      Then the command through Google is acknowledged

  @req:XAM-096 @kind:error @observable:admin @needs:clock
  Rule: A call that was refused for the moment is made again

    Scenario: Google is unavailable
      Given Ada enrolls a Pixel 8 by android-fully-managed
      And Google is unavailable for the next "issueCommand"
      When the administrator sends LOCK through Google
      And the server does what is due
      And the device checks in
      Then the command through Google is acknowledged

    Scenario: a command that Google does not take
      Given Ada enrolls a Pixel 8 by android-fully-managed
      When the administrator sends REMOVE_ESIM through Google
      Then the command through Google is failed
