@platform:android @needs:page:android-enrollment-profiles
Feature: What an administrator fills in for Android (AOSP) devices

  @req:AOU-005 @kind:policy @observable:admin @method:android-aosp-user @level:should
  Rule: A profile of user-associated devices needs a name and a token expiration date

    Scenario Outline: a user-associated profile with <form> is <outcome>
      When an enrollment profile "Technicians" for android-aosp-user is filled in with "<form>"
      Then the form is <outcome>

      Examples:
        | form                     | outcome  |
        | everything               | accepted |
        | no name                  | refused  |
        | no description           | accepted |
        | no scope tags            | accepted |
        | no token expiration date | refused  |

  @req:AOL-005 @kind:policy @observable:admin @method:android-aosp-userless @level:should
  Rule: A profile of userless devices needs a name and a token expiration date

    Scenario Outline: a userless profile with <form> is <outcome>
      When an enrollment profile "Warehouse" for android-aosp-userless is filled in with "<form>"
      Then the form is <outcome>

      Examples:
        | form                     | outcome  |
        | everything               | accepted |
        | no name                  | refused  |
        | no description           | accepted |
        | no scope tags            | accepted |
        | no token expiration date | refused  |

  @req:AOU-007 @kind:policy @observable:wire @edition:002 @needs:editions @method:android-aosp-user
  Rule: By the 2022 edition a user-associated profile names the network

    Scenario Outline: by 2022 a user-associated profile with <form> is refused for its network
      When an enrollment profile "Technicians" for android-aosp-user is filled in with "<form>"
      Then the form is refused for "SSID"

      Examples:
        | form     |
        | no Wi-Fi |
        | no SSID  |

  @req:AOL-007 @kind:policy @observable:wire @edition:002 @needs:editions @method:android-aosp-userless
  Rule: A userless profile names the network, which the device joins

    Scenario: no network
      When an enrollment profile "Warehouse" for android-aosp-userless is filled in with "no Wi-Fi"
      Then the form is refused for "SSID"

    Scenario: a device that knows the network of the profile only
      Given an enrollment profile "Warehouse" for android-aosp-userless
      When Ada scans the code of "Warehouse" with a RealWear HMT-1 that has "the network Staging only"
      Then the enrollment is accepted

    Scenario: a device out of reach of the network of the profile
      Given an enrollment profile "Warehouse" for android-aosp-userless
      When Ada scans the code of "Warehouse" with a RealWear HMT-1 that has "the network Guests only"
      Then the device itself refuses with wifi

  @kind:policy @observable:wire
  Rule: A network is not hidden unless the profile says so

    @req:AOU-008 @method:android-aosp-user
    Scenario Outline: a user-associated profile with <form> has a hidden network: <hidden>
      Given an enrollment profile "Technicians" for android-aosp-user is filled in with "<form>"
      When the QR code of "Technicians" is taken from its token page
      Then the code says that the network is hidden: <hidden>

      Examples:
        | form             | hidden |
        | everything       | false  |
        | a hidden network | true   |

    @req:AOL-008 @method:android-aosp-userless
    Scenario Outline: a userless profile with <form> has a hidden network: <hidden>
      Given an enrollment profile "Warehouse" for android-aosp-userless is filled in with "<form>"
      When the QR code of "Warehouse" is taken from its token page
      Then the code says that the network is hidden: <hidden>

      Examples:
        | form             | hidden |
        | everything       | false  |
        | a hidden network | true   |

  @kind:policy @observable:wire @level:should
  Rule: A network has a type, and a key where the type has one

    @req:AOU-009 @method:android-aosp-user
    Scenario Outline: <form> in a user-associated profile is <outcome>
      When an enrollment profile "Technicians" for android-aosp-user is filled in with "<form>"
      Then the form is <outcome>

      Examples:
        | form                           | outcome  |
        | no Wi-Fi type                  | refused  |
        | an open network                | accepted |
        | WEP pre-shared key without key | refused  |
        | WEP pre-shared key with key    | accepted |
        | WPA pre-shared key without key | refused  |
        | WPA pre-shared key with key    | accepted |

    @req:AOL-009 @method:android-aosp-userless
    Scenario Outline: <form> in a userless profile is <outcome>
      When an enrollment profile "Warehouse" for android-aosp-userless is filled in with "<form>"
      Then the form is <outcome>

      Examples:
        | form                           | outcome  |
        | no Wi-Fi type                  | refused  |
        | an open network                | accepted |
        | WEP pre-shared key without key | refused  |
        | WEP pre-shared key with key    | accepted |
        | WPA pre-shared key without key | refused  |
        | WPA pre-shared key with key    | accepted |
