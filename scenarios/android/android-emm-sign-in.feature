@platform:android @needs:settings:android-management @needs:settings:android-clouds @needs:page:android-emm @needs:tenants
Feature: Devices that begin by the sign-in of an EMM

  Background:
    Given the organisation manages Android through Google

  @req:XAM-060 @kind:entry @observable:wire @party:device
  Rule: A device goes on with the token that the sign-in ended with

    Scenario: the person signs in
      When Ada scans the sign-in code for PERSONAL_USAGE_DISALLOWED
      Then the device is managed as fully-managed

  @req:XAM-101 @kind:token @observable:wire
  Rule: The token is for the mode in which the device stands before the page

    Scenario Outline: a sign-in for <usage>
      When Ada scans the sign-in code for <usage>
      Then the device is managed as <mode>

      Examples:
        | usage                     | mode          |
        | PERSONAL_USAGE_ALLOWED    | cope          |
        | PERSONAL_USAGE_DISALLOWED | fully-managed |

  @req:XAM-102 @kind:identity @observable:admin
  Rule: A device belongs to the person who signed in for it

    Scenario: Ada signs in
      When Ada scans the sign-in code for PERSONAL_USAGE_ALLOWED
      Then the administrator sees the device as one of Ada

  @req:XAM-103 @kind:identity @observable:wire
  Rule: Only who can sign in gets a token

    Scenario: a wrong password
      When Ada scans the sign-in code for PERSONAL_USAGE_ALLOWED and types "nonsense"
      Then the enrollment is refused
