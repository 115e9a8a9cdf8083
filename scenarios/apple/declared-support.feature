@party:device @platform:ios @needs:settings:apple-declarations
Feature: Which declarations a device takes

  @req:XAP-400 @kind:policy @observable:wire
  Rule: Version, enrollment and channel decide whether a declaration is taken

    Scenario: a certificate before version 17
      Given an old iPhone 15 of Ada with version "16.7" enrolled by ios-byod
      When the server declares a certificate
      Then the device reports "other" with "Error.ConfigurationNotSupported"

    Scenario: a certificate from version 17 on, whose asset is missing
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares a certificate
      Then the device reports "other" with "Error.MissingAssets"

    Scenario: settings for supervised devices on another one
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares settings of the calculator
      Then the device reports "other" with "Error.ConfigurationNotSupported"

    Scenario: an account of a user on the channel of a Mac
      Given a supervised MacBook Air of Ada enrolled by macos-byod
      When the server declares a calendar account
      Then the device reports "other" with "Error.ConfigurationNotSupported"

  @req:XAP-401 @kind:error @observable:wire @needs:method:ios-byod
  Rule: A value that the schema does not allow makes a declaration invalid

    Scenario Outline: <fault> is invalid
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares <fault>
      Then the device reports "other" with "Error.ConfigurationIsInvalid"

      Examples:
        | fault                                        |
        | a number as text                             |
        | a number beyond its range                    |
        | a word that is not on its list               |
        | a text deep inside where a number belongs    |

  @req:XAP-402 @kind:policy @observable:wire
  Rule: Of a type of which there is one only, the first holds

    Scenario: two configurations for one host
      Given a supervised MacBook Air of Ada enrolled by macos-byod
      When the server declares two hosts of screen sharing
      Then the device reports "second" with "Error.ConfigurationCannotBeApplied"

  @req:XAP-403 @kind:report @observable:wire @needs:method:ios-byod
  Rule: A reason has the details of its code

    Scenario Outline: <detail> for <fault>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares something with <fault>
      And the administrator sends DeclarativeManagement
      Then the reason for "<declaration>" has the detail "<detail>" with '<value>'

      Examples:
        | fault                             | declaration | detail                   | value         |
        | a type that nobody knows          | other       | Identifier               | other         |
        | a key that nobody knows           | other       | UnknownPayloadKeys       | ["Coffee"]    |
        | a configuration that is not there | activation  | ConfigurationIdentifiers | ["elsewhere"] |
        | an asset that is not there        | other       | AssetIdentifiers         | ["nobody"]    |
        | a predicate that does not hold    | activation  | Predicate                | FALSEPREDICATE |

  @req:XAP-404 @kind:policy @observable:wire
  Rule: Several configurations come to one by the way of each key

    Scenario Outline: <setting> of two configurations
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the server declares <type> with '<setting>=<first>' and with '<setting>=<second>'
      Then the setting "<setting>" comes to '<together>'

      Examples:
        | type                    | setting                                 | first                            | second                           | together                               |
        | passcode.settings       | MinimumLength                           | 4                                | 8                                | 8                                      |
        | passcode.settings       | MaximumInactivityInMinutes              | 5                                | 2                                | 2                                      |
        | passcode.settings       | RequireComplexPasscode                  | true                             | false                            | true                                   |
        | softwareupdate.settings | Notifications                           | true                             | false                            | false                                  |
        | softwareupdate.settings | AutomaticActions.Download               | "AlwaysOff"                      | "AlwaysOn"                       | AlwaysOff                              |
        | softwareupdate.settings | Beta.OfferPrograms                      | [{"Description":"A","Token":"1"}] | [{"Description":"B","Token":"2"}] | [{"Description":"A","Token":"1"},{"Description":"B","Token":"2"}] |
        | softwareupdate.settings | Beta.RequireProgram                     | {"Description":"A","Token":"1"}  | {"Description":"B","Token":"2"}  | {"Description":"A","Token":"1"}        |
        | passcode.settings       | PasscodeReuseLimit                      | 5                                | 3                                | 3                                      |

  @req:XAP-417 @kind:report @observable:wire
  Rule: A device says what its version can do, and nothing else

    Scenario Outline: <name> on version <version>
      Given an old iPhone 15 of Ada with version "<version>" enrolled by ios-byod
      When the server subscribes to "device.model.family"
      Then the device <tells> that it can do "<name>"

      Examples:
        | version | name                                        | tells         |
        | 16.7    | com.apple.configuration.passcode.settings   | tells         |
        | 16.7    | com.apple.configuration.security.identity   | does not tell |
        | 18.1    | com.apple.configuration.security.identity   | tells         |
        | 16.7    | softwareupdate.install-state                | does not tell |
        | 18.1    | diskmanagement.filevault.enabled            | does not tell |
