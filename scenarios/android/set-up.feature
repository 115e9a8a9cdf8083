@platform:android @party:device
Feature: How an Android device walks through its set-up

  @req:ENT-001 @kind:limitation @observable:wire @method:android-fully-managed
  Rule: A restart before registration leaves a device that looks enrolled

    Scenario: it comes up and no policy reaches it
      Given a way in by qr for android-fully-managed
      When a Pixel 8 on Android 15 with "a restart before registration" begins by it
      And the device comes up again
      Then it looks enrolled and nobody manages it

  @kind:prerequisite @observable:wire
  Rule: A company's device starts from factory settings

    @req:ENT-002
    Scenario Outline: a device in use cannot begin <method>
      Given a way in by qr for <method>
      When a Pixel 8 on Android 15 with "a first set-up behind it" begins by it
      Then the device itself refuses with USER_SETUP_COMPLETED

      Examples:
        | method                |
        | android-cope          |
        | android-fully-managed |
        | android-dedicated     |

    @req:AOU-018 @kind:entry @method:android-aosp-user
    Scenario: an AOSP device of one user
      Given a way in by qr for android-aosp-user and the network "Guests"
      When a RealWear HMT-1 on Android 10 with "a first set-up behind it" begins by it
      Then the device itself refuses with USER_SETUP_COMPLETED
      When a RealWear HMT-1 on Android 10 with "no Google services" begins by it
      Then the enrollment is accepted

    @req:AOL-016 @kind:entry @method:android-aosp-userless
    Scenario: an AOSP device of nobody
      Given a way in by qr for android-aosp-userless and the network "Guests"
      When a RealWear HMT-1 on Android 10 with "a first set-up behind it" begins by it
      Then the device itself refuses with USER_SETUP_COMPLETED
      When a RealWear HMT-1 on Android 10 with "no Google services" begins by it
      Then the enrollment is accepted

  @req:ENT-006 @kind:entry @observable:wire @method:android-fully-managed
  Rule: A typed token enrolls

    Scenario: the right one
      Given a way in by token for android-fully-managed
      When a Pixel 3 on Android 8.0 begins by it
      Then the enrollment is accepted

    Scenario: a wrong one
      Given a way in by token for android-fully-managed
      And its token is guessed
      When a Pixel 3 on Android 8.0 begins by it
      Then the enrollment is refused

  @req:ENT-007 @kind:entry @observable:wire @method:android-fully-managed
  Rule: After the identifier the code may be scanned or the token typed

    Scenario: scanned
      Given a way in by token for android-fully-managed
      And only its QR code is at hand
      When a Pixel 3 on Android 8.0 begins by it
      Then the enrollment is accepted

    Scenario: typed
      Given a way in by token for android-fully-managed
      And only its token is at hand
      When a Pixel 3 on Android 8.0 begins by it
      Then the enrollment is accepted

  @req:ENT-009 @kind:entry @observable:wire @method:android-fully-managed
  Rule: The identifier has its place in the set-up

    Scenario: from language to token
      Given a way in by token for android-fully-managed
      When a Pixel 3 on Android 9 begins by it
      Then the set-up went from language to token
      And the DPC was downloaded before the token was presented

  @req:ENT-010 @kind:entry @observable:wire @method:android-dedicated
  Rule: Repeated taps open the reader of QR codes

    Scenario: a wiped device
      Given a way in by qr for android-dedicated
      When a Pixel 3 on Android 8.0 begins by it
      Then the enrollment is accepted

  @req:ENT-011 @kind:entry @observable:wire @method:android-dedicated
  Rule: The reader is downloaded on Android 8 and built in from 9

    Scenario: Android 8
      Given a way in by qr for android-dedicated
      When a Pixel 3 on Android 8.0 begins by it
      Then a reader of QR codes was downloaded

    Scenario: Android 8 without a network
      Given a way in by qr for android-dedicated
      When a Pixel 3 on Android 8.0 with "no network" begins by it
      Then the device itself refuses with QR_READER_NETWORK

    Scenario: Android 9 without a network reads the code first
      Given a way in by qr for android-dedicated and the network "Guests"
      When a Pixel 3 on Android 9 with "no network" begins by it
      Then no reader of QR codes was downloaded
      And the device itself refuses with wifi
