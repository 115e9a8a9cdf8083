@party:cloud @platform:android @needs:settings:android-clouds @needs:tenants
Feature: Enrollment tokens of the Android Management API

  Background:
    Given an EMM with an enterprise

  @req:XAM-001 @kind:token @observable:wire @needs:clock
  Rule: A token opens until its duration is over

    Scenario: a minute before its end it opens
      Given the EMM makes an enrollment token
      When 59 minutes pass
      And Ada scans the token with a Pixel 8 fresh from the box
      Then the device is managed as cope

    Scenario: after its time it opens nothing
      Given the EMM makes an enrollment token
      When 60 minutes pass
      And Ada scans the token with a Pixel 8 fresh from the box
      Then the enrollment is refused

  @req:XAM-002 @kind:token @observable:wire
  Rule: A token for one device opens once

    Scenario: the second device
      Given the EMM makes an enrollment token for one device
      When Ada scans the token with a Pixel 8 fresh from the box
      Then the device is managed as cope
      When Ada scans the token with another Pixel 8 fresh from the box
      Then the enrollment is refused

    Scenario: the second device by a token for any
      Given the EMM makes an enrollment token
      When Ada scans the token with a Pixel 8 fresh from the box
      And Ada scans the token with another Pixel 8 fresh from the box
      Then the device is managed as cope

  @req:XAM-003 @kind:token @observable:wire
  Rule: Personal usage and the state of the device decide the mode

    Scenario Outline: <usage> on a device fresh from the box
      Given the EMM makes an enrollment token for <usage>
      When Ada scans the token with a Pixel 8 fresh from the box
      Then the device is managed as <mode>

      Examples:
        | usage                              | mode          |
        | PERSONAL_USAGE_ALLOWED             | cope          |
        | PERSONAL_USAGE_DISALLOWED          | fully-managed |
        | PERSONAL_USAGE_DISALLOWED_USERLESS | dedicated     |

    Scenario: allowed on a device in use
      Given the EMM makes an enrollment token for PERSONAL_USAGE_ALLOWED
      When Ada opens the link of the token on a Pixel 8 in use
      Then the device is managed as work-profile

    Scenario: disallowed on a device in use
      Given the EMM makes an enrollment token for PERSONAL_USAGE_DISALLOWED
      When Ada opens the link of the token on a Pixel 8 in use
      Then the enrollment is refused

  @req:XAM-009 @kind:limit @observable:wire @lockstep
  Rule: A token lives from a minute to about 10,000 years, an hour unless told otherwise

    Scenario: without a wish
      When the EMM makes an enrollment token
      Then Google shows duration as "3600s"

    Scenario Outline: a life of <life> is taken
      When the EMM makes an enrollment token of <life>
      Then Google answers 200

      Examples:
        | life        |
        | 1 minute    |
        | 10000 years |

    Scenario Outline: a life of <life> is refused
      When the EMM makes an enrollment token of <life>
      Then Google answers 400 INVALID_ARGUMENT

      Examples:
        | life                  |
        | 59 seconds            |
        | more than 10000 years |

  @req:XAM-010 @kind:limit @observable:wire @lockstep
  Rule: Data beside a token has at most 1024 characters

    Scenario: as many as there may be
      When the EMM makes an enrollment token with data of 1024 characters
      Then Google answers 200

    Scenario: one too many
      When the EMM makes an enrollment token with data of 1025 characters
      Then Google answers 400 INVALID_ARGUMENT

  @req:XAM-011 @kind:token @observable:wire
  Rule: A device carries the data of its token

    Scenario: an organizational unit
      Given the EMM makes an enrollment token with the data Zurich
      When Ada scans the token with a Pixel 8 fresh from the box
      And the EMM reads the device
      Then Google shows enrollmentTokenData as "Zurich"

  @req:XAM-012 @kind:report @observable:wire @needs:clock
  Rule: Tokens are listed while they are in force, and in part

    Scenario: a token in force
      Given the EMM makes an enrollment token
      When the EMM lists its enrollment tokens
      Then Google lists 1 enrollmentTokens
      And Google shows enrollmentTokens.0.policyName as "nothing"

    Scenario: one of two lives longer
      Given the EMM makes an enrollment token
      And the EMM makes an enrollment token of 2 hours
      When 61 minutes pass
      And the EMM lists its enrollment tokens
      Then Google lists 1 enrollmentTokens

  @req:XAM-040 @kind:limit @observable:wire @lockstep
  Rule: A migration token lives at most seven days

    Scenario: too long a life
      When the EMM makes a migration token of 8 days
      Then Google answers 400 INVALID_ARGUMENT

    @needs:clock
    Scenario: without a wish it can be read after six days
      When the EMM makes a migration token
      And 8 days pass
      And the EMM reads the migration token
      Then Google answers 200

  @req:XAM-041 @kind:lifecycle @observable:wire @needs:clock
  Rule: An expired migration token is deleted after seven more days

    Scenario Outline: <days> days after it was made the answer is <code>
      Given the EMM makes a migration token
      When <days> days pass
      And the EMM reads the migration token
      Then Google answers <code>

      Examples:
        | days | code |
        | 13   | 200  |
        | 15   | 404  |
