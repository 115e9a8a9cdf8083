@needs:page:enrollment-program @needs:settings:ade-profiles @needs:settings:apple-clouds @needs:tenants @needs:clock
Feature: Which devices migrate to another MDM server, and with whom

  @req:XAP-460 @kind:limit @observable:human @party:device @platform:ios
  Rule: Devices that return to service with their apps do not migrate

    Scenario Outline: returnToService <returns>
      Given Ada's iPhone 15 with version "26.0" is managed by Contoso with "userAffinity: no, returnToService: <returns>"
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no"
      And the device checks in
      Then the migration is <stage>

      Examples:
        | returns | stage   |
        | yes     | none    |
        | no      | offered |

  @req:XAP-461 @kind:limit @observable:human @party:device
  Rule: A Mac migrates however it is managed, other devices only as configured

    Scenario Outline: a <model> that enrolled by <method> in between
      Given Ada's <model> with version "26.0" is managed by Contoso with "userAffinity: no"
      When the server releases the device
      And the device enrolls by <method>
      And the device is moved to Fabrikam within 7 days, with "userAffinity: no"
      And the device checks in
      Then the migration is <stage>

      @platform:ios @needs:method:ios-byod
      Examples:
        | model     | method   | stage |
        | iPhone 15 | ios-byod | none  |

      @platform:macos @needs:method:macos-byod
      Examples:
        | model       | method     | stage   |
        | MacBook Air | macos-byod | offered |

    @platform:macos @needs:method:macos-byod
    Scenario: such a Mac migrates
      Given Ada's MacBook Air with version "26.0" is managed by Contoso with "userAffinity: no"
      When the server releases the device
      And the device enrolls by macos-byod
      And the device is moved to Fabrikam within 7 days, with "userAffinity: no, department: Fabrikam IT"
      And the holder accepts the migration
      Then the migration is none
      And Setup Assistant tells the department "Fabrikam IT"

  @req:XAP-467 @req:XAP-468 @kind:lifecycle @observable:wire @party:device @platform:macos
  Rule: The managed user has to be signed in, and is managed afterwards

    Scenario: somebody else is signed in at the deadline
      Given Ada's MacBook Air with a local user and version "26.0" is managed by Contoso with "userAffinity: no"
      And Bob logs in to the Mac
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no"
      And 7 days pass
      And the device checks in
      Then the device has authenticated 1 time

    Scenario: the managed user signs in after the deadline
      Given Ada's MacBook Air with a local user and version "26.0" is managed by Contoso with "userAffinity: no"
      And Bob logs in to the Mac
      When the device is moved to Fabrikam within 0 days, with "userAffinity: no"
      And Ada logs in to the Mac
      And the device checks in
      Then the device has authenticated 2 times
      And both servers managed the same user

    Scenario: somebody else wants to begin it
      Given Ada's MacBook Air with a local user and version "26.0" is managed by Contoso with "userAffinity: no"
      And Bob logs in to the Mac
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no"
      And the holder accepts the migration
      Then the deed is refused
      And the migration is offered

    Scenario: a Mac without a managed user
      Given Ada's MacBook Air with version "26.0" is managed by Contoso with "userAffinity: no"
      And Bob logs in to the Mac
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no"
      And the holder accepts the migration
      Then the device has authenticated 2 times

    Scenario: the managed user begins it
      Given Ada's MacBook Air with a local user and version "26.0" is managed by Contoso with "userAffinity: no"
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no"
      And the holder accepts the migration
      Then both servers managed the same user

  @req:XAP-459 @kind:identity @observable:wire @party:device @platform:macos
  Rule: Where no user was managed the new server gets who is signed in

    Scenario: Bob is signed in
      Given Ada's MacBook Air with a local user and version "26.0" is managed by Contoso with "userAffinity: no, manageUsers: no"
      And Bob logs in to the Mac
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no"
      And the holder accepts the migration
      Then the channel opened is that of "bob"

  @req:XAP-469 @kind:token @observable:wire @party:device @platform:ios
  Rule: A migration makes bypass codes void

    Scenario: the new server asks for the code
      Given Ada's iPhone 15 with version "26.0" is managed by Contoso with "userAffinity: no"
      When the administrator sends ActivationLockBypassCode
      And the device is moved to Fabrikam within 7 days, with "userAffinity: no"
      And the holder accepts the migration
      And the administrator sends ActivationLockBypassCode
      Then the device told two bypass codes
