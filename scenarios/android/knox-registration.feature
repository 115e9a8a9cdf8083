@platform:android @party:cloud @needs:settings:android-clouds
Feature: Who may use Knox Mobile Enrollment, and how devices get into it

  @req:KME-009 @kind:prerequisite @observable:portal
  Rule: A company needs a Samsung account

    Scenario: without one
      Given somebody at the Knox portal without a Samsung account
      When a company in US is registered
      Then the service answers 401

    Scenario: with one
      Given somebody at the Knox portal with a Samsung account
      When a company in US is registered
      Then the service answers 201

  @req:KME-006 @kind:prerequisite @observable:portal
  Rule: The country must be a supported one

    Scenario Outline: <country> is answered by <status>
      Given somebody at the Knox portal with a Samsung account
      When a company in <country> is registered
      Then the service answers <status>

      Examples:
        | country | status |
        | US      | 201    |
        | DE      | 201    |
        | KP      | 403    |

  @req:KME-010 @kind:prerequisite @observable:portal
  Rule: Samsung approves a registration at once or reviews it, and the rest waits for that

    Scenario: approved at once
      Given somebody at the Knox portal with a Samsung account
      When a company whose details are complete is registered
      Then the answer shows "state" as "approved"

    Scenario: under review
      Given somebody at the Knox portal with a Samsung account
      When a company whose details are incomplete is registered
      Then the answer shows "state" as "pending_review"
      When a "Device Owner" profile is made
      Then the service answers 403

    Scenario: after the review
      Given somebody at the Knox portal with a Samsung account
      When a company whose details are incomplete is registered
      And Samsung has reviewed it
      And a "Device Owner" profile is made
      Then the service answers 201

  @req:KME-005 @kind:identity @observable:portal
  Rule: Purchases from an authorized reseller are listed by serial number and IMEI

    Scenario: a delivery
      Given a Galaxy A54 in its box
      When the reseller delivers it
      And the devices at Knox are listed
      Then the list has 1 device by serial number and IMEI

  @req:KME-024 @kind:portal @observable:portal
  Rule: Only resellers that the company has approved upload devices

    Scenario: an approved one
      Given a Galaxy A54 in its box
      When the reseller delivers it
      And the devices at Knox are listed
      Then the list has 1 device by serial number and IMEI

    Scenario: another one
      Given a Galaxy A54 in its box
      When a reseller that the company has not approved delivers it
      And the devices at Knox are listed
      Then the list has 0 devices by serial number and IMEI

  @req:KME-003 @kind:entry @observable:portal @method:android-fully-managed
  Rule: The Knox Deployment App reads devices by Bluetooth or NFC

    Scenario Outline: by <transport> the device is listed
      Given a Galaxy A54 in its box
      When the Knox Deployment App reads it by <transport>
      And the devices at Knox are listed
      Then the list has 1 device by serial number and IMEI

      Examples:
        | transport |
        | bluetooth |
        | nfc       |

    Scenario Outline: read by <transport>, it enrolls
      Given a Galaxy A54 in its box
      And the Device Owner profile "Owners" for android-fully-managed
      When the Knox Deployment App reads it by <transport>
      Given the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is accepted

      Examples:
        | transport |
        | bluetooth |
        | nfc       |

    Scenario: by cable it is not
      Given a Galaxy A54 in its box
      When the Knox Deployment App reads it by usb
      Then the service answers 400
