@platform:macos
Feature: Macs that their users approved

  @req:MAC-015 @kind:identity @observable:wire @party:device
  Rule: Every Mac that enrolls is user approved

    Scenario Outline: a Mac that came by <method>
      Given Ada's MacBook Pro 2019 with "macOS 10.15" enrolled by <method>
      When the administrator sends SecurityInfo
      Then the answer tells "SecurityInfo/ManagementStatus/UserApprovedEnrollment" as "true"

      Examples:
        | method       |
        | macos-byod   |
        | macos-dem    |
        | macos-direct |
        | macos-ade    |

  @req:MAC-016 @kind:lifecycle @observable:wire @party:device @needs:method:macos-byod
  Rule: On macOS 11 approval makes a Mac supervised

    Scenario Outline: a Mac with macOS <version> is supervised: <supervised>
      Given Ada's MacBook Pro 2019 with "macOS <version>" enrolled by macos-byod
      When the administrator asks for "IsSupervised"
      Then the answer tells "QueryResponses/IsSupervised" as "<supervised>"

      Examples:
        | version | supervised |
        | 10.15   | false      |
        | 11.0    | true       |

    Scenario: a Mac that is updated while it is enrolled
      Given Ada's MacBook Pro 2019 with "macOS 10.15" enrolled by macos-byod
      When an administrator updates the Mac to macOS "11.0"
      And the administrator asks for "IsSupervised"
      Then the answer tells "QueryResponses/IsSupervised" as "true"

  @req:MAC-018 @kind:method @observable:wire @party:device @needs:method:macos-byod
  Rule: A profile that was not approved at once can be approved later

    Scenario: the user leaves before approving
      Given Ada gives up at "InstallProfile"
      When Ada enrolls a MacBook Air by macos-byod
      Then the enrollment is abandoned
      And the administrator sees the device unenrolled
      When the user approves the profile in the settings
      Then the device is enrolled
      And the administrator sees the device enrolled

  @req:MAC-017 @req:MAC-019 @kind:report @observable:report @needs:report:hardware @needs:method:macos-byod
  Rule: The hardware report shows whether the enrollment is user approved

    Scenario Outline: a Mac with <traits> is shown as <value>
      Given Ada's MacBook Pro 2019 with "<traits>" enrolled by macos-byod
      When the administrator sends SecurityInfo
      Then the hardware report shows "hardware/User approved enrollment" as "<value>"

      Examples:
        | traits                    | value |
        | macOS 10.15               | Yes   |
        | a script that enrolled it | No    |
