@party:cloud @platform:ios @needs:page:enrollment-program @needs:settings:apple-clouds @needs:tenants
Feature: Apple's portal, as far as MDM servers depend on it

  @req:ADE-029 @kind:portal @observable:portal
  Rule: An MDM server entry has a free name and devices of its own

    Scenario: two entries with names of the administrator's own
      Given the token TestMDMServer of Apple Business Manager with 1 device
      And the token Office of Apple Business Manager with 1 device
      Then the token TestMDMServer lists "SIM1"
      And the token Office lists "SIM2"
      And the token Office shows tokenName "Office"

  @req:ADE-006 @req:ASM-005 @kind:portal @observable:portal
  Rule: Devices are picked by serial numbers or by order

    Scenario: by the number of the order, in a school
      Given the token School of Apple School Manager with 1 device
      And 2 devices of the order "PO-1" in Apple's portal
      When the order "PO-1" is assigned to School
      And the administrator syncs School
      Then the token School lists "SIM1, SIM2, SIM3"

    Scenario: by serial numbers, in a company
      Given 2 devices of the order "PO-1" in Apple's portal
      And an MDM server entry Contoso made for the key of an open form
      When the serial numbers "SIM1" are assigned to Contoso
      And the administrator uploads the token Contoso
      Then the token Contoso lists "SIM1, SIM3"

  @req:ASM-005 @kind:portal @observable:portal
  Rule: A school also picks devices by a file, unassigns and releases them

    Scenario: a CSV file
      Given the token School of Apple School Manager with 1 device
      And 3 devices of the order "PO-1" in Apple's portal
      When a CSV file with "SIM2, SIM4" is assigned to School
      And the administrator syncs School
      Then the token School lists "SIM1, SIM2, SIM4"

    Scenario: devices leave the school
      Given the token School of Apple School Manager with 2 devices
      When the administrator unassigns SIM1
      And the administrator releases SIM2
      And the administrator syncs School
      Then the token School counts 2 devices as "Removed from ABM/ASM"

  @req:ADE-030 @kind:portal @observable:portal
  Rule: Several devices are assigned at once, and the history keeps it

    Scenario: three devices of five
      Given 4 devices of the order "PO-1" in Apple's portal
      And an MDM server entry Contoso made for the key of an open form
      When the serial numbers "SIM1, SIM2, SIM4" are assigned to Contoso
      Then Apple's portal shows message "Assignment Complete"
      When the administrator uploads the token Contoso
      Then the token Contoso lists "SIM1, SIM2, SIM4, SIM5"

    Scenario: the history of an assignment
      Given 2 devices of the order "PO-1" in Apple's portal
      And an MDM server entry "Contoso" in Apple's portal
      When the serial numbers "SIM1, SIM2" are assigned to Contoso
      And the administrator opens the history of Apple's portal
      Then Apple's portal shows 0.devices "SIM1, SIM2"
      And Apple's portal shows 0.server "Contoso"

  @req:ADE-084 @kind:token @observable:portal @needs:clock
  Rule: A token ends with the password or the stay of who made it

    Scenario Outline: <event>
      Given an MDM server entry Contoso made for the key of an open form
      When the token of Contoso is downloaded and uploaded by its owner
      And <event>
      And 13 hours pass
      Then the token Contoso shows status "Renewal needed"
      And the token Contoso shows sync.advice "Renew the token: download a new one from Apple and upload it here."

      Examples:
        | event                                |
        | the password of the Apple ID changes |
        | the owner of the Apple ID leaves     |

  @req:ADE-085 @kind:prerequisite @observable:portal
  Rule: Tokens are downloaded by administrators and device enrollment managers

    Scenario Outline: the download of a token by a <role>
      Given an MDM server entry "Contoso" in Apple's portal
      When a "<role>" downloads the token of Contoso
      Then Apple Business Manager answers <status>

      Examples:
        | role                      | status |
        | Administrator             | 200    |
        | Device Enrollment Manager | 200    |
        | People Manager            | 403    |
        | Content Manager           | 403    |
        | Staff                     | 403    |

  @req:ADE-086 @req:MAC-048 @kind:portal @observable:portal
  Rule: An MDM server entry shows its devices and whether it ever connected

    Scenario: an entry whose token nobody used
      Given an MDM server entry "Contoso" in Apple's portal
      When the administrator opens the MDM servers of Apple's portal
      Then Apple's portal shows 0.name "Contoso"
      And Apple's portal shows 0.devices "0"
      And Apple's portal shows 0.connected "Never Connected"
      And Apple's portal shows 0.createdBy "administrator@simulated.example"

  @req:ASM-004 @kind:portal @observable:portal
  Rule: A school's server entry gives a token after it was saved, and each new one replaces the last

    Scenario: a new token that the server does not have yet
      Given the token Library of Apple School Manager with 1 device
      Then the token Library shows sync.status "Success"
      When the administrator downloads a token of Library and leaves it there
      And the administrator syncs Library
      Then the token Library shows sync.problem "token_rejected"
      When the administrator renews Library
      Then that is accepted

  @req:MAC-025 @kind:portal @observable:portal
  Rule: Devices are filtered by five attributes, and all that are left are assigned at once

    Scenario Outline: <attribute> <value>
      Given devices of many kinds in Apple's portal
      And an MDM server entry Contoso made for the key of an open form
      When all devices with <attribute> "<value>" are assigned to Contoso
      And the administrator uploads the token Contoso
      Then the token Contoso lists "<devices>"

      Examples:
        | attribute   | value          | devices                |
        | source      | Manually Added | SIM2, SIM6             |
        | orderNumber | PO-2           | SIM3, SIM6             |
        | deviceType  | iPad           | SIM4, SIM6             |
        | storage     | 512 GB         | SIM5, SIM6             |
        | management  | assigned       | SIM6                   |

    Scenario: the history tells of a filtered assignment
      Given devices of many kinds in Apple's portal
      And an MDM server entry "Contoso" in Apple's portal
      When all devices with storage "512 GB" are assigned to Contoso
      Then Apple's portal shows message "Assignment Complete"
      When the administrator opens the history of Apple's portal
      Then Apple's portal shows 0.devices "SIM5"
      And Apple's portal shows 0.server "Contoso"
