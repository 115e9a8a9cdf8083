@platform:android @method:android-fully-managed @party:cloud @needs:settings:android-clouds
Feature: What resellers do at the zero-touch service

  @req:XAD-043 @kind:identity @observable:wire
  Rule: First IMEI, or serial number with manufacturer and model

    Scenario Outline: registered by <ids> it is <outcome>
      Given the default configuration "Sales" for android-fully-managed
      And a Pixel 8 with two SIMs that the reseller has registered by <ids>
      When it is turned on
      Then the enrollment is <outcome>

      Examples:
        | ids                             | outcome  |
        | its first IMEI                  | accepted |
        | its second IMEI                 | refused  |
        | serial number and model         | accepted |
        | serial number and another model | refused  |

  @req:XAD-050 @kind:lifecycle @observable:wire
  Rule: A device that its customer unclaims comes back by a reseller only

    Scenario: unclaimed
      Given the default configuration "Sales" for android-fully-managed
      And a Pixel 8 that the reseller has registered
      When the customer unclaims the device
      And it is turned on
      Then the device itself refuses with NOT_ASSIGNED

    Scenario: claimed again
      Given the default configuration "Sales" for android-fully-managed
      And a Pixel 8 that the reseller has registered
      When the customer unclaims the device
      And the reseller registers it again
      And it is turned on
      Then the enrollment is accepted

  @req:XAD-051 @kind:restriction @observable:portal
  Rule: A claimed device is not claimed by somebody else

    Scenario: another reseller
      Given a Pixel 8 that the reseller has registered
      When another reseller registers it
      Then the service answers 403

    Scenario: another customer
      Given a Pixel 8 that the reseller has registered
      When the reseller registers it for another customer
      Then the service answers 403

    Scenario: the same once more
      Given a Pixel 8 that the reseller has registered
      When the reseller registers it again
      Then the service answers 200

  @req:XAD-052 @kind:report @observable:portal
  Rule: A batch tells how each device ended

    Scenario Outline: item <item> ends as <status>
      When the reseller claims in one batch a good device, one without ids, and one of another section
      Then the answer shows "response.perDeviceStatus.<item>.result.status" as "SINGLE_DEVICE_STATUS_<status>"
      And the answer shows "response.successCount" as "1"

      Examples:
        | item | status                    |
        | 0    | SUCCESS                   |
        | 1    | INVALID_DEVICE_IDENTIFIER |
        | 2    | INVALID_SECTION_TYPE      |

  @req:XAD-053 @kind:limit @observable:portal
  Rule: A page holds from 1 to 100 devices

    Scenario Outline: a page of <limit> is answered by <status>
      When the reseller looks for devices of the customer, <limit> a page
      Then the service answers <status>

      Examples:
        | limit | status |
        | 0     | 400    |
        | 1     | 200    |
        | 100   | 200    |
        | 101   | 400    |

  @req:XAD-055 @kind:policy @observable:wire
  Rule: New devices get the default configuration

    Scenario: registered after the configuration was made
      Given the default configuration "Sales" for android-fully-managed
      And a Pixel 8 that the reseller has registered
      When it is turned on
      Then the enrollment is accepted

  @req:XAD-056 @kind:identity @observable:portal
  Rule: Serial numbers are found in any case

    Scenario Outline: looked for in <case> case
      Given a Pixel 8 with two SIMs that the reseller has registered by serial number and model
      When the reseller looks for its serial number in <case> case
      Then the answer shows "totalSize" as "1"

      Examples:
        | case  |
        | upper |
        | lower |
