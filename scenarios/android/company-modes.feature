@platform:android
Feature: What a company's device is to its user and its administrator

  @req:ACW-001 @kind:method @observable:admin @method:android-cope
  Rule: A work profile on a company's device has one user, and room for a private life

    Scenario: Ada's phone
      Given Ada's Pixel 8 enrolled by android-cope
      Then the record says that it is corporate, of Ada, in the mode cope
      And the device has the profiles "personal, work"

  @req:ACW-003 @kind:policy @observable:wire @party:device @method:android-cope
  Rule: Some controls are about the whole device

    Scenario Outline: <restriction>
      Given Ada's Pixel 8 enrolled by android-cope
      When the administrator sets <restriction> for the whole device
      Then <restriction> is applied

      Examples:
        | restriction     |
        | no_bluetooth    |
        | no_data_roaming |

    Scenario Outline: <policy>
      Given Ada's Pixel 8 enrolled by android-cope
      When the administrator sets the device policy <policy> to "<value>"
      Then the device keeps <policy> "<value>"

      Examples:
        | policy                 | value                   |
        | MinimumPasswordLength  | 8                       |
        | FactoryResetProtection | recovery@contoso.example |

  @req:AFM-001 @kind:identity @observable:admin @method:android-fully-managed
  Rule: A fully managed device belongs to one user, and to work altogether

    Scenario: Ada's device
      Given Ada's Pixel 8 enrolled by android-fully-managed
      Then the record says that it is corporate, of Ada, in the mode fully-managed
      When the administrator sets no_bluetooth for the whole device
      Then no_bluetooth is applied

  @req:AFM-004 @kind:policy @observable:wire @party:device @method:android-fully-managed
  Rule: The user's reset can be blocked, the administrator's cannot

    Scenario: the user tries
      Given Ada's Pixel 8 enrolled by android-fully-managed
      When the administrator sets no_factory_reset for the whole device
      And the user resets the device in its settings
      Then the device does not let that happen
      And the device was not reset

    Scenario: the server wipes it
      Given Ada's Pixel 8 enrolled by android-fully-managed
      When the administrator sets no_factory_reset for the whole device
      And the administrator wipes the device
      Then the device is back at factory settings

    Scenario: without the policy the user can
      Given Ada's Pixel 8 enrolled by android-fully-managed
      When the user resets the device in its settings
      Then the device lets that happen
      And the device is back at factory settings
