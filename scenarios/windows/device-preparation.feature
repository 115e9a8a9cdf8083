@platform:windows @needs:settings:device-preparation-policies
Feature: PCs that nobody registered and that come by device preparation

  @req:XWP-146 @kind:policy @observable:wire @needs:settings:autopilot-profiles @needs:clock
  Rule: A registered PC gets its Autopilot profile, and not the policy

    Scenario: a PC that is registered
      Given the preparation policy "Standard" is for "everybody"
      And the user-driven deployment profile "All" is for "all"
      And Ada's new Surface Laptop is in its box
      When the administrator uploads the PC
      And 5 minutes pass
      And the PC goes through its first run
      Then there is no deployment of the PC

  @req:XWP-168 @kind:policy @observable:wire @party:device @needs:settings:autopilot-profiles @needs:clock
  Rule: A PC obeys the profile that waits for it

    Scenario: a profile for standard users
      Given the preparation policy "Standard" is for "everybody"
      And the user-driven deployment profile "All" for "all" has "standardUser: yes"
      And Ada's new Surface Laptop is in its box
      When the administrator uploads the PC
      And 5 minutes pass
      And the PC goes through its first run
      Then the first run had userIs "standard user"

  @req:XWP-148 @kind:prerequisite @observable:wire
  Rule: PCs are prepared from Windows 11 24H2, or from KB5035942 on

    Scenario Outline: a PC of build <version> is prepared
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop on OS "<version>"
      Then the deployment has deploymentStatus "In progress"

      Examples:
        | version         |
        | 10.0.22621.3374 |
        | 10.0.22631.3374 |
        | 10.0.26100.1    |

    Scenario Outline: a PC of build <version> is joined and nothing else
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop on OS "<version>"
      Then the enrollment is accepted
      And there is no deployment of the PC

      Examples:
        | version         |
        | 10.0.22000.2960 |
        | 10.0.22621.3373 |
        | 10.0.22631.3373 |

  @req:XWP-169 @kind:capability @observable:wire @party:device @level:should
  Rule: The nodes are there from the version that has the page

    Scenario Outline: PageStatus on <version>
      When Ada enrolls a Surface Laptop on OS "<version>" by windows-byod
      And the administrator reads the node "DevicePreparation/PageStatus"
      Then the node "DevicePreparation/PageStatus" was answered with <code>

      Examples:
        | version         | code |
        | 10.0.22621.3373 | 404  |
        | 10.0.22621.3374 | 200  |

  @req:XWP-149 @kind:capability @observable:admin
  Rule: A PC joins its device group while it enrolls

    Scenario: a policy with a device group
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      Then the PC is a member of "Prepared PCs"

  @req:XWP-150 @kind:error @observable:admin @level:should
  Rule: A group that lost its owner gets no members

    Scenario: the owner was removed after the policy was saved
      Given the preparation policy "Standard" for "everybody" has "apps: [Reader]"
      And the win32 "Reader" is assigned to the prepared PCs
      When the device group "Prepared PCs" loses its owner
      And Ada unpacks a Surface Laptop
      Then the PC is no member of "Prepared PCs"
      And the app "Reader" of the deployment is "Skipped"

  @req:XWP-151 @kind:report @observable:admin
  Rule: The enrollment profile of a prepared PC is its policy

    Scenario: a prepared PC
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      Then the administrator sees enrollmentProfileName "Standard" of the PC

  @req:XWP-176 @kind:identity @observable:wire @needs:settings:corporate-identifiers
  Rule: A PC is known by manufacturer, model and serial number together

    Scenario Outline: personal PCs are kept out and the PC is listed with <what>
      Given the preparation policy "Standard" is for "everybody"
      And personal PCs may not enroll
      And Ada's new Surface Laptop is in its box
      And the PC is listed with "<what>"
      When the PC goes through its first run
      Then the enrollment is <outcome>

      Examples:
        | what                  | outcome  |
        | all that it is        | accepted |
        | another model         | refused  |
        | another serial number | refused  |

  @req:XWP-178 @kind:identity @observable:admin @needs:settings:corporate-identifiers
  Rule: An unlisted PC is personal once any PC is listed

    Scenario: no PC is listed
      Given the preparation policy "Standard" is for "everybody"
      When Ada unpacks a Surface Laptop
      Then the administrator sees ownership "corporate" of the PC

    Scenario Outline: the PC is listed with <what>
      Given Ada's new Surface Laptop is in its box
      And the PC is listed with "<what>"
      When the PC goes through its first run
      Then the administrator sees ownership "<ownership>" of the PC

      Examples:
        | what                  | ownership |
        | all that it is        | corporate |
        | another serial number | personal  |
