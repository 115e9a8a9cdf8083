@party:device
Feature: Panes of Setup Assistant by version and by skip key

  @req:XAP-462 @kind:portal @observable:wire
  Rule: A pane is there from its version on, unless its key hides it

    @platform:ios @method:ios-ade @needs:method:ios-ade
    Scenario Outline: iPhones show <screen> from <version> on
      When iPhones with version "<version>" and the one before enroll by ios-ade
      Then only the first showed "<screen>"

      # examples from XAP-462 ios_panes: name as screen, since as version
      Examples:
        | screen              | version |
        | iMessage Activation | 10.0    |
        | Home Button         | 10.0    |
        | App Store           | 14.3    |
        | Safety              | 16.0    |
        | Action Button       | 17.0    |
        | Lockdown Mode       | 17.1    |
        | Camera Control      | 18.0    |
        | Intelligence        | 18.0    |
        | Keyboard            | 13.0    |
        | Dictation           | 13.0    |
        | Terms of Address    | 16.0    |
      # end of examples

    @platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:ade-profiles
    Scenario Outline: the key <key> hides <screen>
      Given an ADE profile with "userAffinity: no, skipKeys: <key>"
      When Ada enrolls an iPhone 15 by ios-ade
      Then Setup Assistant did not show "<screen>"
      And Setup Assistant showed "Appearance"

      # examples from XAP-462 hideable_ios_panes: name as screen, key as key
      Examples:
        | screen              | key                                 |
        | iMessage Activation | MessagingActivationUsingPhoneNumber |
        | Home Button         | HomeButtonSensitivity               |
        | App Store           | AppStore                            |
        | Safety              | Safety                              |
        | Action Button       | ActionButton                        |
        | Lockdown Mode       | EnableLockdownMode                  |
        | Camera Control      | CameraButton                        |
        | Intelligence        | Intelligence                        |
      # end of examples

    @platform:macos @method:macos-ade @needs:method:macos-ade @needs:settings:ade-profiles
    Scenario Outline: Macs show <screen> on macOS <version>
      Given the profile "P" of Automated Device Enrollment says "userAffinity false"
      And Ada's MacBook Pro 2019 with "macOS <version>" enrolled by macos-ade
      Then Setup Assistant presented "<screen>"

      # examples from XAP-462 mac_panes: name as screen, since as version
      Examples:
        | screen             | version |
        | iCloud Diagnostics | 10.12.4 |
        | App Store          | 11.1    |
        | Terms of Address   | 13.0    |
        | Lockdown Mode      | 14.0    |
        | Wallpaper          | 14.1    |
        | Intelligence       | 15.0    |
        | Get Started        | 15.0    |
      # end of examples

    @platform:macos @method:macos-ade @needs:method:macos-ade @needs:settings:ade-profiles
    Scenario Outline: Macs before macOS <version> do not show <screen>
      Given the profile "P" of Automated Device Enrollment says "userAffinity false"
      And Ada's MacBook Pro 2019 with a version before "<version>" is for macos-ade
      When the Mac enrolls
      Then Setup Assistant did not present "<screen>"

      # examples from XAP-462 mac_panes: name as screen, since as version
      Examples:
        | screen             | version |
        | iCloud Diagnostics | 10.12.4 |
        | App Store          | 11.1    |
        | Terms of Address   | 13.0    |
        | Lockdown Mode      | 14.0    |
        | Wallpaper          | 14.1    |
        | Intelligence       | 15.0    |
        | Get Started        | 15.0    |
      # end of examples

  @req:XAP-463 @kind:limitation @observable:wire @level:should @platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:ade-profiles
  Rule: What came before the configuration cannot be hidden by it

    Scenario: the keys of the first panes are named
      Given an ADE profile with "userAffinity: no, skipKeys: Keyboard + SpokenLanguage + TermsOfAddress + Intelligence"
      When Ada enrolls an iPhone 15 by ios-ade
      Then Setup Assistant showed "Keyboard"
      And Setup Assistant showed "Dictation"
      And Setup Assistant showed "Terms of Address"
      And Setup Assistant did not show "Intelligence"

  @req:XAP-464 @kind:restriction @observable:human @level:should @platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:ade-profiles
  Rule: From iOS 13 on nobody declines the management of an organisation

    Scenario Outline: <version>, mandatory <mandatory>
      Given an ADE profile with "userAffinity: no, mandatory: <mandatory>"
      And Ada gives up at "Decline Remote Management"
      When Ada enrolls an iPhone 15 on OS "<version>" by ios-ade
      Then the enrollment is abandoned
      And the device is in use without management: <used>

      Examples:
        | version | mandatory | used |
        | 12.4    | no        | yes  |
        | 12.4    | yes       | no   |
        | 13.0    | no        | no   |
        | 18.1    | no        | no   |

  @req:XAP-479 @kind:portal @observable:human @needs:settings:ade-profiles
  Rule: A Mac advances through Setup Assistant by itself

    @platform:macos @method:macos-ade @needs:method:macos-ade
    Scenario Outline: <version> with autoAdvance
      Given the profile "P" of Automated Device Enrollment says "userAffinity false, autoAdvance true"
      And Ada's MacBook Pro 2019 with "macOS <version>" enrolled by macos-ade
      Then Setup Assistant <presented> "Siri"

      Examples:
        | version | presented       |
        | 10.15   | presented       |
        | 11.1    | did not present |

    @platform:ios @method:ios-ade @needs:method:ios-ade
    Scenario: an iPhone does not heed it
      Given an ADE profile with "userAffinity: no, autoAdvance: yes"
      When Ada enrolls an iPhone 15 by ios-ade
      Then Setup Assistant showed "Siri"
