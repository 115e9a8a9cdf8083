@needs:settings:apple-clouds @needs:tenants
Feature: Managed devices migrate to another MDM server

  @req:XDP-034 @kind:lifecycle @observable:wire @party:cloud @platform:ios
  Rule: A device that changes its server has a deadline

    Background:
      Given the MDM server Contoso has 1 device in Apple Business Manager
      And the MDM server Fabrikam has 0 devices in Apple Business Manager

    Scenario: the server before loses the device
      Given the MDM server Contoso has read all its devices
      When the administrator moves SIM1 to Fabrikam by "2040-01-31T12:00:00Z"
      And Contoso syncs
      Then the sync tells "deleted SIM1"

    Scenario: the new server reads the deadline
      When the administrator moves SIM1 to Fabrikam by "2040-01-31T12:00:00Z"
      And Fabrikam asks for the details of SIM1
      Then Fabrikam reads of SIM1 the deadline "2040-01-31T12:00:00Z"

    Scenario: a device that was with no server has nothing to migrate from
      When the administrator unassigns SIM1
      And the administrator moves SIM1 to Fabrikam by "2040-01-31T12:00:00Z"
      And Fabrikam asks for the details of SIM1
      Then Fabrikam reads of SIM1 the deadline "nothing"

  @req:XDP-035 @kind:limit @observable:wire @party:cloud @platform:ios
  Rule: Servers read deadlines from version 8 on

    Scenario Outline: a server that speaks version <version>
      Given the MDM server Contoso has 1 device in Apple Business Manager
      And the MDM server Fabrikam has 0 devices in Apple Business Manager
      And Fabrikam speaks version <version> with Apple
      When the administrator moves SIM1 to Fabrikam by "2040-01-31T12:00:00Z"
      And Fabrikam asks for the details of SIM1
      Then Fabrikam reads of SIM1 the deadline "<deadline>"

      Examples:
        | version | deadline             |
        | 7       | nothing              |
        | 8       | 2040-01-31T12:00:00Z |

  @req:XDP-036 @kind:lifecycle @observable:wire @party:cloud @platform:ios
  Rule: The configuration of a device has the deadline

    Scenario: the profile of the new server
      Given the MDM server Contoso has 1 device in Apple Business Manager
      And the MDM server Fabrikam has 0 devices in Apple Business Manager
      And the MDM server Fabrikam has defined a profile
      When the administrator moves SIM1 to Fabrikam by "2040-01-31T12:00:00Z"
      And Fabrikam assigns the profile to SIM1
      And the configuration of SIM1 is fetched
      Then the configuration has mdm_migration_deadline "2040-01-31T12:00:00Z"
