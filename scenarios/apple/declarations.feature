@platform:ios @needs:settings:apple-declarations @needs:method:ios-byod
Feature: Declarative management of Apple devices

  @req:XAP-020 @kind:policy @observable:wire @party:server
  Rule: The token changes whenever a declaration does

    Scenario: a longer passcode
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares a passcode of 6 digits
      And the administrator sends DeclarativeManagement
      Then the device holds a passcode of 6 digits
      When the administrator declares a passcode of 8 digits
      And the administrator sends DeclarativeManagement
      Then the device holds a passcode of 8 digits

  @req:XAP-021 @kind:error @observable:wire @lockstep @party:server
  Rule: A declaration that there is not is answered with 404

    Scenario: a declaration that nobody made
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device asks for the declaration "nowhere"
      Then the server answers with 404

  @req:XAP-022 @kind:report @observable:admin @party:server
  Rule: Reports of what changed add to what is known

    Scenario: status items and then a change
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator subscribes to "device.model.family, device.operating-system.version"
      And the administrator sends DeclarativeManagement
      And the administrator declares a passcode of 6 digits
      And the administrator sends DeclarativeManagement
      Then the server knows the configuration "passcode" as active
      And the server knows "device.model.family" as "iPhone"

  @req:XAP-060 @kind:policy @observable:wire @party:device
  Rule: A declaration with a new token is fetched again

    Scenario: a longer passcode
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares a passcode of 6 digits
      And the administrator sends DeclarativeManagement
      And the administrator declares a passcode of 8 digits
      And the administrator sends DeclarativeManagement
      Then the device holds a passcode of 8 digits

  @req:XAP-061 @kind:policy @observable:wire @party:device
  Rule: What the server lists no more is gone from the device

    Scenario: everything is withdrawn
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares a passcode of 6 digits
      And the administrator sends DeclarativeManagement
      And the administrator declares nothing
      And the administrator sends DeclarativeManagement
      Then the device holds no declaration

  @req:XAP-062 @kind:report @observable:admin @party:device
  Rule: The device says what is wrong with a declaration

    Scenario: a type that no device knows
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares something of the type "com.apple.configuration.coffee"
      And the administrator sends DeclarativeManagement
      Then the server knows the configuration "other" as invalid by "Error.ConfigurationNotSupported"

  @req:XAP-063 @kind:policy @observable:admin @party:device
  Rule: A predicate decides whether an activation holds

    Scenario Outline: <predicate>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares a passcode of 6 digits for devices where "<predicate>"
      And the administrator sends DeclarativeManagement
      Then the server knows the configuration "passcode" as inactive

      Examples:
        | predicate                                                                                     |
        | @status(device.operating-system.family) == 'macOS'                                            |
        | @status(device.operating-system.version) < '18.0' OR @status(device.model.family) IN {'iPad'} |
        | NOT (@status(device.model.family) == 'iPhone')                                                |
        | TRUEPREDICATE AND @status(device.model.family) BEGINSWITH 'iPad'                              |
        | @status(device.model.identifier) CONTAINS 'Mac' \|\| @status(test.integer-value) > 1          |

    Scenario Outline: it holds where <predicate>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares a passcode of 6 digits for devices where "<predicate>"
      And the administrator sends DeclarativeManagement
      Then the server knows the configuration "passcode" as active

      Examples:
        | predicate                                                                               |
        | @status(device.operating-system.version) >= '9.0'                                       |
        | (@status(test.boolean-value) == true) AND @status(device.model.family) ENDSWITH 'Phone' |

  @req:XAP-064 @kind:policy @observable:admin @party:device
  Rule: A configuration holds only while an activation names it

    Scenario: nothing activates it
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares a passcode of 6 digits that nothing activates
      And the administrator sends DeclarativeManagement
      Then the server knows the configuration "passcode" as inactive
