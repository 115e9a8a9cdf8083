@needs:settings:sign-in @needs:page:directory-console
Feature: Conditional access in two consoles

  @req:MFA-007 @kind:portal @observable:admin @party:server
  Rule: Both consoles show the same policies

    Scenario: made in the console of the directory
      When somebody makes the policy "Strong" in the console of the directory
      Then the policy "Strong" asks for "mfa"

    Scenario: made in the console for devices
      Given the conditional access policy "Strong" with "cloudApp: Microsoft Intune Enrollment"
      Then the console of the directory lists "Strong"
