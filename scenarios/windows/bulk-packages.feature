@platform:windows @method:windows-bulk @party:device @needs:settings:directory
Feature: What a provisioning package makes of a PC

  Background:
    Given Grace has the directory role "Intune Administrator"

  @req:BLK-001 @kind:method @observable:wire @needs:report:directory-devices
  Rule: A package joins the directory and enrolls

    Scenario: a new PC
      Given Grace has built a package with "name: Classroom"
      When a Surface Laptop applies the package
      Then the enrollment is accepted
      And the directory lists 1 joined PC

  @req:BLK-003 @kind:identity @observable:wire
  Rule: Directory users are standard users

    Scenario: rights on a PC of a package
      Given Grace has built a package with "name: Classroom"
      When a Surface Laptop applies the package
      Then the PC has directoryUsersAre "standard user" of the package

  @req:BLK-006 @kind:prerequisite @observable:wire
  Rule: Packages are taken from Windows 10, version 1709

    Scenario Outline: a PC on <version>
      Given Grace has built a package with "name: Classroom"
      When a Surface Laptop on OS "<version>" applies the package
      Then the enrollment is <outcome>

      Examples:
        | version         | outcome  |
        | 10.0.15063.1    | refused  |
        | 10.0.16299.1    | accepted |
        | 10.0.26100.2894 | accepted |

  @req:BLK-009 @kind:limit @observable:wire
  Rule: A name has 63 characters at most

    Scenario: a template of 63 characters
      Given Grace has built a package with "deviceName: Contoso-abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz012"
      When a Surface Laptop applies the package
      Then the PC's name is like "Contoso-[a-z]{52}012"

    Scenario: a template of 64 characters
      When Grace builds a package with "deviceName: Contoso-abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0123"
      Then the package is rejected because of "63"

  @req:BLK-010 @kind:limit @observable:wire
  Rule: A serial number is cut at its beginning

    Scenario: a serial number with too little room
      Given Grace has built a package with "deviceName: Contoso-abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstu%SERIAL%"
      When a Surface Laptop applies the package
      Then the PC's name has 63 characters and ends as its serial number

  @req:BLK-014 @kind:limit @observable:wire
  Rule: Random digits are fewer than 63

    Scenario: five digits
      Given Grace has built a package with "deviceName: Fabrikam-%RAND:5%"
      When a Surface Laptop applies the package
      Then the PC's name is like "Fabrikam-\d{5}"

    Scenario: sixty-three digits
      When Grace builds a package with "deviceName: %RAND:63%"
      Then the package is rejected because of "RAND"

  @req:BLK-015 @kind:restriction @observable:wire
  Rule: The device name is read from version 2004 on, the computer name before

    Scenario Outline: "<wishes>" on <version>
      Given Grace has built a package with "<wishes>"
      When a Surface Laptop on OS "<version>" applies the package
      Then the PC's name is like "<name>"

      Examples:
        | wishes              | version         | name        |
        | deviceName: NEW-1   | 10.0.18363.1    | DESKTOP-.*  |
        | deviceName: NEW-1   | 10.0.19041.1    | NEW-1       |
        | computerName: OLD-1 | 10.0.18363.1    | OLD-1       |

  @req:BLK-011 @kind:action @observable:wire
  Rule: A product key upgrades the edition

    Scenario: a key for another edition
      Given Grace has built a package with "productKey: ENT00-00000-00000-00000-00000"
      When a Surface Laptop applies the package
      Then the PC has edition 4 of the package

  @req:BLK-012 @kind:policy @observable:wire
  Rule: Shared use is off unless it is turned on

    Scenario Outline: a package with "<wishes>"
      Given Grace has built a package with "<wishes>"
      When a Surface Laptop applies the package
      Then the PC has sharedUse "<shared>" of the package

      Examples:
        | wishes         | shared |
        | sharedUse: yes | yes    |
        | name: Plain    | no     |

  @req:BLK-013 @kind:action @observable:wire
  Rule: Pre-installed software stays unless it is removed

    Scenario Outline: software after "<wishes>"
      Given Grace has built a package with "<wishes>"
      When a Surface Laptop applies the package
      Then the PC has preinstalledSoftware "<left>" of the package

      Examples:
        | wishes              | left |
        | removeSoftware: yes | no   |
        | name: Plain         | yes  |
