@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:ade-profiles
Feature: Setup Assistant in Automated Device Enrollment

  @req:ADE-062 @kind:portal @observable:wire @party:server
  Rule: Department and its phone are where the holder looks for them

    Scenario: both are written
      Given an ADE profile with "department: Field Service, departmentPhone: 030 123456"
      When Ada enrolls an iPhone 15 by ios-ade
      Then Setup Assistant tells the department "Field Service"
      And Setup Assistant tells the phone "030 123456"

  @req:ADE-063 @kind:portal @observable:wire @party:server
  Rule: A hidden screen does not appear, every other one does

    Scenario: everything but Siri and Apple Pay
      Given an ADE profile with "hiddenScreens: Siri + Apple Pay"
      When Ada enrolls an iPhone 15 by ios-ade
      Then Setup Assistant did not show "Siri"
      And Setup Assistant did not show "Apple Pay"
      And Setup Assistant showed "Zoom"

    Scenario Outline: <screen> is hidden
      Given an ADE profile with "hiddenScreens: <screen>"
      When Ada enrolls an iPhone 15 on OS "12.4" by ios-ade
      Then Setup Assistant did not show "<screen>"
      And Setup Assistant showed "Restore"

      Examples:
        | screen                     |
        | Passcode                   |
        | Touch ID and Face ID       |
        | Device to Device Migration |
        | Location Services          |

  @req:ADE-064 @kind:portal @observable:wire @party:device
  Rule: A screen is there from its version on

    Scenario Outline: <screen> from <version> on
      When iPhones with version "<version>" and the one before enroll by ios-ade
      Then only the first showed "<screen>"

      # examples from ADE-064 screens: name as screen, min_ios as version
      Examples:
        | screen                     | version    |
        | Passcode                   | 7.0        |
        | Location Services          | 7.0        |
        | Restore                    | 7.0        |
        | Apple ID                   | 7.0        |
        | Terms and conditions       | 7.0        |
        | Touch ID and Face ID       | 8.1        |
        | Apple Pay                  | 7.0        |
        | Zoom                       | 8.3        |
        | Siri                       | 7.0        |
        | Diagnostics Data           | 7.0        |
        | Display Tone               | 9.3.2      |
        | Privacy                    | 11.3       |
        | Android Migration          | 9.0        |
        | iMessage & FaceTime        | 9.0        |
        | Onboarding                 | 11.0       |
        | Screen Time                | 12.0       |
        | SIM Setup                  | 12.0       |
        | Software Update            | 12.0       |
        | Watch Migration            | 11.0       |
        | Appearance                 | 13.0       |
        | Device to Device Migration | not stated |
        | Restore Completed          | not stated |
        | Software Update Completed  | not stated |
        | Get Started                | not stated |
      # end of examples

  @req:ADE-066 @kind:limitation @observable:wire @party:device
  Rule: Screens for passcode and fingerprint do not work from 14.5 on

    Scenario Outline: <screen> on <version>
      When Ada enrolls an iPhone 15 on OS "<version>" by ios-ade
      Then Setup Assistant <shows> "<screen>"

      Examples:
        | screen               | version | shows        |
        | Passcode             | 14.4    | showed       |
        | Passcode             | 14.5    | did not show |
        | Touch ID and Face ID | 14.4    | showed       |
        | Touch ID and Face ID | 14.5    | did not show |

  @req:ADE-067 @kind:limitation @observable:wire @party:device
  Rule: No migration from another device from 13 on

    Scenario Outline: Device to Device Migration on <version>
      When Ada enrolls an iPhone 15 on OS "<version>" by ios-ade
      Then Setup Assistant <shows> "Device to Device Migration"

      Examples:
        | version | shows        |
        | 12.4    | showed       |
        | 13.0    | did not show |
