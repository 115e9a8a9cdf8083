@platform:android @needs:settings:android-clouds @needs:tenants
Feature: Devices that go over from a DPC of the EMM to Android Device Policy

  @req:XAM-128 @kind:token @observable:wire @party:cloud
  Rule: A migration token serves its device, once, while it lives

    Scenario Outline: a migration token "<whose>"
      Given a device of android-fully-managed on Android 15 with a DPC of the EMM
      And a migration token "<whose>"
      When its DPC hands the device over
      Then the device <lets> that happen

      Examples:
        | whose              | lets         |
        | for it             | lets         |
        | for another device | does not let |

    @needs:clock
    Scenario: a migration token that has expired
      Given a device of android-fully-managed on Android 15 with a DPC of the EMM
      And a migration token "of an hour"
      When 2 hours pass
      And its DPC hands the device over
      Then the device does not let that happen

    Scenario: a migration token that the device came by before
      Given a device of android-fully-managed on Android 15 with a DPC of the EMM
      And a migration token "for it"
      And its DPC hands the device over
      When its DPC tries the token once more
      Then Google answers 403 PERMISSION_DENIED

  @req:XAM-129 @kind:token @observable:wire @party:cloud
  Rule: The token is for the mode of the device

    Scenario: a fully managed device and a token for a work profile
      Given a device of android-fully-managed on Android 15 with a DPC of the EMM
      And a migration token "for a work profile"
      When its DPC hands the device over
      Then the device does not let that happen

    Scenario Outline: <method> and a token for it
      Given a device of <method> on Android 15 with a DPC of the EMM
      And a migration token "for it"
      When its DPC hands the device over
      Then the device lets that happen

      Examples:
        | method               |
        | android-work-profile |
        | android-cope         |
        | android-dedicated    |

  @req:XAM-130 @kind:lifecycle @observable:wire @party:cloud
  Rule: A migrated device has the policy and the data of its token

    Scenario: what the EMM reads of it
      Given a device of android-fully-managed on Android 15 with a DPC of the EMM
      And a migration token "for it"
      When its DPC hands the device over
      And the EMM reads the device
      Then Google shows its policy as the one of the token
      And Google shows dpcMigrationInfo.additionalData as "Zurich"
      And Google shows dpcMigrationInfo.previousDpc as its former DPC

  @req:XAM-131 @kind:prerequisite @observable:wire @party:device
  Rule: A DPC hands over from Android 9 on, a company's work profile from Android 11

    Scenario Outline: <method> on Android <version>
      Given a device of <method> on Android <version> with a DPC of the EMM
      And a migration token "for it"
      When its DPC hands the device over
      Then the device <lets> that happen

      Examples:
        | method                | version | lets         |
        | android-fully-managed | 8.0     | does not let |
        | android-fully-managed | 9       | lets         |
        | android-cope          | 10      | does not let |
        | android-cope          | 11      | lets         |

  @req:XAM-132 @kind:lifecycle @observable:wire @party:device
  Rule: The user notices nothing

    Scenario: it is managed on and was not reset
      Given a device of android-fully-managed on Android 15 with a DPC of the EMM
      And a migration token "for it"
      When its DPC hands the device over
      And the device checks in
      Then the device was not reset
      When the EMM reads the device
      Then Google shows appliedState as "ACTIVE"
