@platform:windows @method:windows-bulk @needs:settings:directory
Feature: Tokens and packages of bulk enrollment

  @req:BLK-002 @kind:restriction @observable:wire @party:directory
  Rule: Four directory roles may fetch a bulk token

    Scenario Outline: a person with the role <role>
      Given Grace has the directory role "<role>"
      When Grace builds a package
      Then the package is <ending>

      Examples:
        | role                       | ending                                              |
        | Global Administrator       | built                                               |
        | Cloud Device Administrator | built                                               |
        | Intune Administrator       | built                                               |
        | Password Administrator     | built                                               |
        | Reports Reader             | rejected because of "BulkToken"                     |

  @req:BLK-019 @kind:token @observable:wire @party:directory @needs:clock
  Rule: A bulk token is valid for 180 days

    Scenario Outline: a PC after <days> days
      Given Grace has the directory role "Intune Administrator"
      And Grace has built a package with "name: Classroom"
      When <days> days pass
      And a Surface Laptop applies the package
      Then the enrollment is <outcome>

      Examples:
        | days | outcome  |
        | 179  | accepted |
        | 181  | refused  |

  @req:BLK-020 @kind:token @observable:wire @party:directory
  Rule: The author signs in to fetch a bulk token

    Scenario: a wrong password
      Given Grace has the directory role "Intune Administrator"
      When Grace builds a package with a wrong password
      Then the package is rejected because of "wrong"

    Scenario: nobody signs in
      Given Grace has the directory role "Intune Administrator"
      When Grace builds a package without the sign-in
      Then the package is rejected because of "403"

  @req:BLK-021 @kind:identity @observable:admin @party:directory
  Rule: An account of its own is behind each package

    Scenario: the account of a package
      Given Grace has the directory role "Intune Administrator"
      When Grace builds a package
      Then the package enrolls in the name of an account like "^package_[0-9a-f-]{36}@"

  @req:BLK-022 @kind:token @observable:wire @party:directory
  Rule: Deleting the account revokes the package

    Scenario: the account is deleted before a PC comes
      Given Grace has the directory role "Intune Administrator"
      And Grace has built a package with "name: Classroom"
      When the package's account is deleted
      And a Surface Laptop applies the package
      Then the enrollment is refused

  @req:BLK-007 @kind:prerequisite @observable:wire @party:directory @needs:settings:windows-enrollment
  Rule: Bulk enrollment needs automatic enrollment

    Scenario: the MDM user scope is None
      Given Grace has the directory role "Intune Administrator"
      And Grace has built a package with "name: Classroom"
      And the MDM user scope is "none"
      When a Surface Laptop applies the package
      Then the enrollment is refused
      And the directory lists 1 joined PC

  @req:BLK-017 @kind:policy @observable:wire @party:device
  Rule: A Wi-Fi network has a name and a type

    Scenario Outline: the network "<network>"
      Given Grace has the directory role "Intune Administrator"
      When Grace builds a package with "wifi: <network>"
      Then the package is <ending>

      Examples:
        | network              | ending                               |
        | Campus/Open          | built                                |
        | Campus/WPA2-Personal | built                                |
        | Campus/WEP           | rejected because of "Network type"   |
        | /Open                | rejected because of "Network SSID"   |

  @req:BLK-018 @kind:policy @observable:wire @party:device
  Rule: Enrolling in the cloud directory takes a token and its expiry

    Scenario Outline: without the <part>
      Given Grace has the directory role "Intune Administrator"
      When Grace builds a package without the <part>
      Then the package is rejected because of "Bulk Token Expiry"

      Examples:
        | part   |
        | token  |
        | expiry |

  @req:BLK-023 @kind:limitation @observable:wire @party:device
  Rule: The author's PC becomes managed unless the sign-in is for the app only

    Scenario: the author signs in to the app only
      Given Grace has the directory role "Intune Administrator"
      When Grace builds a package
      Then the directory lists 0 registered PCs

    Scenario: the author stays signed in everywhere
      Given Grace has the directory role "Intune Administrator"
      When Grace builds a package and stays signed in everywhere
      Then the directory lists 1 registered PC
