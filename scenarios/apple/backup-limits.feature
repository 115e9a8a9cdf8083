@platform:ios @method:ios-ade @needs:method:ios-ade @needs:verb:enrollment.issue
Feature: What a backup and a migration cannot do

  @req:BKR-002 @kind:limitation @observable:admin @party:device
  Rule: Quick Start comes before anything that could hide it, and is not supported

    Scenario Outline: hidden: <hidden>
      Given an ADE profile with "hiddenScreens: <hidden>"
      When Ada enrolls an iPhone 15 by ios-ade
      Then "Quick Start" was shown before the network

      Examples:
        | hidden                               |
        | Siri                                 |
        | Restore + Device to Device Migration |

    Scenario: the holder migrates
      Given a new iPhone 15 of Ada for ios-ade
      When the holder chooses Quick Start in Setup Assistant of the organisation
      Then the deed is refused
      And the device tells "not supported"

  @req:BKR-010 @kind:lifecycle @observable:wire @party:server
  Rule: A backup that is out of date brings back an identity that counts for nothing

    @needs:clock
    Scenario: the certificate expired since
      Given Ada's iPhone 15 enrolled by ios-ade
      And a backup of it
      And the device has been silent for 400 days
      When the holder resets the device
      And the backup is restored on the device
      And the device checks in
      Then the server wants to hear no more of the device

    Scenario: the record was deleted since
      Given Ada's iPhone 15 enrolled by ios-ade
      And a backup of it
      When the record of the device is deleted
      And the holder resets the device
      And the backup is restored on the device
      And the device checks in
      Then the server wants to hear no more of the device

    @method:ios-byod @needs:method:ios-byod
    Scenario: the certificate was renewed since
      Given Ada's iPhone 15 enrolled by ios-byod
      And a backup of it
      When the device renews its certificate and shows it to the server
      And the holder resets the device
      And the backup is restored on the device
      And the device checks in
      Then the server wants to hear no more of the device

  @req:BKR-011 @kind:limitation @observable:wire @party:device
  Rule: A locked profile comes back locked, and a hidden Restore pane brings nothing back

    Scenario: the holder removes the profile that came back
      Given Ada's iPhone 15 enrolled by ios-ade with a locked profile
      And a backup of it
      When the holder resets the device
      And the backup is restored on the device
      And the user removes management
      Then the device is enrolled

    Scenario Outline: hidden panes: <hidden>
      Given an ADE profile with "hiddenScreens: <hidden>"
      And Ada's iPhone 15 enrolled by ios-ade
      And a backup of it
      When the holder resets the device
      And the holder restores it in Setup Assistant of the organisation
      Then the deed is <outcome>

      Examples:
        | hidden         | outcome |
        | Restore        | refused |
        | Siri           | done    |

  @req:ADE-012 @kind:error @observable:wire @party:device @needs:settings:volume-purchase
  Rule: Company Portal asks for a profile that is there when it was configured twice

    Scenario: by the profile alone
      Given the purchase token "VPP" with 100 licenses for 365 days
      And an ADE profile with "authentication: modern, companyPortal: install + token=VPP"
      And Ada's iPhone 15 enrolled by ios-ade
      When the device checks in
      And the holder starts Company Portal
      Then the device tells "This device is managed"

    Scenario: by hand too
      Given the purchase token "VPP" with 100 licenses for 365 days
      And an ADE profile with "authentication: modern, companyPortal: install + token=VPP"
      And Ada's iPhone 15 enrolled by ios-ade
      When the app configuration of "com.microsoft.CompanyPortal" is deployed by hand too
      And the holder starts Company Portal
      Then the device tells "download the management profile"
      And the device is enrolled
