@platform:windows @needs:settings:autopilot-devices @needs:clock
Feature: PCs at the deployment service

  @req:AUT-002 @kind:identity @observable:admin
  Rule: A row has serial number, product id and hardware hash

    Scenario Outline: a row without <cell>
      Given Ada's Surface Laptop in its box is for user-driven
      When the administrator uploads the PC without its <cell>
      Then the setting is refused because of "<cell>"

      Examples:
        | cell         |
        | serial       |
        | productId    |
        | hardwareHash |

    Scenario: a row without a group tag
      Given Ada's Surface Laptop in its box is for user-driven
      When the administrator uploads the PC
      Then the setting is kept
      And the registration is "importing"

  @req:AUT-003 @kind:identity @observable:admin
  Rule: A row may assign a user whom the directory knows

    Scenario: nobody of this name
      Given Ada's Surface Laptop in its box is for user-driven
      When the administrator uploads the PC for the user "nobody@nowhere.test"
      Then the setting is refused because of "nobody@nowhere.test"

  @req:AUT-004 @kind:lifecycle @observable:admin
  Rule: An import takes minutes

    Scenario: at once and five minutes later
      Given Ada's Surface Laptop in its box is for user-driven
      When the administrator uploads the PC
      Then the registration is "importing"
      When 5 minutes pass
      Then the registration is "registered"

  @req:AUT-005 @kind:identity @observable:admin @party:cloud
  Rule: Until it enrolls a PC is called by its serial number

    Scenario: a registered PC
      Given Ada's Surface Laptop is registered for user-driven with the tag "Kiosk"
      When 1 hour passes
      Then the directory calls the PC by its serial number

  @req:AUT-007 @kind:policy @observable:admin
  Rule: A profile may convert the PCs that it is for

    Scenario Outline: convert: <convert>, after <hours> hours
      Given the user-driven deployment profile "All" for "windows-aad-join" has "convertAll: <convert>"
      And Ada's Surface Laptop enrolled by windows-aad-join
      When <hours> hours pass
      Then the registration is "<state>"

      Examples:
        | convert | hours | state      |
        | yes     | 49    | registered |
        | no      | 49    | missing    |

  @req:AUT-014 @kind:lifecycle @observable:admin
  Rule: An enrolled PC leaves the directory before its registration goes

    Scenario: the registration of an enrolled PC is deleted first
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for user-driven
      When the PC goes through its first run
      And the administrator deletes the registration
      Then the setting is refused because of "directory"

    Scenario: the registration of a PC in its box is deleted
      Given Ada's Surface Laptop is registered for user-driven
      When the administrator deletes the registration
      Then the registration is "missing"

  @req:AUT-016 @kind:method @observable:admin
  Rule: There are four kinds of deployment

    Scenario Outline: a profile of the mode <mode>
      When the administrator tries to save a deployment profile of the mode "<mode>"
      Then the setting is <ending>

      Examples:
        | mode             | ending                            |
        | self-deploying   | kept                              |
        | user-driven      | kept                              |
        | pre-provisioned  | kept                              |
        | existing-devices | kept                              |
        | by-carrier       | refused because of "user-driven"  |
