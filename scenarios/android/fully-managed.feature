@platform:android @method:android-fully-managed @needs:page:corporate-user-devices
Feature: How fully managed devices are switched on and come in

  @req:AFM-005 @kind:prerequisite @observable:admin
  Rule: The tenant stands alone

    Scenario Outline: switching on in a tenant that is <kind> is <outcome>
      Given a tenant that is <kind>
      When corporate-owned user devices are switched on
      Then that is <outcome>

      Examples:
        | kind        | outcome  |
        | standalone  | accepted |
        | co-managed  | refused  |

  @req:AFM-007 @kind:prerequisite @observable:wire
  Rule: Authority, managed Google Play and the switch come before the device

    Scenario Outline: an organization that has <what> and a device that is <outcome>
      Given the organization has set up "<what>"
      When Ada enrolls a Pixel 8 by android-fully-managed
      Then the enrollment is <outcome>

      Examples:
        | what                            | outcome  |
        | everything                      | accepted |
        | no MDM authority                | refused  |
        | no managed Google Play          | refused  |
        | no corporate-owned user devices | refused  |

  @req:AFM-008 @kind:policy @observable:wire
  Rule: With the switch on there are token and QR code

    Scenario: on
      When the page of fully managed devices is opened
      Then it shows a random token and a QR code with it
      When Ada scans the code of "Fully managed" with a Pixel 8
      Then the enrollment is accepted

    Scenario: off
      Given the organization has set up "no corporate-owned user devices"
      When the page of fully managed devices is opened
      Then it shows no token
      When Ada enrolls a Pixel 8 by android-fully-managed
      Then the enrollment is refused

  @req:AFM-010 @kind:token @observable:wire @needs:clock
  Rule: One token for everybody, for ever

    Scenario: a second user, years later
      When the page of fully managed devices is opened
      And Ada scans the code of "Fully managed" with a Pixel 8
      Then the enrollment is accepted
      When 1500 days pass
      And Bob scans the code of "Fully managed" with a Pixel 8
      Then the enrollment is accepted

    Scenario: the page shows the same token again
      When the page of fully managed devices is opened
      And the page of fully managed devices is opened again
      Then it shows the same token as before

  @req:AFM-011 @kind:entry @observable:wire @party:device
  Rule: Token or QR code

    Scenario Outline: only its <what> is at hand on Android <version>
      Given a way in by token for android-fully-managed
      And only its <what> is at hand
      When a Pixel 3 on Android <version> begins by it
      Then the enrollment is accepted

      Examples:
        | what    | version |
        | token   | 10      |
        | QR code | 10      |
        | token   | 15      |
        | QR code | 15      |

  @req:AFM-009 @kind:prerequisite @observable:wire @party:directory
  Rule: A policy about all cloud apps has to spare the server's own

    Scenario Outline: with <excluded> excluded the sign-in in the set-up is <outcome>
      Given the conditional access policy "Compliant" with "cloudApp: All cloud apps, grants: compliant device, excluded: <excluded>"
      When the page of fully managed devices is opened
      And Ada scans the code of "Fully managed" with a Pixel 8
      Then the enrollment is <outcome>

      Examples:
        | excluded         | outcome  |
        | Microsoft Intune | accepted |
        | Office 365       | refused  |
