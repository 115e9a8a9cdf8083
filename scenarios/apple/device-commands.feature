@party:device @platform:ios
Feature: What Apple devices do when they are told to

  @req:XAP-040 @kind:limitation @observable:wire
  Rule: A command for supervised devices is refused by others

    Scenario: Lost Mode is not for a phone of somebody's own
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator sends EnableLostMode with "Message=Lost"
      Then the administrator finds the command failed
      And the administrator reads error 12007 of "MCMDMErrorDomain"

  @req:XAP-041 @kind:limitation @observable:wire
  Rule: A command of another platform or a newer version is refused

    Scenario: a phone has no recovery lock
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator sends EnableRemoteDesktop
      Then the administrator finds the command failed
      And the administrator reads error 12021 of "MCMDMErrorDomain"

    Scenario: a phone of before the command
      Given an old iPhone 15 of Ada with version "14.8" enrolled by ios-byod
      When the administrator sends DeclarativeManagement
      Then the administrator finds the command failed

  @req:XAP-044 @kind:action @observable:admin
  Rule: Only a lost device says where it is

    Scenario: the place of a lost phone
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the administrator sends EnableLostMode with "Message=Please call, PhoneNumber=+49 30 1"
      And the administrator sends DeviceLocation
      Then the answer tells "Latitude" as "52.52"
      When the administrator asks for "IsMDMLostModeEnabled"
      Then the answer tells "QueryResponses/IsMDMLostModeEnabled" as "true"

    Scenario: found again
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the administrator sends EnableLostMode with "Message=Lost"
      And the administrator sends PlayLostModeSound
      Then the administrator finds the command acknowledged
      When the administrator sends DisableLostMode
      And the administrator sends DeviceLocation
      Then the administrator finds the command failed

  @req:XAP-045 @kind:action @observable:admin
  Rule: A passcode is removed with the escrowed unlock token only

    Scenario: the server's own token
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator removes the passcode with the escrowed token
      And the administrator sends SecurityInfo
      Then the answer tells "SecurityInfo/PasscodePresent" as "false"

    Scenario: a guessed token
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator removes the passcode with a guessed token
      Then the administrator finds the command failed
      When the administrator sends SecurityInfo
      Then the answer tells "SecurityInfo/PasscodePresent" as "true"

  @req:XAP-046 @kind:action @observable:wire
  Rule: An erased device keeps nothing

    Scenario: a phone with a profile of its holder's
      Given an iPhone 15 of Ada enrolled by ios-byod with the profile "home" of her own
      When the administrator sends EraseDevice
      Then the device is unenrolled
      And the device has 0 profiles "home"
      And no CheckOut was sent

  @req:XAP-047 @kind:policy @observable:admin
  Rule: Each item of the Settings command stands for itself

    Scenario: one item is for supervised devices
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator sets "DeviceName=Kiosk 7, DataRoaming=true"
      Then the answer tells "Settings/0/Status" as "Error"
      And the answer tells "Settings/1/Status" as "Acknowledged"
      When the administrator asks for "DataRoamingEnabled, DeviceName"
      Then the administrator reads "DeviceName" as "Ada's iPhone 15"
      And the answer tells "QueryResponses/DataRoamingEnabled" as "true"

  @req:XAP-048 @kind:action @observable:admin
  Rule: A scheduled update is offered until it runs

    Scenario: from one version to the next
      Given a supervised iPhone 15 of Ada enrolled by ios-byod that finds the update "18.2"
      When the administrator schedules the update "18.2"
      And the device checks in 2 times
      And the administrator asks for "OSVersion"
      Then the administrator reads "OSVersion" as "18.2"
      When the administrator sends AvailableOSUpdates
      Then the administrator reads error 2213 of "DeviceManagement.error"
