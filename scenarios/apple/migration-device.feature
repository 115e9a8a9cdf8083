@party:device @needs:page:enrollment-program @needs:settings:ade-profiles @needs:settings:apple-clouds @needs:tenants @needs:clock
Feature: What a device does that migrates to another MDM server

  @req:XAP-440 @kind:limit @observable:human
  Rule: Devices migrate from version 26 on

    Scenario Outline: <model> with <version>
      Given Ada's <model> with version "<version>" is managed by Contoso with "userAffinity: no"
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no"
      And the device checks in
      Then the migration is <stage>

      @platform:ios
      Examples:
        | model     | version | stage   |
        | iPhone 15 | 18.6    | none    |
        | iPhone 15 | 26.0    | offered |

      @platform:macos
      Examples:
        | model       | version | stage   |
        | MacBook Air | 15.6    | none    |
        | MacBook Air | 26.0    | offered |

  @req:XAP-441 @kind:lifecycle @observable:wire @platform:ios
  Rule: The deadline forces the migration

    Scenario: nobody accepts it
      Given Ada's iPhone 15 with version "26.0" is managed by Contoso with "userAffinity: no"
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no"
      And the device checks in
      Then the device has authenticated 1 time
      When 7 days pass
      And the device checks in
      Then the device has authenticated 2 times

  @req:XAP-442 @req:XAP-443 @kind:lifecycle @observable:wire
  Rule: The holder may migrate before the deadline, and the server before hears of it

    Scenario Outline: the holder of the <model> accepts
      Given Ada's <model> with version "26.1" is managed by Contoso with "userAffinity: no"
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no, department: Fabrikam IT"
      And the holder accepts the migration
      Then the device checked out before it enrolled again
      And Setup Assistant tells the department "Fabrikam IT"
      And the migration is none

      @platform:ios
      Examples:
        | model     |
        | iPhone 15 |

      @platform:macos
      Examples:
        | model       |
        | MacBook Air |

  @req:XAP-444 @kind:lifecycle @observable:wire @platform:ios @needs:settings:volume-purchase
  Rule: Managed apps outlive a migration where the new server awaits

    Scenario Outline: awaitConfiguration <wait>
      Given the purchase token "VPP" with 100 licenses for 365 days
      And Ada's iPhone 15 with version "26.0" is managed by Contoso with "userAffinity: no, companyPortal: install + token=VPP"
      And the device checks in
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no, awaitConfiguration: <wait>, companyPortal: install + token=VPP"
      And the holder accepts the migration
      And the device checks in
      Then the app was installed as "<state>"

      Examples:
        | wait | state      |
        | yes  | Managed    |
        | no   | Installing |

    Scenario: an app that does not go with the profile becomes the holder's where the new server does not await
      Given Ada's iPhone 15 with version "26.0" is managed by Contoso with "userAffinity: no"
      When the administrator sends InstallApplication with "Identifier=com.example.notes"
      And the holder takes the device up
      And the device checks in
      And the device is moved to Fabrikam within 7 days, with "userAffinity: no, awaitConfiguration: no"
      And the holder accepts the migration
      Then the app "com.example.notes" is on the device: yes

  @req:XAP-445 @kind:lifecycle @observable:human @platform:ios @needs:settings:volume-purchase
  Rule: Apps that the new server does not want go

    Scenario: an app of the server before
      Given the purchase token "VPP" with 100 licenses for 365 days
      And Ada's iPhone 15 with version "26.0" is managed by Contoso with "userAffinity: no, companyPortal: install + token=VPP"
      And the device checks in
      Then the app "com.microsoft.CompanyPortal" is on the device: yes
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no, awaitConfiguration: yes"
      And the holder accepts the migration
      Then the app "com.microsoft.CompanyPortal" is on the device: no

  @req:XAP-446 @kind:error @observable:human @platform:ios
  Rule: A failed migration is told and tried again

    Scenario: nobody signs in to the new server
      Given Ada's iPhone 15 with version "26.0" is managed by Contoso with "userAffinity: no"
      When the device is moved to Fabrikam within 0 days, with "authentication: setup-assistant"
      And the device checks in
      Then the migration is failed
      When the device is given another profile of Fabrikam, with "userAffinity: no"
      And the device checks in
      Then the device has authenticated 2 times

  @req:XAP-447 @kind:limit @observable:human @platform:ipados
  Rule: Shared iPads do not migrate

    Scenario Outline: an iPad with shared <shared>
      Given Ada's iPad 10 with version "26.0" is managed by Contoso with "userAffinity: no, shared: <shared>"
      When the device is moved to Fabrikam within 7 days, with "userAffinity: no"
      And the device checks in
      Then the migration is <stage>

      Examples:
        | shared | stage   |
        | yes    | none    |
        | no     | offered |
