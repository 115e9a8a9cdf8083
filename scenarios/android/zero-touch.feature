@platform:android @needs:settings:android-clouds
Feature: Devices that resellers register with zero-touch

  @req:ZTE-001 @kind:prerequisite @observable:portal @party:cloud @method:android-fully-managed
  Rule: Only devices that a participating supplier has registered get a configuration

    Scenario: a registered device
      Given a Pixel 8 that the reseller has registered
      And the configuration "Sales" for android-fully-managed
      And the configuration "Sales" is applied to the device
      When it is turned on
      Then the enrollment is accepted

    Scenario: a device that nobody has registered
      Given a Pixel 8 that the reseller has registered
      And the configuration "Sales" for android-fully-managed
      And the configuration "Sales" is applied to the device
      And a Pixel 8 that no reseller has registered
      When it is turned on
      Then the device itself refuses with NOT_ASSIGNED

    Scenario: a device of a supplier that takes no part
      Given the default configuration "Sales" for android-fully-managed
      And a Pixel 8 from a supplier outside of zero-touch
      When it is turned on
      Then the device itself refuses with NOT_ASSIGNED

  @req:ZTE-008 @kind:restriction @observable:portal @party:cloud
  Rule: A device enrolls by the method of the token in its own configuration

    Scenario Outline: a token for <method>
      Given the default configuration "Default" for android-fully-managed
      And a Pixel 8 that the reseller has registered
      And the configuration "Own" for <method>
      And the configuration "Own" is applied to the device
      When it is turned on
      Then it is enrolled by <method>

      Examples:
        | method                   |
        | android-dedicated        |
        | android-dedicated-shared |
        | android-cope             |

    Scenario: the default configuration itself
      Given the default configuration "Default" for android-fully-managed
      And a Pixel 8 that the reseller has registered
      When it is turned on
      Then it is enrolled by android-fully-managed

  @req:ZTE-009 @kind:portal @observable:wire @party:cloud @method:android-fully-managed
  Rule: A device gets DPC, extras, organization and support information of its configuration

    Scenario Outline: <place> reaches the device
      Given a Pixel 8 that the reseller has registered
      And the configuration "Sales" for android-fully-managed
      And the configuration "Sales" is applied to the device
      When it is turned on
      Then the device was handed "<place>" as "<value>"

      Examples:
        | place              | value                               |
        | dpc                | com.google.android.apps.work.clouddpc |
        | shown.companyName  | Contoso Ltd                         |
        | shown.contactEmail | help@contoso.test                   |
        | shown.contactPhone | +1 (555) 010-0100                   |

    Scenario: the extras reach the device, which enrolls by them
      Given a Pixel 8 that the reseller has registered
      And the configuration "Sales" for android-fully-managed
      And the configuration "Sales" is applied to the device
      When it is turned on
      Then the enrollment is accepted

  @req:ZTE-010 @kind:token @observable:wire @party:server @method:android-fully-managed
  Rule: The DPC extras of the console are JSON with component, checksum, address and token

    Scenario Outline: the extras say <key>
      When the DPC extras for android-fully-managed are copied from the console
      Then the extras say "android.app.extra.PROVISIONING_<key>" as "<value>"
      And their bundle carries the token as "com.google.android.apps.work.clouddpc.EXTRA_ENROLLMENT_TOKEN"

      Examples:
        | key                                    | value                                                                     |
        | DEVICE_ADMIN_COMPONENT_NAME            | com.google.android.apps.work.clouddpc/.receivers.CloudDeviceAdminReceiver |
        | DEVICE_ADMIN_SIGNATURE_CHECKSUM        | I5YvS0O5hXY46mb01BlRjq4oJJGs2kuUcHvVkAPEXlg                               |
        | DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION | https://play.google.com/managed/downloadManagingApp?identifier=setup      |

    Scenario: a device enrolls by the token in them
      Given a Pixel 8 that the reseller has registered
      When the DPC extras for android-fully-managed are copied from the console
      And the configuration "Sales" is made of them
      And the configuration "Sales" is applied to the device
      And it is turned on
      Then it is enrolled by android-fully-managed

    Scenario: extras whose token has no quotes are refused
      When the DPC extras for android-fully-managed are copied from the console
      And the token in the copied extras loses its quotes
      And the configuration "Sales" is made of them
      Then the service answers 400
