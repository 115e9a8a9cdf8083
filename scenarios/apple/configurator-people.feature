@platform:ios @needs:settings:configurator
Feature: Apple Configurator, who and what comes with the device

  @req:ACF-002 @kind:limitation @observable:wire @party:server @method:ios-configurator-setup-assistant
  Rule: No device enrollment manager enrolls by Apple Configurator

    Scenario Outline: <person> signs in
      Given Bob is a device enrollment manager
      And the Configurator profile "Sales" with user affinity
      And <person>'s iPhone 15 at the cable of Apple Configurator
      And the serial number of the device is listed for "Sales"
      When the device enrolls again
      Then the enrollment is <outcome>

      Examples:
        | person | outcome  |
        | Ada    | accepted |
        | Bob    | refused  |

  @req:ACF-003 @kind:prerequisite @observable:admin @party:server @method:ios-configurator-setup-assistant
  Rule: Profiles are made once authority and push certificate are there

    Scenario Outline: <missing>
      Given <missing>
      When the Configurator profile "Kiosks" without user affinity
      Then saving is refused

      Examples:
        | missing                                |
        | nobody chose the MDM authority         |
        | there is no Apple MDM push certificate |

    Scenario: everything is there
      When the Configurator profile "Kiosks" without user affinity
      Then saving is accepted

  @req:ACF-008 @kind:limit @observable:wire @party:server @lockstep @needs:clock @method:ios-configurator-setup-assistant
  Rule: Somebody signs in within a day

    Scenario Outline: after <hours> hours
      Given the Configurator profile "Sales" with user affinity
      And Ada's iPhone 15 at the cable of Apple Configurator
      And the serial number of the device is listed for "Sales"
      When Ada signs in <hours> hours after the device was turned on
      Then the answer is <status>

      Examples:
        | hours | status |
        | 23    | 200    |
        | 25    | 403    |

    Scenario: after a reset the day begins again
      Given the Configurator profile "Sales" with user affinity
      And Ada's iPhone 15 at the cable of Apple Configurator
      And the serial number of the device is listed for "Sales"
      When Ada signs in 25 hours after the device was turned on
      And the device enrolls again
      Then the enrollment is accepted

  @req:ACF-009 @kind:identity @observable:wire @party:server @needs:settings:sign-in @method:ios-configurator-setup-assistant
  Rule: Company Portal asks for what Setup Assistant has no page for

    Scenario: in Setup Assistant
      Given Ada's iPhone 15 with an Apple ID at the cable, listed for "Sales" with user affinity
      And Ada has to change a password at the "first sign-in"
      When the device enrolls again
      Then the enrollment is refused

    Scenario: in Company Portal
      Given Ada's iPhone 15 with an Apple ID at the cable, listed for "Sales" with user affinity
      And Ada has to change a password at the "first sign-in"
      And people of "Sales" sign in to Company Portal instead
      When the device enrolls again
      And the administrator sends InstallApplication with "Identifier=com.microsoft.CompanyPortal"
      And Ada signs in to Company Portal at the next contact
      Then the sign-in to Company Portal is done: yes

  @req:ACF-017 @kind:identity @observable:wire @party:server @method:ios-configurator-direct
  Rule: Direct enrollment wants no serial number, and takes the name that the device has

    Scenario: a device with photos on it
      Given Ada's iPhone 15 in use at the cable
      And the holder keeps "photos" on it
      When it comes in by a new profile without user affinity
      And the device checks in
      Then the administrator reads the name of the device
      And "photos" is on the device

  @req:ACF-018 @kind:limitation @observable:wire @party:server @method:ios-configurator-direct
  Rule: Apps that are bound to a user do not reach a directly enrolled device

    Scenario Outline: <kind> <app>
      Given the Configurator profile "Kiosks" without user affinity
      And the <kind> app "<app>" is assigned to everybody
      And Ada's iPhone 15 in use at the cable
      When the profile "Kiosks" is downloaded for the device
      And the device enrolls again
      And 5 minutes pass and the device checks in
      Then the app "<app>" is <sent>

      Examples:
        | kind            | app                         | sent     |
        | device-licensed | com.example.till            | sent     |
        | user-licensed   | com.example.mail            | not sent |
        | store           | com.microsoft.CompanyPortal | not sent |

  @req:ACF-023 @kind:limit @observable:wire @party:server @needs:clock @method:ios-configurator-direct
  Rule: What is assigned is there within ten minutes

    Scenario: an app
      Given the Configurator profile "Kiosks" without user affinity
      And the app "com.example.till" is assigned to everybody
      And Ada's iPhone 15 in use at the cable
      When the profile "Kiosks" is downloaded for the device
      And the device enrolls again
      And 10 minutes pass and the device checks in
      Then the app "com.example.till" is sent
