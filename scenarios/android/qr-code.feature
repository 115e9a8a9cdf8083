@platform:android @method:android-fully-managed @needs:verb:enrollment.issue
Feature: What the QR code for a fully managed Android device holds

  The code is read from its pixels, as a device in its first set-up would.

  @req:XAD-001 @kind:entry @observable:wire
  Rule: The text is one JSON object

    Scenario: a device reads it and enrolls
      When the administrator makes a QR code for Ada
      Then the QR code is one JSON object
      When Ada scans it with a Pixel 8
      Then the enrollment is accepted

  @req:XAD-002 @kind:entry @observable:wire
  Rule: The device admin is named

    Scenario: the DPC is found
      When the administrator makes a QR code for Ada
      Then the QR code names the device admin

  @req:XAD-003 @kind:entry @observable:wire
  Rule: Checksums are url-safe base64

    Scenario: the checksum can be decoded
      When the administrator makes a QR code for Ada
      Then its checksum is url-safe base64 of SHA-256

  @req:XAD-004 @kind:entry @observable:wire
  Rule: A download location is an address with a checksum beside it

    Scenario: the package can be fetched and checked
      When the administrator makes a QR code for Ada
      Then its download location is an address with a checksum

  @req:XAD-005 @kind:entry @observable:wire
  Rule: Every extra has the JSON type of its Android type

    Scenario: no extra is refused for its type
      When the administrator makes a QR code for Ada
      Then each of its extras has the right type

  @req:XAD-006 @kind:entry @observable:wire @level:should
  Rule: Text beyond ASCII is escaped or announced

    Scenario: a network with an umlaut
      When the administrator makes a QR code for Ada and the network "Büro Zürich"
      Then its bytes are ASCII or announced

  @req:XAD-007 @kind:entry @observable:wire
  Rule: A Wi-Fi block is complete

    Scenario Outline: the network <network>
      When the administrator makes a QR code for Ada and the network "<network>"
      Then its Wi-Fi block is complete
      And the device would join "<network>"

      Examples:
        | network     |
        | Guests      |
        | Büro Zürich |

  @req:XAD-008 @kind:entry @observable:wire
  Rule: Supported modes are 1, 2, 3 or 4

    Scenario: the modes are legal
      When the administrator makes a QR code for Ada
      Then its supported modes are legal

  @req:XAD-009 @kind:entry @observable:wire
  Rule: A locale is a language tag

    Scenario: Swiss German
      When the administrator makes a QR code for Ada in the language "de_CH"
      Then its locale is a language tag
      And the device would speak "de_CH"

  @req:XAD-010 @kind:entry @observable:wire @level:should
  Rule: Every extra is given once

    Scenario: no key is repeated
      When the administrator makes a QR code for Ada
      Then each of its extras is given once
