@platform:windows @needs:settings:device-preparation-policies
Feature: Policies of Autopilot device preparation

  @req:XWP-140 @kind:policy @observable:admin
  Rule: A deployment may take 15 to 720 minutes

    Scenario Outline: <minutes> minutes are too few or too many
      When the administrator tries to save a preparation policy with "timeoutMinutes: <minutes>"
      Then the setting is refused

      Examples:
        | minutes |
        | 14      |
        | 721     |

    Scenario Outline: <minutes> minutes can be set
      When the administrator tries to save a preparation policy with "timeoutMinutes: <minutes>"
      Then the version of the preparation policy "Tried" is 1

      Examples:
        | minutes |
        | 15      |
        | 720     |

  @req:XWP-141 @kind:policy @observable:admin
  Rule: A policy has at most 25 apps and 10 scripts

    Scenario Outline: <list> that are too many
      When the administrator tries to save a preparation policy with "<list>"
      Then the setting is refused

      Examples:
        | list                 |
        | apps: [26 App]       |
        | scripts: [11 Script] |

    Scenario Outline: <list> that are not too many
      When the administrator tries to save a preparation policy with "<list>"
      Then the version of the preparation policy "Tried" is 1

      Examples:
        | list                 |
        | apps: [25 App]       |
        | scripts: [10 Script] |

  @req:XWP-142 @kind:prerequisite @observable:admin
  Rule: The device group is assigned, owned by the provisioning client and free of roles

    Scenario Outline: a group that <how>
      Given there is a device group "Laptops" that "<how>"
      When the administrator tries to save a preparation policy with "deviceGroup: Laptops"
      Then the setting is refused

      Examples:
        | how                    |
        | nobody owns            |
        | somebody else owns     |
        | roles can be given to  |
        | a rule fills           |

    Scenario: a group that can serve
      Given the device group "Laptops" is ready for preparation
      When the administrator tries to save a preparation policy with "deviceGroup: Laptops"
      Then the version of the preparation policy "Tried" is 1

  @req:XWP-143 @kind:restriction @observable:admin
  Rule: PCs are deployed by their users and join the directory only

    Scenario Outline: a policy with <form>
      When the administrator tries to save a preparation policy with "<form>"
      Then the setting is refused

      Examples:
        | form                            |
        | joinType: hybrid                |
        | deploymentMode: self-deploying  |
        | deploymentMode: pre-provisioned |

  @req:XWP-144 @kind:policy @observable:wire
  Rule: A policy is for the groups that it is assigned to

    Scenario: somebody of the group
      Given the preparation policy "Standard" is for "Sales"
      And Ada belongs to the group "Sales"
      When Ada unpacks a Surface Laptop
      Then the preparation page shows "setting up for work or school"

    Scenario: somebody of another group
      Given the preparation policy "Standard" is for "Sales"
      And Ada belongs to the group "Research"
      When Ada unpacks a Surface Laptop
      Then there is no deployment of the PC

  @req:XWP-145 @kind:policy @observable:wire
  Rule: The policy that is higher in the list wins

    Scenario: two policies
      Given the preparation policy "First" is for "everybody"
      And the preparation policy "Second" is for "everybody"
      When Ada unpacks a Surface Laptop
      Then the deployment has deploymentPolicy "First"

    Scenario: the second was moved up
      Given the preparation policy "First" is for "everybody"
      And the preparation policy "Second" is for "everybody"
      When the administrator puts the preparation policy "Second" first
      And Ada unpacks a Surface Laptop
      Then the deployment has deploymentPolicy "Second"

  @req:XWP-147 @kind:prerequisite @observable:wire
  Rule: Without a device group nothing begins

    Scenario: a policy without a device group
      Given the preparation policy "Standard" for "everybody" has "deviceGroup: none"
      When Ada unpacks a Surface Laptop
      Then there is no deployment of the PC

  @req:XWP-175 @kind:report @observable:admin
  Rule: Each change of a policy counts

    Scenario: it is saved as it was
      Given the preparation policy "Standard" for "everybody" has "allowSkip: yes"
      And the preparation policy "Standard" for "everybody" has "allowSkip: yes"
      Then the version of the preparation policy "Standard" is 1

    Scenario: it is changed
      Given the preparation policy "Standard" for "everybody" has "allowSkip: yes"
      And the preparation policy "Standard" for "everybody" has "allowSkip: no"
      Then the version of the preparation policy "Standard" is 2
