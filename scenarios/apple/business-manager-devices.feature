@party:cloud @platform:ios @needs:settings:apple-clouds @needs:tenants
Feature: Devices and profiles in Apple Business Manager

  @req:XDP-006 @kind:limit @observable:wire
  Rule: A page has 100 to 1000 devices, 100 by default

    Scenario: no limit is named
      Given the MDM server Contoso has 120 devices in Apple Business Manager
      When Contoso fetches a page
      Then the page holds 100 devices

    Scenario Outline: a page of <asked> devices
      Given the MDM server Contoso has 1100 devices in Apple Business Manager
      When Contoso fetches a page of <asked> devices
      Then the page holds <given> devices

      Examples:
        | asked | given |
        | 500   | 500   |
        | 5000  | 1000  |

  @req:XDP-007 @kind:lifecycle @observable:wire
  Rule: A cursor whose list was read to its end fetches nothing more

    Scenario: a server fetches on after the last page
      Given the MDM server Contoso has 2 devices in Apple Business Manager
      And the MDM server Contoso has read all its devices
      When Contoso fetches on
      Then Apple Business Manager answers 400 EXHAUSTED_CURSOR

  @req:XDP-008 @kind:lifecycle @observable:wire @needs:clock
  Rule: A cursor lives seven days

    Scenario Outline: a sync after <days> days
      Given the MDM server Contoso has 1 device in Apple Business Manager
      And the MDM server Contoso has read all its devices
      When <days> days pass
      And Contoso syncs
      Then Apple Business Manager answers <status>

      Examples:
        | days | status |
        | 2    | 200    |
        | 8    | 400    |

  @req:XDP-009 @kind:error @observable:wire @lockstep
  Rule: A cursor that the service did not give is invalid

    Scenario: a cursor that nobody gave
      Given the MDM server Contoso has 1 device in Apple Business Manager
      When Contoso syncs with a cursor that nobody gave
      Then Apple Business Manager answers 400 INVALID_CURSOR

  @req:XDP-010 @kind:lifecycle @observable:wire
  Rule: A sync tells every change once

    Background:
      Given the MDM server Contoso has 2 devices in Apple Business Manager
      And the MDM server Contoso has read all its devices
      When the administrator assigns 1 more device to Contoso
      And the administrator gives SIM1 an asset tag
      And the administrator unassigns SIM2

    Scenario: three changes
      When Contoso syncs
      Then the sync tells "added SIM3, modified SIM1, deleted SIM2"

    Scenario: nothing is told twice
      When the MDM server Contoso syncs twice
      Then the sync tells "nothing"

  @req:XDP-011 @kind:policy @observable:wire
  Rule: A server sees its own devices only

    Scenario: a device of another server
      Given the MDM server Contoso has 1 device in Apple Business Manager
      And the MDM server Fabrikam has 1 device in Apple Business Manager
      When Contoso asks for the details of SIM2
      Then SIM2 is told as NOT_ACCESSIBLE

  @req:XDP-016 @kind:lifecycle @observable:wire
  Rule: A disowned device is gone

    Scenario: details of a disowned device
      Given the MDM server Contoso has 1 device in Apple Business Manager
      When Contoso disowns SIM1
      And Contoso asks for the details of SIM1
      Then SIM1 is told as NOT_ACCESSIBLE
