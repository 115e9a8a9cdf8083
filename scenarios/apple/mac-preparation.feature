@platform:macos @needs:settings:mac-preparation
Feature: What an organisation does before its Macs can enroll

  @req:MAC-001 @kind:prerequisite @observable:admin @needs:method:macos-byod
  Rule: A Mac is kept out while a step is missing, and the refusal names the step

    Scenario Outline: without <what>, "<step>" is named
      Given the organisation has prepared its Macs but for "<what>"
      When Ada enrolls a MacBook Air 2020 by macos-byod
      Then the enrollment is refused
      And the refusal names "<step>"

      Examples:
        | what                 | step                           |
        | minimumVersion 12    | verify device eligibility      |
        | domains else.test    | configure domains              |
        | mdmAuthority false   | set MDM authority              |
        | pushCertificate false | get Apple MDM push certificate |
        | groups Sales         | create groups                  |
        | companyPortal false  | configure Company Portal       |

    Scenario: a user without a licence
      Given Ada lacks a licence
      When Ada enrolls a MacBook Air by macos-byod straight from its profile
      Then the enrollment is refused
      And the refusal names "assign user licenses"

    Scenario: a member of a group that may enroll
      Given the organisation has prepared its Macs but for "groups Sales"
      And Ada belongs to the group "Sales"
      When Ada enrolls a MacBook Air 2020 by macos-byod
      Then the enrollment is accepted

  @req:MAC-021 @kind:prerequisite @observable:admin @needs:method:macos-ade
  Rule: Automated Device Enrollment needs the MDM authority and a push certificate

    Scenario Outline: without <what>, no Mac by Automated Device Enrollment
      Given the organisation has prepared its Macs but for "<what>"
      When Ada enrolls a MacBook Air 2020 by macos-ade
      Then the token is refused
      And the refusal names "no Mac can enroll yet: <step>"

      Examples:
        | what                  | step                           |
        | mdmAuthority false    | set MDM authority              |
        | pushCertificate false | get Apple MDM push certificate |

  @req:MDE-002 @kind:prerequisite @observable:wire @needs:method:macos-direct
  Rule: Direct enrollment needs them too, and an administrator at the Mac

    Scenario Outline: without <what>, no profile for direct enrollment
      Given the organisation has prepared its Macs but for "<what>"
      When an administrator exports the profile for direct enrollment
      Then the token is refused
      And the refusal names "no profile can be made yet: <step>"

      Examples:
        | what                  | step                           |
        | mdmAuthority false    | set MDM authority              |
        | pushCertificate false | get Apple MDM push certificate |

    Scenario: a user without the rights of an administrator
      Given the profile "Labs" for direct enrollment is without user affinity
      When Ada's MacBook Air 2020 with "a standard user" is enrolled directly
      Then the enrollment is refused

  @req:MAC-043 @kind:prerequisite @observable:wire @needs:method:macos-ade
  Rule: With user affinity the user needs a licence, without it the device does

    Scenario Outline: <affinity>, <licences>, a user <who> a licence: <outcome>
      Given the profile "P" of Automated Device Enrollment says "userAffinity <affinity>"
      And there are <licences> licences for devices
      And Ada <who> a licence
      When Ada enrolls a MacBook Air 2020 by macos-ade
      Then the enrollment is <outcome>

      Examples:
        | affinity | licences | who  | outcome  |
        | true     | 0        | has  | accepted |
        | true     | 1        | lacks | refused  |
        | false    | 1        | lacks | accepted |
        | false    | 0        | lacks | refused  |
