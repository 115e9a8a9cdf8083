@needs:settings:sign-in
Feature: Where and how often a second factor is asked for

  @req:MFA-009 @req:MFA-010 @req:MFA-011 @req:ADE-045 @kind:policy @observable:wire @party:directory @platform:ios @needs:settings:ade-profiles
  Rule: The cloud app of a policy decides between the enrollment alone and Company Portal as well

    Scenario Outline: a policy on <app>
      Given an ADE profile that brings Company Portal with "authentication: modern"
      And the conditional access policy "Strong" with "cloudApp: <app>"
      And Ada has an authenticator on another device
      When Ada enrolls an iPhone 15 by ios-ade
      And Ada signs in to Company Portal at the next contact
      Then a second factor was asked for 1 time on the way in
      And a second factor was asked for <portal> times in Company Portal

      Examples:
        | app                         | portal |
        | Microsoft Intune Enrollment | 0      |
        | Microsoft Intune            | 1      |

    Scenario: no policy
      Given an ADE profile that brings Company Portal with "authentication: modern"
      And Ada has an authenticator on another device
      When Ada enrolls an iPhone 15 by ios-ade
      Then a second factor was asked for 0 times on the way in

  @req:MAC-030 @kind:identity @observable:wire @party:directory @platform:macos @needs:settings:ade-profiles
  Rule: A Mac asks in Setup Assistant where a policy wants it

    Scenario Outline: a policy: <enabled>
      Given the profile "P" of Automated Device Enrollment says "authentication modern"
      And the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment, enabled: <enabled>"
      And Ada has an authenticator on another device
      When Ada enrolls a MacBook Air 2020 by macos-ade
      Then the enrollment is accepted
      And a second factor was asked for <times> times on the way in

      Examples:
        | enabled | times |
        | yes     | 1     |
        | no      | 0     |

  @req:MFA-012 @kind:policy @observable:admin @party:directory
  Rule: Both controls of a policy have to be met

    Scenario: the policy of the manual
      When the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment, grants: mfa + compliant device, require: all"
      Then the policy "Strong" asks for "mfa AND compliant device"

  @req:MFA-013 @kind:policy @observable:wire @party:directory @platform:ios
  Rule: Every time means that an earlier answer counts for nothing

    Scenario Outline: a second device at once, frequency <frequency>
      Given the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment, frequency: <frequency>"
      And Ada has an authenticator on another device
      And Ada's iPhone 15 enrolled by ios-byod
      When Ada enrolls another iPhone 15 by ios-byod
      Then a second factor was asked for <times> times on the way in

      Examples:
        | frequency  | times |
        | every time | 1     |
        | as before  | 0     |

  @req:MFA-016 @kind:policy @observable:wire @party:directory @platform:windows
  Rule: Registering a PC asks for a second factor where the directory has a provider and the account is prepared

    Scenario: nothing is set up
      Given Ada has an authenticator on another device
      When Ada enrolls a Surface Laptop by windows-auto
      Then a second factor was asked for 0 times on the way in

    Scenario: the account is not prepared
      Given a second factor at registration is set up for nobody
      And Ada has an authenticator on another device
      When Ada enrolls a Surface Laptop by windows-auto
      Then a second factor was asked for 0 times on the way in

    Scenario: provider and account
      Given Ada's account is prepared for a second factor at registration
      And Ada has an authenticator on another device
      When Ada enrolls a Surface Laptop by windows-auto
      Then a second factor was asked for 1 time on the way in

  @req:ADE-041 @kind:limitation @observable:wire @party:directory @platform:ios @needs:settings:ade-profiles
  Rule: Setup Assistant cannot show the page of a third party

    Scenario Outline: <whose>
      Given an ADE profile with "authentication: modern"
      And the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment"
      And Ada has an authenticator on another device
      And <whose> asks for second factors
      When Ada enrolls an iPhone 15 by ios-ade
      Then the enrollment is <outcome>

      Examples:
        | whose         | outcome  |
        | a third party | refused  |
        | the directory | accepted |

  @req:ADE-050 @kind:limitation @observable:wire @party:device @platform:ios @needs:settings:ade-profiles
  Rule: A device that is held in Company Portal cannot open its own authenticator

    Scenario Outline: the authenticator is on <place>
      Given an ADE profile that brings Company Portal with "authentication: company-portal + singleApp"
      And the conditional access policy "Strong" with "cloudApp: Microsoft Intune, users: Pilots"
      And Ada's iPhone 15 enrolled by ios-ade
      And Ada has an authenticator on <place>
      And Ada belongs to the group "Pilots"
      When Ada signs in to Company Portal at the next contact
      Then the sign-in to Company Portal is done: <done>

      Examples:
        | place          | done |
        | this device    | no   |
        | another device | yes  |
