@platform:android @party:device
Feature: Which device may begin in which way

  @req:ENT-003 @kind:entry @observable:wire @method:android-fully-managed
  Rule: Every way in needs Android 8.0, and the vendors' clouds need a device that takes part

    Scenario Outline: by <way> on Android <version> with <condition> it is <outcome>
      Given a way in by <way> for android-fully-managed
      When a <model> on Android <version> with "<condition>" begins by it
      Then the enrollment is <outcome>

      Examples:
        | way        | model      | version | condition                 | outcome  |
        | qr         | Pixel 3    | 7.1     | everything it needs       | refused  |
        | qr         | Pixel 3    | 8.0     | everything it needs       | accepted |
        | nfc        | Pixel 3    | 7.1     | everything it needs       | refused  |
        | nfc        | Pixel 3    | 8.0     | everything it needs       | accepted |
        | token      | Pixel 3    | 7.1     | everything it needs       | refused  |
        | token      | Pixel 3    | 8.0     | everything it needs       | accepted |
        | zero-touch | Pixel 3    | 7.1     | everything it needs       | refused  |
        | zero-touch | Pixel 3    | 8.0     | everything it needs       | accepted |
        | zero-touch | Pixel 3    | 8.0     | no participating supplier | refused  |
        | kme        | Galaxy A54 | 7.1     | Knox 2.8                  | refused  |
        | kme        | Galaxy A54 | 8.0     | Knox 2.8                  | accepted |
        | kme        | Galaxy A54 | 8.0     | Knox 2.7                  | refused  |
        | kme        | Pixel 3    | 8.0     | everything it needs       | refused  |

  @req:ENT-004 @kind:entry @observable:wire @method:android-fully-managed
  Rule: A tag needs a device that reads tags

    Scenario Outline: with <condition> it is <outcome>
      Given a way in by nfc for android-fully-managed
      When a Pixel 3 on Android 8.0 with "<condition>" begins by it
      Then the enrollment is <outcome>

      Examples:
        | condition           | outcome  |
        | everything it needs | accepted |
        | no NFC              | refused  |

  @kind:restriction @observable:wire @method:android-cope
  Rule: Work profiles of company devices begin by tag or identifier up to Android 10

    @req:ENT-005
    Scenario Outline: a tag on Android <version> is <outcome>
      Given a way in by nfc for android-cope
      When a Pixel 3 on Android <version> begins by it
      Then the enrollment is <outcome>

      Examples:
        | version | outcome  |
        | 8.0     | accepted |
        | 10      | accepted |
        | 11      | refused  |

    @req:ENT-008
    Scenario Outline: an identifier on Android <version> is <outcome>
      Given a way in by token for android-cope
      When a Pixel 3 on Android <version> begins by it
      Then the enrollment is <outcome>

      Examples:
        | version | outcome  |
        | 8.0     | accepted |
        | 10      | accepted |
        | 11      | refused  |

  @req:AOL-004 @kind:token @observable:wire @method:android-aosp-userless
  Rule: The plain token of a userless AOSP device cannot be typed

    Scenario: typed in place of an account
      Given a way in by qr for android-aosp-userless and the network "Guests"
      And its token is typed in place of an account
      When a RealWear HMT-1 on Android 10 with "no Google services" begins by it
      Then the device itself refuses with ENTRY_NOT_OFFERED

    Scenario: its QR code
      Given a way in by qr for android-aosp-userless and the network "Guests"
      When a RealWear HMT-1 on Android 10 with "no Google services" begins by it
      Then the enrollment is accepted

  @req:AOU-040 @kind:entry @observable:wire @method:android-aosp-user
  Rule: An exported file enrolls where the maker takes it

    Scenario Outline: with <condition> it is <outcome>
      Given a way in by file for android-aosp-user and the network "Guests"
      When a RealWear HMT-1 on Android 10 with "<condition>" begins by it
      Then the enrollment is <outcome>

      Examples:
        | condition                | outcome  |
        | a maker that loads files | accepted |
        | everything it needs      | refused  |
