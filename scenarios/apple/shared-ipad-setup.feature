@platform:ipados @method:ios-ade-shared-ipad @needs:settings:ade-profiles
Feature: From a new iPad to a Shared iPad

  @req:SIP-002 @kind:policy @observable:wire @party:device
  Rule: After activation no pane of Setup Assistant comes

    Scenario: though the profile hides none
      Given a Shared iPad with "awaitConfiguration=Yes"
      Then it is a Shared iPad
      And Setup Assistant shows 0 panes after activation

  @req:SIP-003 @kind:error @observable:wire @party:device
  Rule: A device that cannot be a Shared iPad has to be reset

    @platform:ios @method:ios-ade
    Scenario: an iPhone
      Given the profile for organisation devices has "shared=Yes"
      When an iPhone is turned on
      Then it goes on no further without a reset

    Scenario: an iPad on 13.3
      Given the profile for organisation devices has "shared=Yes"
      When an iPad on iPadOS "13.3" with 64 GB is turned on
      Then it goes on no further without a reset

    Scenario: an iPad on 13.3 that is turned on again, with another profile
      Given the profile for organisation devices has "shared=Yes"
      And an iPad on iPadOS "13.3" with 64 GB is turned on
      When the profile for organisation devices has "shared=No"
      And the device is turned on again
      Then it goes on no further without a reset

    Scenario: an iPad on 13.3 that was reset, with another profile
      Given the profile for organisation devices has "shared=Yes"
      And an iPad on iPadOS "13.3" with 64 GB is turned on
      When the profile for organisation devices has "shared=No"
      And the device is reset by hand
      And the device is turned on again
      Then the enrollment is accepted

  @req:SIP-013 @kind:prerequisite @observable:wire @party:device
  Rule: A Shared iPad has iPadOS 13.4 and 32 GB at least

    Scenario Outline: an iPad on <version> with <gigabytes> GB is <outcome>
      Given the profile for organisation devices has "shared=Yes"
      When an iPad on iPadOS "<version>" with <gigabytes> GB is turned on
      Then the enrollment is <outcome>

      Examples:
        | version | gigabytes | outcome  |
        | 13.3    | 32        | refused  |
        | 13.4    | 16        | refused  |
        | 13.4    | 32        | accepted |

    Scenario Outline: Shared Device Mode on iPadOS <version> is <outcome>
      Given the profile for organisation devices is for Shared Device Mode
      When an iPad on iPadOS "<version>" with 16 GB is turned on
      And the shared device checks in
      And Ada signs in
      Then the attempt <outcome>

      Examples:
        | version | outcome    |
        | 12.5    | is refused |
        | 13.0    | works      |

  @req:SIP-012 @kind:prerequisite @observable:wire @party:device
  Rule: Shared iPad is for iPads, Shared Device Mode for iPhones as well

    @platform:ios @method:ios-ade
    Scenario: an iPhone is no Shared iPad
      Given the profile for organisation devices has "shared=Yes"
      When an iPhone is turned on
      Then the enrollment is refused

    @platform:ios @method:ios-ade
    Scenario: an iPhone in Shared Device Mode
      Given the profile for organisation devices is for Shared Device Mode
      When an iPhone is turned on
      And the shared device checks in
      And Ada signs in
      Then the attempt works

    Scenario: an iPad is a Shared iPad
      Given the profile for organisation devices has "shared=Yes"
      When an iPad on iPadOS "17.7" with 64 GB is turned on
      Then it is a Shared iPad

  @req:SIP-011 @kind:method @observable:admin @party:server
  Rule: The record of a device names its kind of sharing

    Scenario: a Shared iPad
      Given a Shared iPad
      Then the administrator sees it shared by Shared iPad

    @platform:ios @method:ios-ade
    Scenario: an iPhone in Shared Device Mode in its record
      Given the profile for organisation devices is for Shared Device Mode
      When an iPhone is turned on
      And the shared device checks in
      Then the administrator sees it shared by Shared Device Mode

  @req:SIP-010 @kind:lifecycle @observable:wire @party:device
  Rule: Only a reset and a new profile take temporary sessions away

    Scenario: the changed profile alone changes nothing
      Given a Shared iPad with "Require Shared iPad temporary session only=Yes"
      When the profile for organisation devices has "Require Shared iPad temporary session only=No"
      And the shared device checks in
      And Ada signs in
      Then the attempt is refused

    Scenario: with a reset it takes accounts
      Given a Shared iPad with "Require Shared iPad temporary session only=Yes"
      When the profile for organisation devices has "Require Shared iPad temporary session only=No"
      And the device is reset by hand
      And the device is turned on again
      And the shared device checks in
      And Ada signs in
      Then the attempt works
