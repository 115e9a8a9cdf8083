@platform:windows
Feature: Where people begin on a PC, by its version and edition

  @req:WIN-005 @kind:entry @observable:wire @party:device
  Rule: Access work or school connects a PC

    Scenario: a person connects a PC with a work account
      When Ada connects a Surface Laptop from Settings
      Then the enrollment is accepted
      And the PC found its enrollment service by the mail address
      And Ada is listed in the Settings of the PC

  @req:WIN-006 @kind:prerequisite @observable:wire @party:device
  Rule: Settings connects from Windows 10, version 1607, and from Windows 11 on

    Scenario Outline: a PC on <version> connects from Settings
      When Ada connects a Surface Laptop on OS "<version>" from Settings
      Then the enrollment is <outcome>

      Examples:
        | version         | outcome  |
        | 10.0.10586.1045 | refused  |
        | 10.0.14393.0    | accepted |
        | 10.0.22000.194  | accepted |

  @req:WIN-008 @kind:limitation @observable:wire @party:device
  Rule: Windows 10, version 1511 and earlier follow another procedure

    Scenario Outline: a PC on <version> follows the procedure of 1511
      When Ada enrolls a Surface Laptop on OS "<version>" by windows-legacy-1511
      Then the enrollment is <outcome>

      Examples:
        | version         | outcome  |
        | 10.0.10240.0    | accepted |
        | 10.0.10586.1045 | accepted |
        | 10.0.14393.0    | refused  |

  @req:WIN-028 @kind:restriction @observable:wire @party:device
  Rule: Windows before 10 enrolls with the Company Portal app only

    Scenario: Windows 8.1 connects from Settings
      When Ada connects a Surface Laptop on OS "6.3.9600.17031" from Settings
      Then the enrollment is refused
      And the PC asked no enrollment service

    Scenario: Windows 8.1 adds a work account
      When Ada enrolls a Surface Laptop on OS "6.3.9600.17031" by windows-auto
      Then the enrollment is refused
      And the PC asked no enrollment service

    Scenario: Windows 8.1 runs the Company Portal app
      When Ada enrolls a Surface Laptop on OS "6.3.9600.17031" with the Company Portal app
      Then the enrollment is accepted

  @req:WIN-025 @kind:method @observable:wire @party:device
  Rule: Windows IoT Core enrolls by a package on its SD card

    Background:
      Given Ada has the directory role "Global Administrator"
      And Ada has built a package with "name: Boards"

    Scenario: the first boot with the card
      When an IoT board boots for the first time with the package on sd-card
      Then the enrollment is accepted
      And the person was asked for credentials 0 times

    Scenario Outline: a package that is not installed from <medium>
      When an IoT board boots <when> with the package on <medium>
      Then the enrollment is refused

      Examples:
        | medium  | when               |
        | usb     | for the first time |
        | sd-card | again              |

  @req:WIN-004 @kind:capability @observable:wire
  Rule: Desktops and phones on Windows 10 enroll alike

    Scenario Outline: a <model> is listed under <form>
      When Ada enrolls a <model> by windows-byod
      Then the enrollment is accepted
      And the PC's record says form "<form>"

      Examples:
        | model          | form           |
        | Surface Laptop | Windows        |
        | Lumia 950      | Windows Mobile |

  @req:WIN-007 @kind:identity @observable:wire @party:device
  Rule: A PC says what it is

    Scenario Outline: the page About has a <field>
      When Ada enrolls a Legacy PC by windows-byod
      Then the PC shows its <field>

      Examples:
        | field         |
        | device_name   |
        | processor     |
        | installed_ram |
        | device_id     |
        | product_id    |
        | system_type   |
        | edition       |
        | version       |
        | installed_on  |
        | os_build      |
