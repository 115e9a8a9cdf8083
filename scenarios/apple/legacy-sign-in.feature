@needs:settings:ade-profiles @needs:settings:sign-in
Feature: What Setup Assistant (legacy) cannot ask for

  @req:ADE-038 @kind:identity @observable:wire @party:directory @platform:ios
  Rule: Company Portal asks for what Setup Assistant (legacy) has no page for

    Scenario Outline: a password to change, <why>, in Setup Assistant
      Given an ADE profile with "authentication: setup-assistant"
      And Ada has to change a password at the "<why>"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the enrollment is refused

      Examples:
        | why           |
        | first sign-in |
        | expired       |

    Scenario: a second factor in Setup Assistant
      Given an ADE profile with "authentication: setup-assistant"
      And the conditional access policy "Strong" with "cloudApp: Microsoft Intune"
      And Ada has an authenticator on another device
      When Ada enrolls an iPhone 15 by ios-ade
      Then the enrollment is refused

    Scenario Outline: a password to change, <why>, in Company Portal
      Given an ADE profile that brings Company Portal with "authentication: company-portal"
      And Ada has to change a password at the "<why>"
      When Ada enrolls an iPhone 15 by ios-ade
      And Ada signs in to Company Portal at the next contact
      Then the sign-in to Company Portal is done: yes

      Examples:
        | why           |
        | first sign-in |
        | expired       |

    Scenario: a second factor in Company Portal
      Given an ADE profile that brings Company Portal with "authentication: company-portal"
      And the conditional access policy "Strong" with "cloudApp: Microsoft Intune"
      And Ada has an authenticator on another device
      When Ada enrolls an iPhone 15 by ios-ade
      And Ada signs in to Company Portal at the next contact
      Then the sign-in to Company Portal is done: yes

  @req:ASM-008 @kind:identity @observable:wire @party:server @platform:ios
  Rule: A school device asks in Company Portal what Setup Assistant cannot ask

    Scenario: a password to change in Setup Assistant
      Given an ADE profile with "authentication: setup-assistant"
      And Ada has to change a password at the "first sign-in"
      When Ada enrolls an iPhone 15 by ios-asm
      Then the enrollment is refused

    Scenario: a password to change in Company Portal
      Given an ADE profile that brings Company Portal with "authentication: company-portal"
      And Ada has to change a password at the "first sign-in"
      And Ada's iPhone 15 enrolled by ios-asm
      When Ada signs in to Company Portal at the next contact
      Then the sign-in to Company Portal is done: yes

  @req:ADE-039 @kind:prerequisite @observable:wire @party:directory @platform:ios
  Rule: Setup Assistant (legacy) needs a WS-Trust endpoint of AD FS

    Scenario Outline: <authentication>, <endpoint> the endpoint
      Given an ADE profile with "authentication: <authentication>"
      And people sign in at AD FS <endpoint> a WS-Trust endpoint
      When Ada enrolls an iPhone 15 by ios-ade
      Then the enrollment is <outcome>

      Examples:
        | authentication  | endpoint | outcome  |
        | setup-assistant | without  | refused  |
        | setup-assistant | with     | accepted |
        | modern          | without  | accepted |

  @req:MAC-028 @kind:identity @observable:wire @party:directory @platform:macos
  Rule: A Mac needs it too

    Scenario Outline: <authentication>, <endpoint> the endpoint
      Given the profile "P" of Automated Device Enrollment says "authentication <authentication>"
      And people sign in at AD FS <endpoint> a WS-Trust endpoint
      When Ada enrolls a MacBook Air 2020 by macos-ade
      Then the enrollment is <outcome>

      Examples:
        | authentication  | endpoint | outcome  |
        | setup-assistant | without  | refused  |
        | setup-assistant | with     | accepted |
        | modern          | without  | accepted |
