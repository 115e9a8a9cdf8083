@party:device @platform:ios @needs:settings:apple-declarations @needs:method:ios-byod
Feature: What Apple devices report of declarations

  @req:XAP-355 @kind:lifecycle @observable:wire
  Rule: A list that never settles is left

    Scenario: the token is another one each time
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares a passcode with a token that never settles
      And the administrator sends DeclarativeManagement
      Then the device asked for the token 2 to 10 times
      And the server knows the configuration "passcode" as active

  @req:XAP-356 @kind:report @observable:wire
  Rule: Every fault of a declaration has its reason code

    Scenario Outline: <fault>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares something with <fault>
      And the administrator sends DeclarativeManagement
      Then the device reports "<declaration>" with "<code>"

      Examples:
        | fault                             | declaration | code                                |
        | a type that nobody knows          | other       | Error.ConfigurationNotSupported     |
        | a value of a wrong type           | other       | Error.ConfigurationIsInvalid        |
        | a key that nobody knows           | other       | Error.UnknownPayloadKeys            |
        | a configuration that is not there | activation  | Error.MissingConfigurations         |
        | an asset that is not there        | other       | Error.MissingAssets                 |
        | a predicate that cannot be read   | activation  | Error.UnableToParsePredicate        |
        | a predicate about nothing         | activation  | Error.UnableToEvaluatePredicate     |
        | an activation that fails          | passcode    | Error.ActivationFailed              |
        | an operator that nobody knows     | activation  | Error.UnableToParsePredicateWithCustomOperator |
        | a predicate that goes through no list | activation | Error.PredicateFailed            |
        | an answer that cannot be read     | passcode    | Error.InvalidPayload                |
        | a predicate that does not hold    | activation  | Info.Predicate                      |
        | nothing that activates it         | passcode    | Info.NotReferencedByActivation      |
        | nothing that refers to it         | user        | Info.NotReferencedByConfiguration   |

  @req:XAP-357 @kind:report @observable:wire
  Rule: Status items that there are not are told as errors

    Scenario: a subscription to what no device has
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator subscribes to "device.model.family, device.coffee"
      And the administrator sends DeclarativeManagement
      Then the device reports an error about "device.coffee"

  @req:XAP-358 @kind:report @observable:wire
  Rule: The first report is full, later ones tell what changed

    Scenario: a declaration changes
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares a passcode of 6 digits
      And the administrator sends DeclarativeManagement
      And the administrator declares a passcode of 8 digits
      And the administrator sends DeclarativeManagement
      Then the first report was full, and the second one was not

  @req:XAP-359 @kind:policy @observable:wire
  Rule: Declared passcode rules hold while they are active

    Scenario: more digits than the passcode has
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares a passcode of 8 digits
      And the administrator sends DeclarativeManagement
      And the administrator sends SecurityInfo
      Then the answer tells "SecurityInfo/PasscodeCompliantWithProfiles" as "false"

    Scenario: more digits, but nothing asks for them
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator declares a passcode of 8 digits that nothing activates
      And the administrator sends DeclarativeManagement
      And the administrator sends SecurityInfo
      Then the answer tells "SecurityInfo/PasscodeCompliantWithProfiles" as "true"
