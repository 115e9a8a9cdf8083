@platform:macos @needs:report:directory-standing
Feature: The Company Portal on Macs

  @req:MAC-027 @kind:identity @observable:wire @needs:method:macos-ade @needs:settings:ade-profiles @needs:report:hardware
  Rule: With user affinity the Mac belongs to a user, who has the Company Portal

    Scenario: with user affinity
      Given the profile "P" of Automated Device Enrollment says "userAffinity true"
      And Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      When the user signs in to the Company Portal
      Then the deed is done
      And the administrator sees that the Mac is Ada's

    Scenario: without user affinity
      Given the profile "P" of Automated Device Enrollment says "userAffinity false"
      And Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      When the user signs in to the Company Portal
      Then the deed is refused
      And the hardware report shows "user" as "nothing"

  @req:MDE-004 @kind:limitation @observable:wire @needs:method:macos-direct
  Rule: A Mac that was enrolled directly gets required apps, and none from the Company Portal

    Scenario: an available app and a required one
      Given the profile "Labs" for direct enrollment is without user affinity
      And Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-direct
      When the user signs in to the Company Portal
      And the user installs the app "com.example.draw" from the Company Portal
      Then the deed is refused
      When the administrator sends InstallApplication with "Identifier=com.example.required"
      Then the Mac has the app "com.example.required"

  @req:MAC-031 @req:MAC-045 @kind:lifecycle @observable:wire @party:directory @needs:method:macos-ade
  Rule: Until the user signs in to the Company Portal the directory knows the Mac by halves

    Scenario: at the home page, and after the sign-in
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      And the device has reached its home screen
      Then the directory does not count the Mac in, nor lets it in
      When the user signs in to the Company Portal
      Then the directory counts the Mac in, and lets it in

    Scenario: a Mac that enrolled after Setup Assistant
      Given Ada's MacBook Air 2020 with "macOS 11.1" is for macos-ade
      And the Mac was set up by its user before
      When an administrator renews the enrollment by the command line
      Then the directory does not count the Mac in, nor lets it in
      When the user signs in to the Company Portal
      Then the directory counts the Mac in, and lets it in
