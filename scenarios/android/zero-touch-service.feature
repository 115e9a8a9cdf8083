@platform:android @method:android-fully-managed @party:cloud @needs:settings:android-clouds
Feature: Configurations and customers at the zero-touch service

  @req:XAD-044 @kind:policy @observable:portal
  Rule: One configuration is the default

    Scenario: a second default
      Given the default configuration "Sales" for android-fully-managed
      And the default configuration "Kiosk" for android-dedicated
      When the configurations are listed
      Then the answer shows "configurations.0.isDefault" as "false"
      And the answer shows "configurations.1.isDefault" as "true"

  @req:XAD-045 @kind:restriction @observable:portal
  Rule: A phone number has numerals, spaces, plus, hyphens and parentheses

    Scenario Outline: <phone> is answered by <status>
      When a configuration is made whose contactPhone is "<phone>"
      Then the service answers <status>

      Examples:
        | phone             | status |
        | 5550100           | 200    |
        | +1 (555) 010-0100 | 200    |
        | 555 CALL          | 400    |
        | 555.0100          | 400    |

  @req:XAD-046 @kind:limit @observable:portal
  Rule: A reset is forced after at most six hours, and after two unless told otherwise

    Scenario Outline: <time> is answered by <status>
      When a configuration is made whose forcedResetTime is "<time>"
      Then the service answers <status>

      Examples:
        | time   | status |
        | 0s     | 200    |
        | 21600s | 200    |
        | 21601s | 400    |

    Scenario: two hours when nobody says
      When a configuration is made whose customMessage is "Hello"
      Then the answer shows "forcedResetTime" as "7200s"

  @req:XAD-047 @kind:error @observable:portal
  Rule: Terms of service come first

    Scenario: before they are accepted
      Given a customer that has not accepted the terms
      When the configurations are listed
      Then the service answers 403
      And the answer shows "error.details.0.@type" as "type.googleapis.com/google.android.device.provisioning.v1.TosError"

    Scenario: afterwards
      When the configurations are listed
      Then the service answers 200

  @req:XAD-048 @kind:restriction @observable:portal
  Rule: DPC extras are one JSON object

    Scenario Outline: <extras> is answered by <status>
      When a configuration is made whose dpcExtras is "<extras>"
      Then the service answers <status>

      Examples:
        | extras | status |
        | {}     | 200    |
        | token  | 400    |
        | []     | 400    |

  @req:XAD-049 @kind:restriction @observable:portal
  Rule: A configuration in use cannot be deleted

    Scenario: one that a device has
      Given a Pixel 8 that the reseller has registered
      And the configuration "Sales" for android-fully-managed
      And the configuration "Sales" is applied to the device
      When the configuration "Sales" is deleted
      Then the service answers 400

    Scenario: one that no device has
      Given the configuration "Sales" for android-fully-managed
      When the configuration "Sales" is deleted
      Then the service answers 200

  @req:XAD-054 @kind:policy @observable:portal
  Rule: An update changes what its mask names

    Scenario: a new message
      Given the configuration "Sales" for android-fully-managed
      When the customMessage and companyName of "Sales" are sent as "New" with the mask "customMessage"
      Then the answer shows "customMessage" as "New"
      And the answer shows "companyName" as "Contoso Ltd"
