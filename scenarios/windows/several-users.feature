@platform:windows
Feature: Several people at one PC, and what they may do by themselves

  @req:WIN-031 @kind:capability @observable:wire
  Rule: Several users need a joined PC on Windows 10, version 1703, or later

    Background:
      Given Bob belongs to the group "Sales"
      And the policy "Camera/AllowCamera" is assigned to the group "Sales"

    Scenario: a second user of a joined PC
      When Ada enrolls a Surface Laptop by windows-aad-join
      And Bob signs in to Windows on the PC
      Then the server addressed the node "AllowCamera"

    Scenario: a second user of a registered PC
      When Ada enrolls a Surface Laptop by windows-auto
      And Bob signs in to Windows on the PC
      Then the server did not address the node "AllowCamera"

    Scenario: a second user before the Creators Update
      When Ada enrolls a Surface Laptop on OS "10.0.14393.0" by windows-aad-join
      And Bob signs in to Windows on the PC
      Then the server did not address the node "AllowCamera"

  @req:WIN-032 @kind:policy @observable:wire
  Rule: Whoever signs in gets their own apps and policies

    Scenario: a second user whose policies differ
      Given Bob belongs to the group "Sales"
      And the policy "Camera/AllowCamera" is assigned to the group "Sales"
      And the msi "Reader" is assigned to the group "Sales"
      When Ada enrolls a Surface Laptop by windows-aad-join
      And Bob signs in to Windows on the PC
      Then the server addressed the node "AllowCamera"
      And "Reader" is installed

  @req:BLK-004 @kind:policy @observable:wire
  Rule: Users of a bulk-enrolled PC get their policies and required apps

    Scenario: a user signs in to a PC that a package enrolled
      Given Ada has the directory role "Global Administrator"
      And Ada has built a package with "name: Rollout"
      And Bob belongs to the group "Sales"
      And the policy "Camera/AllowCamera" is assigned to the group "Sales"
      When a Surface Laptop applies the package
      And Bob signs in to Windows on the PC
      Then the server addressed the node "AllowCamera"

  @req:WIN-033 @kind:restriction @observable:wire
  Rule: Self-service is for the primary user

    Background:
      Given the app "Reader" is available
      When Ada enrolls a Surface Laptop by windows-aad-join

    Scenario: the primary user installs an app
      When Ada installs "Reader" from the Company Portal
      Then the portal agrees
      And "Reader" is installed

    Scenario: somebody else installs an app
      When Bob installs "Reader" from the Company Portal
      Then the portal refuses

    Scenario Outline: <person> asks for <action>
      When <person> asks the Company Portal for "<action>"
      Then the portal <answer>

      Examples:
        | person | action | answer  |
        | Ada    | Remove | agrees  |
        | Ada    | Reset  | agrees  |
        | Bob    | Remove | refuses |
        | Bob    | Reset  | refuses |

  @req:WIN-034 @kind:capability @observable:wire
  Rule: Without a primary user available apps can be installed, and nothing else

    Background:
      Given the app "Reader" is available
      When Ada enrolls a Surface Laptop by windows-dem

    Scenario: anybody installs an app on a shared PC
      When Bob installs "Reader" from the Company Portal
      Then the portal agrees
      And "Reader" is installed

    Scenario: anybody resets a shared PC
      When Bob asks the Company Portal for "Reset"
      Then the portal refuses

  @req:BLK-005 @kind:capability @observable:wire
  Rule: The Company Portal installs available apps on bulk-enrolled PCs

    Scenario: anybody installs an app on a bulk-enrolled PC
      Given Ada has the directory role "Global Administrator"
      And Ada has built a package with "name: Rollout"
      And the app "Reader" is available
      When a Surface Laptop applies the package
      And Bob installs "Reader" from the Company Portal
      Then the portal agrees
      And "Reader" is installed

    Scenario: anybody removes a bulk-enrolled PC
      Given Ada has the directory role "Global Administrator"
      And Ada has built a package with "name: Rollout"
      When a Surface Laptop applies the package
      And Bob asks the Company Portal for "Remove"
      Then the portal refuses
