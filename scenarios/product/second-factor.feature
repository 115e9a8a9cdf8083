@needs:settings:sign-in
Feature: Second factor at enrollment

  @req:MFA-001 @req:MFA-014 @kind:policy @observable:wire @party:directory @platform:ios
  Rule: A conditional access policy asks for a second factor, once somebody has switched it on

    Scenario Outline: the policy is enabled: <enabled>
      Given the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment, enabled: <enabled>"
      And Ada has an authenticator on another device
      When Ada enrolls an iPhone 15 by ios-byod
      Then the enrollment is accepted
      And a second factor was asked for <times> times on the way in

      Examples:
        | enabled | times |
        | yes     | 1     |
        | no      | 0     |

    Scenario: there is no policy
      Given Ada has an authenticator on another device
      When Ada enrolls an iPhone 15 by ios-byod
      Then a second factor was asked for 0 times on the way in

  @req:MFA-002 @kind:policy @observable:wire @party:directory @platform:ios
  Rule: Two factors are of two kinds: known, held, or part of oneself

    Scenario Outline: a password and a <kind>
      Given the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment"
      And Ada has a <kind> on another device
      When Ada enrolls an iPhone 15 by ios-byod
      Then the enrollment is <outcome>

      Examples:
        | kind          | outcome  |
        | authenticator | accepted |
        | biometrics    | accepted |
        | pin           | refused  |

  @req:MFA-003 @kind:capability @observable:wire @party:directory
  Rule: Devices of every platform are asked

    Scenario Outline: a <model>
      Given the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment"
      And Ada has an authenticator on another device
      When Ada enrolls a <model> by <method>
      Then a second factor was asked for 1 time on the way in
      And the enrollment is accepted

      @platform:ios
      Examples:
        | model     | method   |
        | iPhone 15 | ios-byod |

      @platform:macos
      Examples:
        | model            | method     |
        | MacBook Air 2020 | macos-byod |

      @platform:android
      Examples:
        | model   | method               |
        | Pixel 8 | android-work-profile |

    @platform:windows
    Scenario: a PC
      Given PCs are let in by the AuthPolicy Federated
      And the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment"
      And Ada has an authenticator on another device
      When Ada enrolls a Surface Laptop by windows-byod
      Then a second factor was asked for 1 time on the way in
      And the enrollment is accepted

  @req:MFA-004 @kind:policy @observable:wire @party:directory @platform:ios
  Rule: Who has no second factor does not enroll

    Scenario: a password alone
      Given the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment"
      When Ada enrolls an iPhone 15 by ios-byod
      Then the enrollment is refused

  @req:MFA-005 @kind:prerequisite @observable:admin @party:directory
  Rule: People under a policy need the premium subscription

    Scenario: one of two has it
      Given the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment, users: Pilots"
      And only Ada has the premium subscription
      When Ada belongs to the group "Pilots"
      And Bob belongs to the group "Pilots"
      Then Bob is said to lack the premium subscription

  @req:MFA-006 @kind:limitation @observable:wire @party:directory @platform:ios
  Rule: A policy about devices locks out every new one

    Scenario Outline: <grants>
      Given the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment, grants: <grants>"
      And Ada has an authenticator on another device
      When Ada enrolls an iPhone 15 by ios-byod
      Then the enrollment is <outcome>

      Examples:
        | grants                 | outcome  |
        | compliant device       | refused  |
        | mfa + compliant device | accepted |

  @req:MFA-008 @kind:policy @observable:wire @party:directory @platform:ios
  Rule: A policy is meant for the groups that it names

    Scenario Outline: <person>, who is <in> the group
      Given the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment, users: Pilots"
      And <person> has an authenticator on another device
      And Ada belongs to the group "Pilots"
      When <person> enrolls an iPhone 15 by ios-byod
      Then a second factor was asked for <times> times on the way in

      Examples:
        | person | in     | times |
        | Ada    | in     | 1     |
        | Bob    | not in | 0     |
