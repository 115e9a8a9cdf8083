@platform:android @method:android-aosp-user @method:android-aosp-userless @needs:page:android-enrollment-profiles
Feature: Which apps an Android (AOSP) device has, and in which versions

  @req:AOU-019 @kind:action @observable:wire
  Rule: Three apps are installed while a technician's device enrolls

    Scenario: a technician's device that has just enrolled
      Given an enrollment profile "Technicians" for android-aosp-user
      When Ada scans the code of "Technicians" with a RealWear HMT-1
      Then the enrollment is accepted
      And the apps "Microsoft Intune, Microsoft Authenticator, Intune Company Portal" are installed

  @req:AOL-017 @kind:action @observable:wire
  Rule: Three apps are installed and opened while a shared device enrolls

    Scenario: a shared device that has just enrolled
      Given an enrollment profile "Warehouse" for android-aosp-userless
      When Ada scans the code of "Warehouse" with a RealWear HMT-1
      Then the enrollment is accepted
      And the apps "Microsoft Authenticator, Microsoft Intune, Intune Company Portal" are installed
      And "Microsoft Authenticator, Microsoft Intune, Intune Company Portal" have been opened

  @req:AOU-020 @req:AOL-018 @kind:lifecycle @observable:wire @party:device @needs:clock @needs:settings:aosp-apps
  Rule: The Intune app brings itself and the others up to date, itself while it is closed

    Scenario Outline: newer versions while Intune is <state> on a device by <method>
      Given an enrollment profile "Headsets" for <method>
      And Ada scans the code of "Headsets" with a RealWear HMT-1
      And version 25.1.0 of "Microsoft Intune, Microsoft Authenticator, Intune Company Portal" is published
      When the Intune app of the device is <state>
      And the device checks in a day later
      Then "Microsoft Authenticator, Intune Company Portal" are in version 25.1.0
      And "Microsoft Intune" are <result>

      Examples:
        | method                | state     | result             |
        | android-aosp-user     | closed    | in version 25.1.0  |
        | android-aosp-user     | kept open | as they were       |
        | android-aosp-userless | closed    | in version 25.1.0  |
        | android-aosp-userless | kept open | as they were       |

  @req:AOU-024 @req:AOL-022 @kind:report @observable:report @needs:report:discovered-apps
  Rule: The discovered apps tell which versions a device has

    Scenario Outline: the discovered apps of a device by <method>
      Given an enrollment profile "Headsets" for <method>
      When Ada scans the code of "Headsets" with a RealWear HMT-1
      Then the discovered apps list "Microsoft Intune, Microsoft Authenticator" with their versions

      Examples:
        | method                |
        | android-aosp-user     |
        | android-aosp-userless |

  @req:AOU-032 @kind:prerequisite @observable:wire @edition:003
  Rule: By the 2024 edition a device syncs with the Intune app 24.7.0 or later

    Scenario Outline: a device with Intune app <version> is <outcome>
      Given an enrollment profile "Technicians" for android-aosp-user
      When Ada scans the code of "Technicians" with a RealWear HMT-1 that has "the Intune app <version>"
      Then the enrollment is <outcome>

      Examples:
        | version | outcome  |
        | 24.6.9  | refused  |
        | 24.7.0  | accepted |
        | 24.10.0 | accepted |
