@needs:settings:apple-clouds @needs:tenants @party:cloud @platform:ios
Feature: Activation Lock and provisional devices in Apple Business Manager

  @req:XDP-040 @kind:lifecycle @observable:portal
  Rule: A migration removes the lock of the server before

    Background:
      Given the MDM server Contoso has 1 device in Apple Business Manager
      And the MDM server Fabrikam has 0 devices in Apple Business Manager
      And Contoso locks the activation of SIM1

    Scenario: before it begins
      When the administrator moves SIM1 to Fabrikam by "2040-01-31T12:00:00Z"
      Then the portal shows SIM1 locked by "server"

    Scenario: the new server leaves it open
      When the administrator moves SIM1 to Fabrikam by "2040-01-31T12:00:00Z"
      And the migration of SIM1 has started
      Then the portal shows SIM1 locked by "nobody"

    Scenario: the new server locks it
      When the administrator moves SIM1 to Fabrikam by "2040-01-31T12:00:00Z"
      And the migration of SIM1 has started
      And Fabrikam locks the activation of SIM1
      Then the portal shows SIM1 locked by "server"

  @req:XDP-041 @kind:error @observable:portal
  Rule: A failed migration locks the device for the organisation

    Scenario: it fails
      Given the MDM server Contoso has 1 device in Apple Business Manager
      And the MDM server Fabrikam has 0 devices in Apple Business Manager
      When the administrator moves SIM1 to Fabrikam by "2040-01-31T12:00:00Z"
      And the migration of SIM1 has started
      And the migration of SIM1 has failed
      Then the portal shows SIM1 locked by "organisation"

  @req:XDP-042 @kind:limit @observable:portal @needs:clock
  Rule: Devices of Apple Configurator do not migrate in their first 30 days

    Scenario Outline: a device of <source>, <days> days after it enrolled
      Given the MDM server Contoso has 1 device in Apple Business Manager
      And the MDM server Fabrikam has 0 devices in Apple Business Manager
      And SIM1 was added by "<source>" and has fetched the profile of Contoso
      When <days> days pass
      And the administrator tries to move SIM1 to Fabrikam by "2040-01-31T12:00:00Z"
      Then the portal answers <status>

      Examples:
        | source             | days | status |
        | Apple Configurator | 29   | 409    |
        | Apple Configurator | 31   | 200    |
        | Apple              | 29   | 200    |

  @req:XDP-043 @kind:lifecycle @observable:wire @needs:clock @needs:page:enrollment-program @needs:settings:ade-profiles
  Rule: Who holds a device of Apple Configurator may leave for 30 days

    Scenario Outline: a device of <source>, <days> days after it enrolled: the deed is <outcome>
      Given Ada's iPhone 15 with version "18.1" is managed by Contoso with "userAffinity: no, locked: yes"
      And the portal says that it was added by "<source>"
      When <days> days pass
      And the holder leaves the organisation
      Then the deed is <outcome>
      And the organisation still has the device: <kept>

      Examples:
        | source             | days | outcome | kept |
        | Apple Configurator | 29   | done    | no   |
        | Apple Configurator | 31   | refused | yes  |
        | Apple              | 29   | refused | yes  |
