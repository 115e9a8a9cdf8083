@party:device @platform:ios
Feature: What Apple devices do with profiles and commands

  @req:XAP-030 @kind:restriction @observable:wire
  Rule: A restriction for supervised devices does nothing on others

    Scenario: an unsupervised iPhone keeps Safari
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs the profile "work" that sets "allowSafari" to false
      Then the administrator finds the command acknowledged
      And "allowSafari" is allowed on the device

    Scenario: a supervised iPhone loses Safari
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the administrator installs the profile "work" that sets "allowSafari" to false
      Then "allowSafari" is forbidden on the device

  @req:XAP-031 @kind:restriction @observable:wire
  Rule: Of several restrictions the strictest holds

    Scenario: what one profile forbids no other allows
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs the profile "strict" that sets "allowCamera" to false
      And the administrator installs the profile "lenient" that sets "allowCamera" to true
      Then "allowCamera" is forbidden on the device
      When the administrator removes the profile "strict"
      Then "allowCamera" is allowed on the device

  @req:XAP-032 @kind:policy @observable:wire
  Rule: A profile replaces the one with its identifier

    Scenario: a new version lifts the restriction of the old one
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs the profile "work" that sets "allowCamera" to false
      And the administrator installs the profile "work" that sets "allowCamera" to true
      Then "allowCamera" is allowed on the device
      And the device has 1 profile "work"

  @req:XAP-033 @kind:lifecycle @observable:wire
  Rule: A locked iPhone puts off what needs it unlocked

    Scenario: InstallProfile has to wait
      Given a locked iPhone 15 of Ada enrolled by ios-byod
      When the administrator installs the profile "work" that sets "allowCamera" to false
      Then the administrator finds the command put off
      And "allowCamera" is allowed on the device

  @req:XAP-034 @kind:limitation @observable:wire
  Rule: An update of the MDM payload cannot move the device to another server

    Scenario: the enrollment profile names another server
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator replaces the enrollment profile by one of "https://elsewhere.test/mdm"
      Then the administrator finds the command failed
      And the device stays with its server

  @req:XAP-035 @kind:lifecycle @observable:wire
  Rule: CheckOut is sent only when the profile asks for it

    Scenario: a device leaves without a word
      Given an iPhone 15 of Ada enrolled by ios-byod without CheckOutWhenRemoved
      When the user removes management
      Then the device is unenrolled
      And no CheckOut was sent

  @req:XAP-036 @kind:limitation @observable:wire
  Rule: A command without its access right is not obeyed

    Scenario: SecurityInfo without the right to security queries
      Given an iPhone 15 of Ada enrolled by ios-byod without the access right "security"
      When the administrator sends SecurityInfo
      Then the administrator finds the command failed

  @req:XAP-037 @kind:identity @observable:wire
  Rule: A signed profile that was changed is not installed

    Scenario: one byte of a signed profile is another
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a signed profile that sets "allowCamera" to false and was changed since
      Then the administrator finds the command failed
      And "allowCamera" is allowed on the device

  @req:XAP-038 @kind:limitation @observable:wire
  Rule: The server removes only what it installed

    Scenario: a profile of the holder's stays
      Given an iPhone 15 of Ada enrolled by ios-byod with the profile "home" of her own
      When the administrator removes the profile "home"
      Then the administrator finds the command failed
      And the device has 1 profile "home"
