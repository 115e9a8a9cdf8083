@platform:macos @method:macos-ade @needs:method:macos-ade @needs:settings:ade-profiles
Feature: Setup Assistant of Macs

  @req:MAC-033 @kind:policy @observable:wire
  Rule: The department is named at About Configuration, its telephone at Need Help

    Scenario: both values
      Given the profile "P" of Automated Device Enrollment says "department Works, departmentPhone +49 30 1234"
      When Ada enrolls a MacBook Air 2020 by macos-ade
      Then About Configuration names "Works"
      And Need Help names "+49 30 1234"

  @req:MAC-034 @kind:policy @observable:wire
  Rule: A hidden pane is left out, a shown one is presented

    Scenario: one of each
      Given the profile "P" of Automated Device Enrollment says "hiddenScreens Siri"
      When Ada enrolls a MacBook Air 2020 by macos-ade
      Then Setup Assistant did not present "Siri"
      And Setup Assistant presented "Screen Time"

  @req:MAC-035 @kind:policy @observable:wire @party:device
  Rule: Each pane is there from a version of macOS on

    Scenario Outline: <screen> is presented on macOS <version>
      Given the profile "P" of Automated Device Enrollment says "userAffinity false"
      And Ada's MacBook Pro 2019 with "macOS <version>" enrolled by macos-ade
      Then Setup Assistant presented "<screen>"

      # examples from MAC-035 screens: name as screen, macos as version
      Examples:
        | screen                       | version |
        | Location Services            | 10.11   |
        | Restore                      | 10.9    |
        | Apple ID                     | 10.9    |
        | Terms and Conditions         | 10.9    |
        | Touch ID and Face ID         | 10.12.4 |
        | Apple Pay                    | 10.12.4 |
        | Siri                         | 10.12   |
        | Diagnostics Data             | 10.9    |
        | Display Tone                 | 10.13.6 |
        | FileVault                    | 10.10   |
        | iCloud diagnostics           | 10.12.4 |
        | Registration                 | 10.9    |
        | iCloud Storage               | 10.13.4 |
        | Appearance                   | 10.14   |
        | Screen Time                  | 10.15   |
        | Privacy                      | 10.13.4 |
        | Accessibility                | 11      |
        | Auto unlock with Apple Watch | 12.0    |
      # end of examples

    Scenario Outline: <screen> is not there before macOS <version>
      Given the profile "P" of Automated Device Enrollment says "userAffinity false"
      And Ada's MacBook Pro 2019 with a version before "<version>" is for macos-ade
      When the Mac enrolls
      Then Setup Assistant did not present "<screen>"

      # examples from MAC-035 screens: name as screen, macos as version
      Examples:
        | screen                       | version |
        | Location Services            | 10.11   |
        | Restore                      | 10.9    |
        | Apple ID                     | 10.9    |
        | Terms and Conditions         | 10.9    |
        | Touch ID and Face ID         | 10.12.4 |
        | Apple Pay                    | 10.12.4 |
        | Siri                         | 10.12   |
        | Diagnostics Data             | 10.9    |
        | Display Tone                 | 10.13.6 |
        | FileVault                    | 10.10   |
        | iCloud diagnostics           | 10.12.4 |
        | Registration                 | 10.9    |
        | iCloud Storage               | 10.13.4 |
        | Appearance                   | 10.14   |
        | Screen Time                  | 10.15   |
        | Privacy                      | 10.13.4 |
        | Accessibility                | 11      |
        | Auto unlock with Apple Watch | 12.0    |
      # end of examples

    Scenario: every pane is hidden
      Given the profile "P" of Automated Device Enrollment says "hiddenScreens Location Services+Restore+Apple ID+Terms and conditions+Touch ID and Face ID+Apple Pay+Siri+Diagnostics Data+Display Tone+FileVault+iCloud diagnostics+Registration+iCloud Storage+Appearance+Screen Time+Privacy+Accessibility+Auto unlock with Apple Watch"
      When Ada enrolls a Virtual Mac by macos-ade
      Then Setup Assistant presented none of the panes
