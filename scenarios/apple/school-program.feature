@platform:ios @needs:page:enrollment-program @needs:settings:mdm-authority @needs:settings:apple-clouds @needs:tenants
Feature: Devices of Apple School Manager

  @req:ASM-009 @kind:policy @observable:wire @method:ios-asm
  Rule: A school's profile hides screens of Setup Assistant one by one, or all

    Background:
      Given the token School of Apple School Manager with Ada's iPhone 15

    Scenario Outline: a profile that hides <screen>
      When the school School makes the profile "Students" that hides "<screen>"
      And "Students" becomes the default profile of School
      And Ada turns the device on
      Then the enrollment is accepted
      And the device skips "<screen>" and nothing else

      # examples from ASM-009 screens: name as screen
      Examples:
        | screen               |
        | Passcode             |
        | Location Services    |
        | Restore              |
        | Android Migration    |
        | Apple ID             |
        | Terms and conditions |
        | Touch ID             |
        | Apple Pay            |
        | Zoom                 |
        | Siri                 |
        | Diagnostics Data     |
        | Display Tone         |
        | Privacy              |
        | Home Button          |
        | iMessage & FaceTime  |
        | Onboarding           |
        | Screen Time          |
        | SIM Setup            |
        | Software Update      |
        | Watch Migration      |
      # end of examples

    Scenario: a profile that hides everything
      When the school School makes the profile "Students" that hides all screens
      And "Students" becomes the default profile of School
      And Ada turns the device on
      Then the device skips every screen of the form

  @req:ASM-002 @kind:limitation @observable:wire @method:ios-asm
  Rule: A school's device comes by its program only

    Scenario: a device enrollment manager signs in
      Given the token School of Apple School Manager with Ada's iPhone 15
      And the token School has the profile "Students"
      And Ada is a device enrollment manager
      When "Students" becomes the default profile of School
      And Ada turns the device on
      Then the enrollment is refused

    Scenario: a device that a company has already
      Given the token Contoso of Apple Business Manager with 1 device
      And the token School of Apple School Manager with 1 device
      And the school School claims SIM1 as well
      When the administrator syncs School
      Then the token School lists "SIM2"
      And the token School shows findings "SIM1 comes by a token of the other program"
