@party:device @platform:ios @needs:method:ios-byod
Feature: Profiles that an Apple device does not install

  @req:XAP-344 @kind:limitation @observable:wire
  Rule: The server's profile does not replace the holder's own

    Scenario: the holder has a profile of that identifier
      Given an iPhone 15 of Ada enrolled by ios-byod with the profile "home" of her own
      When the administrator installs the profile "home" that sets "allowCamera" to false
      Then the administrator finds the command failed
      And "allowCamera" is allowed on the device

  @req:XAP-345 @kind:limitation @observable:wire
  Rule: A managed device takes no second MDM payload

    Scenario: a profile of another server
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a profile of another MDM server
      Then the administrator finds the command failed
      And the device has 0 profiles "shaped"

  @req:XAP-346 @kind:policy @observable:wire
  Rule: A profile is installed wholly or not at all

    Scenario: an identity cannot be had
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a profile whose identity cannot be had
      Then the administrator finds the command failed
      And "allowCamera" is allowed on the device
