@platform:windows
Feature: PCs of the organisation's own domain

  @req:WIN-023 @kind:method @observable:wire @party:device @needs:settings:on-premises
  Rule: A group policy enrolls hybrid-joined PCs, and nobody is asked

    Scenario: the domain has the policy
      Given a group policy enrolls PCs with the credential of the user
      When Ada enrolls a Surface Laptop by windows-gpo
      Then the enrollment is accepted
      And the person was asked for credentials 0 times
      And the directory lists the PC as hybrid, corporate

    Scenario: the domain has no such policy
      When Ada enrolls a Surface Laptop by windows-gpo
      Then the enrollment is refused
      And the PC asked no enrollment service

  @req:XWE-312 @kind:entry @observable:wire @party:device @needs:settings:on-premises
  Rule: The policy says whose credential is used

    Scenario Outline: the credential of the <whose>
      Given a group policy enrolls PCs with the credential of the <whose>
      When Ada enrolls a Surface Laptop by windows-gpo
      Then the enrollment is accepted
      And the PC enrolled with the token of the <whose>

      Examples:
        | whose  |
        | user   |
        | device |

  @req:XWE-313 @kind:lifecycle @observable:wire @party:device @needs:clock @needs:settings:on-premises
  Rule: A PC that cannot enroll tries again every five minutes for one day

    Background:
      Given a group policy enrolls PCs with the credential of the user
      And the enrollment service is in maintenance
      When Ada enrolls a Surface Laptop by windows-gpo

    Scenario: the service is back after some minutes
      When the maintenance of the enrollment service is over
      And 6 minutes pass and the task of the PC runs
      Then the enrollment is accepted

    Scenario: the service is back after more than a day
      When 1440 minutes pass and the task of the PC runs
      And the maintenance of the enrollment service is over
      And 6 minutes pass and the task of the PC runs
      Then the enrollment is refused

  @req:XWE-314 @kind:report @observable:wire @party:device @needs:clock @needs:settings:on-premises
  Rule: The log of the PC tells how attempts ended

    Scenario: a failure and then a success
      Given a group policy enrolls PCs with the credential of the user
      And the enrollment service is in maintenance
      When Ada enrolls a Surface Laptop by windows-gpo
      And the maintenance of the enrollment service is over
      And 6 minutes pass and the task of the PC runs
      Then the log of the PC has the events "76, 75"

  @req:ESP-056 @kind:restriction @observable:wire @party:device @needs:settings:on-premises
  Rule: A PC that group policy enrolled has no status page

    Background:
      Given the status page profile "All" for "all devices" has "block: yes"
      And a group policy enrolls PCs with the credential of the user

    Scenario Outline: a PC by <method> and its page
      When Ada enrolls a Surface Laptop by <method>
      Then <page>

      Examples:
        | method           | page                                    |
        | windows-gpo      | there is no status page                 |
        | windows-aad-join | the status page ended as "succeeded" |

  @req:ESP-051 @kind:limit @observable:wire @party:device @needs:clock
  Rule: A hybrid-joined PC has 40 minutes more

    Background:
      Given the status page profile "All" for "all devices" has "block: yes; timeoutMinutes: 30"
      And the msi "Reader" that hangs is assigned to all-devices

    Scenario Outline: a PC by <method> after <minutes> minutes
      When Ada sets up a Surface Laptop by <method>
      And <minutes> minutes pass and the device checks in
      Then the status page ended as "<outcome>"

      Examples:
        | method           | minutes | outcome     |
        | windows-hybrid   | 69      | in progress |
        | windows-hybrid   | 71      | timed out   |
        | windows-aad-join | 31      | timed out   |
