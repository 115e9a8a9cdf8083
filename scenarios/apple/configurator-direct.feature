@platform:ios @method:ios-configurator-direct @needs:method:ios-configurator-direct @needs:settings:configurator
Feature: Apple Configurator, direct enrollment

  @req:ACF-006 @req:ACF-007 @kind:identity @observable:wire @party:server
  Rule: Direct enrollment is without user affinity, Setup Assistant offers both

    Scenario: a profile with user affinity is not exported for it
      Given the Configurator profile "Sales" with user affinity
      And Ada's iPhone 15 in use at the cable
      When the profile "Sales" is downloaded for the device
      Then saving is refused

    Scenario: a profile without user affinity enrolls a device of nobody
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 in use at the cable
      When the profile "Kiosks" is downloaded for the device
      And the device enrolls again
      Then the enrollment is accepted
      And the device is listed for no user

    Scenario: with user affinity Setup Assistant binds the user
      Given the Configurator profile "Sales" with user affinity
      And Ada's iPhone 15 at the cable of Apple Configurator
      And the serial number of the device is listed for "Sales"
      When the device enrolls again
      Then the device is listed for Ada

  @req:ACF-019 @kind:token @observable:wire @party:server @needs:clock
  Rule: The downloaded file is good for two weeks

    Scenario Outline: after <days> days it is <outcome>
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 in use at the cable
      When the profile "Kiosks" is downloaded for the device
      And <days> days pass
      And the device enrolls again
      Then the enrollment is <outcome>

      Examples:
        | days | outcome  |
        | 13   | accepted |
        | 15   | refused  |

    Scenario: a new download works again
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 in use at the cable
      When the profile "Kiosks" is downloaded for the device
      And 15 days pass
      And the profile "Kiosks" is downloaded for the device
      And the device enrolls again
      Then the enrollment is accepted

  @req:ACF-020 @req:ACF-022 @kind:method @observable:wire @party:device
  Rule: The holder of an unsupervised device is asked, of a supervised one not

    Scenario Outline: the holder refuses at <prompt>
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 in use at the cable
      And the holder refuses at "<prompt>"
      When the profile "Kiosks" is downloaded for the device
      And the device enrolls again
      Then the enrollment is abandoned

      Examples:
        | prompt            |
        | Unlock            |
        | Install           |
        | Passcode          |
        | Warning           |
        | Remote Management |

    Scenario: a supervised device asks for none of it
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's supervised iPhone 15 in use at the cable
      And the holder refuses at "Install"
      When the profile "Kiosks" is downloaded for the device
      And the device enrolls again
      Then the enrollment is accepted

  @req:ACF-021 @kind:prerequisite @observable:wire @party:device
  Rule: The device has to be set up before

    Scenario: a device that shows Hello
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 in use at the cable
      When the holder resets the device
      And the profile "Kiosks" is downloaded for the device
      And the device enrolls again
      Then the enrollment is refused
