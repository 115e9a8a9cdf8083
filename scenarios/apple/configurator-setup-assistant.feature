@platform:ios @method:ios-configurator-setup-assistant @needs:method:ios-configurator-setup-assistant @needs:settings:configurator
Feature: Apple Configurator, enrollment in Setup Assistant

  @req:ACF-004 @kind:method @observable:admin @party:server
  Rule: A profile has a name

    Scenario: a profile without one
      When the Configurator profile "" without user affinity
      Then saving is refused

  @req:ACF-005 @kind:identity @observable:admin @party:server
  Rule: The profile's name is the device's enrollmentProfileName

    Scenario: an iPhone that was prepared
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 at the cable of Apple Configurator
      And the serial number of the device is listed for "Kiosks"
      When the device enrolls again
      Then the administrator sees the device with the profile "Kiosks"

  @req:ACF-010 @kind:limit @observable:admin @party:server
  Rule: A file of serial numbers has at most 5,000 rows

    Scenario Outline: <rows> rows are <outcome>
      Given the Configurator profile "Kiosks" without user affinity
      When the administrator imports <rows> serial numbers for "Kiosks"
      Then saving is <outcome>
      And <listed> serial numbers are listed

      Examples:
        | rows | outcome  | listed |
        | 5000 | accepted | 5000   |
        | 5001 | refused  | 0      |

  @req:ACF-011 @kind:identity @observable:admin @party:server
  Rule: Details of known serial numbers are replaced on wish only

    Scenario: an import without the option
      Given the Configurator profile "Kiosks" without user affinity
      When the administrator imports "SIM1,a" for "Kiosks"
      And the administrator imports "SIM1,b" for "Kiosks"
      Then the details of SIM1 are "a"

    Scenario: an import with the option
      Given the Configurator profile "Kiosks" without user affinity
      When the administrator imports "SIM1,a" for "Kiosks"
      And the administrator imports "SIM1,b" for "Kiosks" and overwrites details
      Then the details of SIM1 are "b"

  @req:ACF-012 @req:ACF-013 @kind:action @observable:admin @party:server
  Rule: The exported address brings each listed device the profile that its serial number has now

    Scenario: the serial number got another profile after the export
      Given the Configurator profile "Kiosks" without user affinity
      And the Configurator profile "Tills" without user affinity
      And Ada's iPhone 15 at the cable of Apple Configurator
      And the serial number of the device is listed for "Kiosks"
      And the serial number of the device is listed for "Tills"
      When the device enrolls again
      Then the administrator sees the device with the profile "Tills"

    Scenario: the address does not bring a profile to a device that is not listed
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 at the cable of Apple Configurator
      When the device enrolls again
      Then the enrollment is refused

  @req:ACF-014 @req:ACF-001 @kind:prerequisite @observable:wire @party:device
  Rule: Preparing erases the device, which nobody's Apple Account may hold

    Scenario: what was on it is gone
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 at the cable of Apple Configurator
      And the serial number of the device is listed for "Kiosks"
      And the holder keeps "photos" on it
      When the device enrolls again
      Then the enrollment is accepted
      And "photos" is not on the device

    Scenario: somebody's Apple Account still has it
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 at the cable, which an Apple Account still has
      And the serial number of the device is listed for "Kiosks"
      When the device enrolls again
      Then the enrollment is refused

  @req:ACF-015 @kind:method @observable:wire @party:device
  Rule: The device is set up as was chosen while it was prepared

    Scenario Outline: <level> without a pane
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 at the cable, prepared <level> without Siri
      And the serial number of the device is listed for "Kiosks"
      When the device enrolls again
      Then the device is set up <level> without Siri

      Examples:
        | level        |
        | supervised   |
        | unsupervised |

  @req:ACF-016 @kind:lifecycle @observable:wire @party:device
  Rule: A prepared device enrolls when its user sets it up

    Scenario: nobody turns it on
      Given the Configurator profile "Kiosks" without user affinity
      And Ada's iPhone 15 at the cable of Apple Configurator
      And the serial number of the device is listed for "Kiosks"
      And the holder refuses at "Turn on"
      When the device enrolls again
      Then the enrollment is abandoned
