@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:ade-profiles
Feature: Whose device it becomes in Automated Device Enrollment

  @req:ADE-035 @kind:identity @observable:wire @party:server
  Rule: With user affinity somebody signs in, without it nobody does

    Scenario: with affinity
      Given an ADE profile with "userAffinity: yes, authentication: setup-assistant"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the device belongs to Ada

    Scenario: without affinity
      Given an ADE profile with "userAffinity: no, authentication: setup-assistant"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the device belongs to nobody
      And the person signed in by nothing

  @req:ADE-037 @kind:identity @observable:wire @party:server
  Rule: The profile says how people prove who they are

    Scenario Outline: <authentication>
      Given an ADE profile with "authentication: <authentication>"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the enrollment is accepted
      And the person signed in by <way>

      Examples:
        | authentication  | way      |
        | company-portal  | nothing  |
        | setup-assistant | password |
        | modern          | web      |

  @req:ADE-002 @kind:identity @observable:wire @party:server
  Rule: Setup Assistant (legacy) asks by HTTP Basic

    Scenario: the right password
      Given an ADE profile with "authentication: setup-assistant"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the enrollment is accepted
      And the person signed in by password

    Scenario: a wrong password
      Given an ADE profile with "authentication: setup-assistant"
      And Ada mistypes her password
      When Ada enrolls an iPhone 15 by ios-ade
      Then the enrollment is refused

  @req:ADE-040 @kind:limitation @observable:wire @party:device
  Rule: Before 13.0 modern authentication falls back to Setup Assistant (legacy)

    Scenario Outline: <version>
      Given an ADE profile with "authentication: modern"
      When Ada enrolls an iPhone 15 on OS "<version>" by ios-ade
      Then the enrollment is accepted
      And the person signed in by <way>

      Examples:
        | version | way      |
        | 12.4    | password |
        | 13.0    | web      |

  @req:ADE-080 @kind:limitation @observable:wire @party:server
  Rule: A person needs a license, or a device that belongs to nobody

    Scenario Outline: affinity <affinity>, <licenses> device licenses, <person> holds it
      Given an ADE profile with "authentication: setup-assistant, userAffinity: <affinity>"
      And <licenses> licenses for devices without a user
      And Bob has no license
      When <person> enrolls an iPhone 15 by ios-ade
      Then the enrollment is <outcome>

      Examples:
        | affinity | licenses | person | outcome  |
        | yes      | 1        | Bob    | refused  |
        | yes      | 0        | Ada    | accepted |
        | no       | 0        | Bob    | refused  |
        | no       | 1        | Bob    | accepted |
        | no       | 0        | Ada    | accepted |

  @req:ADE-082 @kind:error @observable:wire @party:server @lockstep @needs:clock
  Rule: A set-up that takes more than 15 minutes gets no certificate

    Scenario Outline: interrupted for <pause> minutes
      Given an ADE profile with "authentication: company-portal"
      And Ada's iPhone 15 has its configuration by ios-ade
      And the device introduces itself as it should be
      When <pause> minutes pass
      And the device gets its identity
      Then the device holds a certificate: <holds>

      Examples:
        | pause | holds |
        | 10    | yes   |
        | 16    | no    |
