@party:device @platform:ios @needs:method:ios-byod
Feature: How messages of Apple devices go over the wire

  @req:XAP-481 @kind:capability @observable:wire
  Rule: Check-ins and reports are PUT

    Scenario Outline: the method of <message>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator sends SecurityInfo
      Then <message> of the device went by PUT

      Examples:
        | message      |
        | Authenticate |
        | Acknowledged |

  @req:XAP-483 @kind:identity @observable:wire @level:should
  Rule: Each part of the system has a User-Agent of its own

    Scenario Outline: <message> of an iPhone
      Given Ada's iPhone 15 enrolled by ios-byod
      Then <message> of the device had User-Agent "<agent>"

      Examples:
        | message      | agent        |
        | GetProfile   | Mozilla/5.0… |
        | Authenticate | MDM/1.0      |

    @platform:macos @needs:method:macos-byod
    Scenario: the client of a Mac
      Given Ada's MacBook Air enrolled by macos-byod
      Then TokenUpdate of the device had User-Agent "MDM-OSX/1.0 mdmclient/1660"

    @needs:method:ios-user-enrollment @needs:settings:account-driven
    Scenario: the client of account-driven enrollment
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then RequestProfile of the device had User-Agent "DeviceManagementClient/1.0"

  @req:XAP-484 @kind:capability @observable:wire
  Rule: Check-ins go to CheckInURL, reports to ServerURL

    Scenario Outline: the address of <message>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator sends SecurityInfo
      Then <message> of the device went to <key>

      Examples:
        | message      | key        |
        | TokenUpdate  | CheckInURL |
        | Acknowledged | ServerURL  |

  @req:XAP-485 @kind:identity @observable:wire
  Rule: Check-ins speak of the topic that the profile gave

    Scenario Outline: the topic of <message>
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then <message> of the device speaks of the topic of the profile

      Examples:
        | message      |
        | Authenticate |
        | TokenUpdate  |

  @req:XAP-486 @kind:identity @observable:wire @platform:macos @needs:method:macos-byod
  Rule: A Mac says whether its user is there

    Scenario: the TokenUpdate of a user
      Given a MacBook Air of Ada enrolled by macos-byod with a user of a directory
      Then the Mac says that its user is there

  @req:XAP-487 @kind:identity @observable:wire @level:should @needs:method:macos-byod
  Rule: A Mac tells a Profile Service of its user

    Scenario Outline: <model> over the air
      When Ada enrolls a <model> by <method> over the air
      Then the device <told> UserShortName over the air

      Examples:
        | model       | method     | told          |
        | MacBook Air | macos-byod | tells         |
        | iPhone 15   | ios-byod   | does not tell |

  @req:XAP-488 @kind:report @observable:wire
  Rule: Answers of DeviceInformation have the types of their queries

    Scenario Outline: <query> is <type>
      Given Ada's iPhone 15 enrolled by ios-byod
      And iCloud keeps a backup of it
      When the administrator asks for "<query>"
      Then <query> was answered with a <type>

      Examples:
        | query               | type       |
        | LastCloudBackupDate | date       |
        | BatteryLevel        | real       |
        | DeviceCapacity      | real       |
        | IsCloudBackupEnabled | boolean   |
        | CellularTechnology  | integer    |
        | PushToken           | data       |
        | ServiceSubscriptions | array     |
        | SoftwareUpdateSettings | dictionary |
        | OSVersion           | string     |
