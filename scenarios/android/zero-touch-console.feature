@platform:android @method:android-fully-managed @needs:settings:android-clouds @needs:page:zero-touch
Feature: Zero-touch in the console and in the portal

  @req:ZTE-002 @kind:portal @observable:portal @party:cloud
  Rule: Configurations come from the console's frame and from the portal, and both are listed

    Scenario: one of each
      Given the configuration "Sales" for android-dedicated
      When the zero-touch account is linked in the frame
      And the configurations are listed
      Then the configurations are "Sales, Default configuration" by configurationName

  @req:ZTE-003 @kind:restriction @observable:admin @party:server
  Rule: The frame opens for roles with the permission to update app sync

    Scenario Outline: <permission> of <category> is answered by <status>
      Given the role of Grace grants "<permission>" of "<category>"
      When Grace opens the zero-touch frame
      Then the service answers <status>

      Examples:
        | permission        | category         | status |
        | Update app sync   | Android for Work | 200    |
        | Update onboarding | Android for Work | 409    |
        | Update app sync   | Mobile apps      | 409    |

  @req:ZTE-004 @kind:prerequisite @observable:admin @party:server
  Rule: The frame needs corporate-owned user devices to be allowed

    Scenario Outline: they may <word> enroll
      Given the role of Grace grants "Update app sync" of "Android for Work"
      And corporate-owned user devices may <word> enroll
      When Grace opens the zero-touch frame
      Then the service answers <status>

      Examples:
        | word | status |
        | now  | 200    |
        | not  | 409    |

  @req:ZTE-005 @kind:capability @observable:admin @party:cloud
  Rule: The frame links accounts, holds support information, and configures devices

    Scenario Outline: <operation> before an account is linked is answered by <before>, afterwards by <after>
      Given a Pixel 8 that the reseller has registered
      When "<operation>" is done in the frame
      Then the service answers <before>
      When the zero-touch account is linked in the frame
      And "<operation>" is done in the frame
      Then the service answers <after>

      Examples:
        | operation                     | before | after |
        | link account                  | 200    | 200   |
        | add support information       | 200    | 200   |
        | configure devices             | 409    | 200   |
        | customize provisioning extras | 409    | 200   |
        | view configurations           | 409    | 200   |
        | edit support information      | 409    | 200   |
        | unlink account                | 409    | 200   |
        | link other accounts           | 200    | 200   |

    Scenario: unlinking leaves the other account
      When the zero-touch account is linked in the frame
      And "link other accounts" is done in the frame
      And "unlink account" is done in the frame
      And "view configurations" is done in the frame
      Then the configurations are "Default configuration" by configurationName

  @req:ZTE-006 @kind:lifecycle @observable:portal @party:cloud
  Rule: Linking makes a default configuration with the fully managed token

    Scenario: a registered device enrolls by it
      Given a Pixel 8 that the reseller has registered
      When the zero-touch account is linked in the frame
      And it is turned on
      Then it is enrolled by android-fully-managed

    Scenario: it is the default one
      When the zero-touch account is linked in the frame
      And the configurations are listed
      Then the answer shows "configurations.0.isDefault" as "true"

  @req:ZTE-007 @kind:policy @observable:portal @party:cloud
  Rule: The default configuration reaches devices that have none

    Scenario: a device without a configuration
      Given a Pixel 8 that the reseller has registered
      When the zero-touch account is linked in the frame
      And it is turned on
      Then it is enrolled by android-fully-managed

    Scenario: a device with another one keeps it
      Given a Pixel 8 that the reseller has registered
      And the configuration "Kiosk" for android-dedicated
      And the configuration "Kiosk" is applied to the device
      When the zero-touch account is linked in the frame
      And it is turned on
      Then it is enrolled by android-dedicated
