@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:return-to-service @needs:settings:ade-profiles
Feature: Devices return to service with their apps

  @req:XAP-450 @kind:lifecycle @observable:wire @party:device
  Rule: From iOS 26 on, where the configuration says so, the holder returns a device

    Scenario: 26.0 with returnToService
      Given the network "home" is for devices that return to service
      And an ADE profile with "userAffinity: no, returnToService: yes"
      And Ada's iPhone 15 on OS "26.0" enrolled by ios-ade
      When the holder returns the device to service
      Then the device has authenticated 2 times

    Scenario Outline: <version>, returnToService <mode>
      Given the network "home" is for devices that return to service
      And an ADE profile with "userAffinity: no, returnToService: <mode>"
      And Ada's iPhone 15 on OS "<version>" enrolled by ios-ade
      When the holder returns the device to service
      Then no ReturnToService was sent
      And the device has authenticated 1 time

      Examples:
        | version | mode |
        | 26.0    | no   |
        | 18.6    | yes  |

  @req:XAP-451 @kind:lifecycle @observable:wire @party:device
  Rule: It waits for its configuration whatever that says

    Scenario Outline: returnToService <mode> and no awaitConfiguration
      Given an ADE profile with "userAffinity: no, awaitConfiguration: no, returnToService: <mode>"
      And Ada's iPhone 15 on OS "26.0" enrolled by ios-ade
      Then the device waited for its configuration: <mode>
      And the device has reached its home screen

      Examples:
        | mode |
        | yes  |
        | no   |

  @req:XAP-452 @kind:token @observable:wire @party:device
  Rule: It leaves its bootstrap token

    Scenario: with returnToService
      Given an ADE profile with "userAffinity: no, returnToService: yes"
      And Ada's iPhone 15 on OS "26.0" enrolled by ios-ade
      Then the server has got the bootstrap token

    Scenario: without returnToService
      Given an ADE profile with "userAffinity: no, returnToService: no"
      And Ada's iPhone 15 on OS "26.0" enrolled by ios-ade
      Then the server has got no bootstrap token

  @req:XAP-453 @req:XAP-454 @kind:lifecycle @observable:wire @needs:settings:volume-purchase
  Rule: Managed apps outlive the erasure with the token, and nothing else does

    Scenario Outline: returnToService <mode>, the token <token>
      Given an iPhone 15 of Ada on OS "26.0" with an app that it keeps when it returns, returnToService <mode>
      And the holder keeps "photos" on it
      When the administrator returns the device to service with <token>
      Then the app was installed as "<state>"
      And "photos" is not on the device

      Examples:
        | mode | token               | state      |
        | yes  | the bootstrap token | Managed    |
        | yes  | another token       | Installing |
        | no   | the bootstrap token | Installing |

  @req:XAP-455 @kind:lifecycle @observable:wire @party:server @needs:settings:volume-purchase
  Rule: The server answers ReturnToService with all that the device needs

    Scenario: the holder hands the device back
      Given an iPhone 15 of Ada on OS "26.0" with an app that it keeps when it returns, returnToService yes
      When the holder returns the device to service
      Then the administrator sees the device enrolled
      And the device has authenticated 2 times
      And the app was installed as "Managed"

  @req:XAP-456 @kind:lifecycle @observable:human @party:device @needs:settings:volume-purchase
  Rule: Apps that are not wanted again go

    Scenario: an app that an administrator sent by hand
      Given an iPhone 15 of Ada on OS "26.0" with an app that it keeps when it returns, returnToService yes
      When the administrator sends InstallApplication with "Identifier=com.example.notes"
      And the holder takes the device up
      And the device checks in
      And the administrator returns the device to service with the bootstrap token
      Then the app "com.example.notes" is on the device: no
      And the app "com.microsoft.CompanyPortal" is on the device: yes

  @req:XAP-457 @kind:lifecycle @observable:wire @party:device @needs:settings:volume-purchase @needs:clock
  Rule: After DeviceConfigured commands wait for the apps

    Scenario Outline: returnToService <mode>, <apps> to be loaded: <first>
      Given the purchase token "VPP" with 100 licenses for 365 days
      And an ADE profile with "userAffinity: no, returnToService: <mode><wish>"
      And Ada's iPhone 15 on OS "26.0" enrolled by ios-ade
      When the administrator sends SecurityInfo
      Then the administrator finds the command <first>

      Examples:
        | mode | apps   | wish                                     | first        |
        | yes  | an app | , companyPortal: install + token=VPP     | put off      |
        | yes  | no app |                                          | acknowledged |
        | no   | an app | , companyPortal: install + token=VPP     | acknowledged |

    Scenario: once the apps are there
      Given an iPhone 15 of Ada on OS "26.0" with an app that it keeps when it returns, returnToService yes
      When the administrator sends SecurityInfo
      Then the administrator finds the command acknowledged

  @req:XAP-458 @kind:limitation @observable:wire @party:device
  Rule: It does not update

    Scenario Outline: returnToService <mode>
      Given an ADE profile with "userAffinity: no, returnToService: <mode>"
      When Ada enrolls an iPhone 15 with "26.0" by ios-ade that finds the update to "26.1"
      And the administrator schedules the update "26.1"
      Then the answer tells "UpdateResults/0/Status" as "<status>"

      Examples:
        | mode | status      |
        | yes  | Idle        |
        | no   | Downloading |
