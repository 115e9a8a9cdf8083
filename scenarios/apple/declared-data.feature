@party:device @platform:ios @needs:settings:apple-declarations @needs:method:ios-byod
Feature: What declarations bring to a device

  @req:XAP-356 @kind:report @observable:wire
  Rule: What cannot be fetched or brought into force has a reason code too

    Scenario Outline: the server declares <thing>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares <thing>
      Then the device reports "<declaration>" with "<code>"

      Examples:
        | thing                          | declaration | code                                 |
        | data that are not there        | data        | Error.AssetCannotBeDownloaded        |
        | credentials that are no JSON   | credentials | Error.AssetCannotBeDeserialized      |
        | credentials without a user     | credentials | Error.AssetCannotBeDeserialized      |
        | a profile that cannot be read  | other       | Error.ConfigurationCannotBeApplied   |
        | a test that fails              | other       | Error.ConfigurationFailed            |

  @req:XAP-405 @kind:policy @observable:wire
  Rule: Data that are not what was declared are not used

    Scenario Outline: <data> are left
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares <data>
      Then the device reports "data" with "Error.AssetCannotBeVerified"

      Examples:
        | data                       |
        | data of another size       |
        | data with another digest   |

  @req:XAP-406 @kind:identity @observable:wire
  Rule: The device shows who it is where the declaration asks for that

    Scenario: for managed devices only
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares data for managed devices
      Then the device asked for the data as the managed device

    Scenario: for everybody who asks
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares data for everybody
      Then the device asked for the data as anybody

  @req:XAP-407 @kind:lifecycle @observable:wire
  Rule: What a declaration brought goes with it

    Scenario: a declared profile
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares a profile that forbids the camera
      Then the device has 1 profile "declared"
      When the server subscribes to "device.model.family"
      Then the device has 0 profiles "declared"

    Scenario: a declared app
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the server declares a required app
      Then the device has "com.example.mail" among its apps
      When the server subscribes to "device.model.family"
      Then the device lacks "com.example.mail" among its apps

  @req:XAP-409 @kind:identity @observable:admin
  Rule: A declared identity is obtained and told

    Scenario Outline: from <thing>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares <thing> and subscribes to "security.certificate.list"
      Then an entry of "security.certificate.list" says "true" of "is-identity"
      And an entry of "security.certificate.list" says "other" of "declaration-identifier"

      Examples:
        | thing                             |
        | a certificate of the SCEP service |
        | a certificate of the ACME service |
        | an identity from a file           |

  @req:XAP-410 @kind:policy @observable:wire
  Rule: A required app is installed, an optional one waits

    Scenario Outline: the device <has> <app>
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the server declares <app>
      Then the device <has> "com.example.mail" among its apps

      Examples:
        | app             | has   |
        | a required app  | has   |
        | an optional app | lacks |

  @req:XAP-418 @kind:policy @observable:admin
  Rule: A predicate may go through the entries of a status list

    Scenario Outline: where <predicate>
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the administrator sends InstallApplication with "Identifier=com.example.chat"
      And the server declares something else where "<predicate>"
      And the device checks in
      Then the server knows the configuration "idle" as <active>

      Examples:
        | predicate                                                                                          | active   |
        | SUBQUERY(@status(mdm.app), $app, $app.@key(identifier) == 'com.example.mail').@count == 1          | active   |
        | SUBQUERY(@status(mdm.app), $app, $app.@key(identifier) BEGINSWITH 'com.example').@count == 2       | active   |
        | SUBQUERY(@status(mdm.app), $app, $app.@key(identifier) == 'com.example.coffee').@count > 0         | inactive |

  @req:XAP-419 @kind:error @observable:wire @lockstep @party:server
  Rule: Data for managed devices are given to nobody else

    Scenario: somebody else asks
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares data for managed devices
      And somebody asks for the declared data
      Then the server answers with 403

    Scenario: data for everybody are asked for
      Given Ada's iPhone 15 enrolled by ios-byod
      When the server declares data for everybody
      And somebody asks for the declared data
      Then the server answers with 200
