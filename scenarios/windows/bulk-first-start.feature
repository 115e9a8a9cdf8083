@platform:windows @method:windows-bulk @party:device @needs:settings:directory
Feature: The first start of a PC with a provisioning package

  Background:
    Given Grace has the directory role "Intune Administrator"

  @req:BLK-016 @kind:prerequisite @observable:wire
  Rule: Without Wi-Fi in the package the PC needs a cable

    Scenario Outline: a PC without a cable and "<wishes>"
      Given Grace has built a package with "<wishes>"
      When a Surface Laptop without a network cable applies the package
      Then the enrollment is <outcome>

      Examples:
        | wishes            | outcome  |
        | name: Plain       | refused  |
        | wifi: Campus/Open | accepted |

  @req:BLK-024 @kind:action @observable:wire
  Rule: Applications and certificates come with the package

    Scenario Outline: <what> of a package
      Given Grace has built a package with "applications: Reader, Writer; certificates: Campus root"
      When a Surface Laptop applies the package
      Then the PC has <what> "<names>" of the package

      Examples:
        | what         | names          |
        | applications | Reader, Writer |
        | certificates | Campus root    |

  @req:BLK-025 @kind:limit @observable:wire
  Rule: A password has 8 to 16 characters and opens the package

    Scenario Outline: a password of <length> characters
      When Grace builds a package with "password: <password>"
      Then the package is <ending>

      Examples:
        | length | password          | ending                       |
        | 7      | 1234567           | rejected because of "8 to 16" |
        | 8      | 12345678          | built                        |
        | 16     | 1234567890123456  | built                        |
        | 17     | 12345678901234567 | rejected because of "8 to 16" |

    Scenario Outline: a sealed package and the password <password>
      Given Grace has built a package with "password: right-one"
      When a Surface Laptop applies the package with the password "<password>"
      Then the enrollment is <outcome>

      Examples:
        | password  | outcome  |
        | right-one | accepted |
        | wrong-one | refused  |

  @req:BLK-027 @kind:entry @observable:wire
  Rule: A package comes from a USB drive in the first run and from a folder afterwards

    Scenario Outline: a PC <state> and <medium>
      Given Grace has built a package with "name: Classroom"
      When a Surface Laptop <state> is given the package by <medium>
      Then the enrollment is <outcome>

      Examples:
        | state            | medium | outcome  |
        | in its first run | usb    | accepted |
        | in its first run | share  | refused  |
        | in use           | share  | accepted |
        | in use           | usb    | refused  |

  @req:BLK-028 @kind:lifecycle @observable:wire @needs:clock
  Rule: The PC restarts a minute later, and joins and enrolls then

    Scenario: the minute before the restart
      Given Grace has built a package with "name: Classroom"
      When a Surface Laptop applies the package
      Then the PC asked the directory after 60 seconds

  @req:BLK-030 @kind:error @observable:wire
  Rule: A failed join without a local account strands the PC

    Scenario Outline: no network and "<wishes>"
      Given Grace has built a package with "<wishes>"
      When a Surface Laptop without a network cable applies the package
      Then the PC has reachable "<reachable>" of the package

      Examples:
        | wishes                    | reachable |
        | name: Plain               | no        |
        | localAdministrator: local | yes       |

  @req:BLK-031 @kind:limitation @observable:wire
  Rule: Scripts of a package run as system

    Scenario: a package with a script
      Given Grace has built a package with "commands: setup.cmd"
      When a Surface Laptop applies the package
      Then the PC has scriptsRanAs "system" of the package

  @req:BLK-032 @kind:report @observable:human
  Rule: Every setting leaves an entry in the log

    Scenario Outline: the entry of <setting>
      Given Grace has built a package with "deviceName: NEW-1; productKey: XXX00-00000-00000-00000-00000"
      When a Surface Laptop applies the package
      Then the package log has "<setting>" as <result>

      Examples:
        | setting                  | result  |
        | DevDetail/DNSComputerName | success |
        | EditionUpgrade           | failure |
