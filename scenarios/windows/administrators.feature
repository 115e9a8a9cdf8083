@platform:windows
Feature: Licences of administrators, scopes of profiles, and the portal's site

  @req:WIN-029 @kind:prerequisite @observable:wire
  Rule: An administrator needs a licence to enroll devices

    Scenario: an administrator without a licence
      Given Ada has the directory role "Intune Administrator"
      And Ada has no license
      When Ada enrolls a Surface Laptop by windows-byod
      Then the enrollment is refused

    Scenario: an administrator with one
      Given Ada has the directory role "Intune Administrator"
      When Ada enrolls a Surface Laptop by windows-byod
      Then the enrollment is accepted

  @req:WIN-030 @kind:policy @observable:admin @needs:page:console
  Rule: Administrators without a licence enter the console where that is allowed

    Background:
      Given Ada has the directory role "Intune Administrator"
      And Ada has no license

    Scenario: the option is on
      Given unlicensed administrators may enter the console
      When Ada enters the console
      Then the console is open

    Scenario: the option is off
      Given unlicensed administrators cannot enter the console
      When Ada enters the console
      Then the console refuses

  @req:ESP-018 @kind:policy @observable:admin @needs:page:status-page-profiles
  Rule: Scope tags limit who sees and reorders status page profiles

    Background:
      Given the status page profile "Everybody" is for "all users"
      And the status page profile "Raleigh" is for "all users"
      And the status page profile "Glenn" is for "all users"
      And the status page profile "Raleigh" has the scope tag "US-NC_IT Team"
      And the status page profile "Glenn" has the scope tag "JohnGlenn_ITDepartment"

    Scenario Outline: what <tag> sees
      Then an administrator with the scope tag "<tag>" sees the status page profiles "<profiles>"

      Examples:
        | tag                    | profiles  |
        | US-NC_IT Team          | Raleigh 2 |
        | JohnGlenn_ITDepartment | Glenn 3   |

    Scenario: a profile of one's own scope is put first
      When an administrator with the scope tag "US-NC_IT Team" puts the status page profile "Raleigh" first
      Then an administrator with the scope tag "US-NC_IT Team" sees the status page profiles "Raleigh 1"

    Scenario: a profile of somebody else's scope stays
      When an administrator with the scope tag "US-NC_IT Team" puts the status page profile "Glenn" first
      Then the console refuses

  @req:WIN-058 @kind:limitation @observable:wire
  Rule: Only Microsoft Edge lists apps by the version of Windows

    Scenario Outline: <browser> lists an app for another version <listed>
      Given the app "Reader" is available on Windows "10.0.26100"
      And the app "Planner" is available on Windows "10.0.19045"
      And Ada's Surface Laptop enrolled by windows-aad-join
      When Ada opens the site of the Company Portal in "<browser>"
      Then the site lists "Reader"
      And the site <lists> "Planner"

      Examples:
        | browser           | listed     | lists         |
        | Microsoft Edge    | not at all | does not list |
        | Google Chrome     | as well    | lists         |
        | Mozilla Firefox   | as well    | lists         |
        | Internet Explorer | as well    | lists         |

  @req:BLK-033 @kind:restriction @observable:wire @party:device
  Rule: A bulk-enrolled PC gets into secured networks by certificates of the device

    Background:
      Given Ada has the directory role "Global Administrator"
      And Ada has built a package with "name: Rollout"
      And the Wi-Fi network "Corp" wants a device certificate
      And the Wi-Fi network "Staff" wants a user certificate

    Scenario: a PC that a package enrolled gets into networks
      When a Surface Laptop applies the package
      Then the PC reaches the network "Corp"
      And the PC does not reach the network "Staff"

    Scenario: a PC of a person
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the PC reaches the network "Staff"

  @req:ESP-011 @kind:lifecycle @observable:wire @party:device
  Rule: The status page is for the first user of a PC

    Background:
      Given the status page profile "All" for "all devices" has "onlyFirstRun: no; block: yes"
      And the policy "Camera/AllowCamera" is assigned to all-devices

    Scenario: the first user
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page ended as "succeeded"

    Scenario: a later user
      When Ada sets up a Surface Laptop by windows-aad-join
      And Bob signs in to Windows on the PC
      Then there is no status page
