@platform:ios @needs:page:enrollment-program @needs:settings:ade-profiles @needs:settings:apple-clouds @needs:tenants
Feature: Enrollment profiles of a token, and the devices that come in by them

  @req:ADE-016 @kind:limit @observable:admin
  Rule: A token has 1,000 profiles at most

    Scenario Outline: a token with <count> profiles gets another
      Given the token Contoso of Apple Business Manager with 1 device
      And the token Contoso has <count> profiles
      When the administrator makes the profile "One more" for Contoso
      Then that is <outcome>

      Examples:
        | count | outcome  |
        | 999   | accepted |
        | 1000  | refused  |

  @req:ADE-017 @kind:limit @observable:admin
  Rule: A profile has as many devices as its token

    Scenario: all devices of a token have one profile
      Given the token Contoso of Apple Business Manager with 1200 devices
      And the token Contoso has the profile "Everybody"
      When 20 minutes pass
      And the profile "Everybody" of Contoso is assigned to its first 1200 devices
      Then that is accepted
      And the profile page of Contoso shows profiles.0.devices "1200"

  @req:XDP-033 @kind:limit @observable:admin @needs:clock
  Rule: Devices that were throttled are assigned a little later

    Scenario: more devices than the service assigns in a minute
      Given the token Contoso of Apple Business Manager with 3200 devices
      And the token Contoso has the profile "Everybody"
      When 20 minutes pass
      And the profile "Everybody" of Contoso is assigned to its first 3200 devices
      Then the profile page of Contoso shows profiles.0.devices "3000"
      When 2 minutes pass
      Then the profile page of Contoso shows profiles.0.devices "3200"

  @req:ADE-032 @kind:portal @observable:admin
  Rule: Name and description of a profile are for administrators

    Scenario: a profile without a name
      Given the token Contoso of Apple Business Manager with 1 device
      When the administrator makes a profile without a name for Contoso
      Then that is refused, naming "name"

    Scenario: a person does not read the name of the profile
      Given the token Contoso of Apple Business Manager with Ada's iPhone 15
      And the token Contoso has the profile "Warehouse 7"
      When the profile "Warehouse 7" of Contoso is assigned to the device
      And Ada turns the device on
      Then the enrollment is accepted
      And the person was not shown "Warehouse 7"
      And the profile page of Contoso shows profiles.0.description "About Warehouse 7"

  @req:ADE-078 @kind:policy @observable:admin @needs:clock
  Rule: The default profile goes to devices that have none

    Background:
      Given the token Contoso of Apple Business Manager with 1 device
      And the token Contoso has the profile "Default"

    Scenario: a device has a profile of its own
      Given the token Contoso has the profile "Own"
      When the profile "Own" of Contoso is assigned to SIM1
      And "Default" becomes the default profile of Contoso
      And 12 hours pass
      Then the device SIM1 of the token Contoso shows assignedProfile "Own"

    Scenario: a device comes later
      When "Default" becomes the default profile of Contoso
      And the administrator assigns 1 more device to Contoso
      And 12 hours pass
      Then the device SIM2 of the token Contoso shows assignedProfile "Default"

  @req:ADE-031 @kind:policy @observable:admin
  Rule: Scope tags of a token are those of its profiles and devices

    Scenario: a profile is made and a device enrolls
      Given the token Contoso of Apple Business Manager with Ada's iPhone 15
      And the token Contoso has the scope tag "Sales"
      And the token Contoso has the profile "Phones"
      When the profile "Phones" of Contoso is assigned to the device
      And Ada turns the device on
      Then the device is listed under Contoso with scopeTags "Sales"
      And the profile page of Contoso shows profiles.0.scopeTags "Sales"

  @req:ADE-021 @kind:token @observable:wire
  Rule: A token permits to list devices, to define profiles and to assign them

    Scenario: a profile waits for the device at Apple
      Given the token Contoso of Apple Business Manager with Ada's iPhone 15
      And the token Contoso has the profile "Phones"
      When the profile "Phones" of Contoso is assigned to the device
      And Ada turns the device on
      Then the enrollment is accepted
      And the device is listed under Contoso with appliedProfile "Phones"

  @req:ADE-089 @kind:report @observable:report
  Rule: The overview of a token counts its devices by what they wait for

    Scenario: a device in each state
      Given the token Contoso of Apple Business Manager with Ada's iPhone 15
      And the token Contoso has the profile "Phones"
      When the profile "Phones" of Contoso is assigned to the device
      And Ada turns the device on
      And the token Contoso has a device ready for "Phones", one without profile and one released
      Then the token Contoso counts one device in each state

  @req:ASM-001 @kind:method @observable:wire @method:ios-asm
  Rule: A school's device enrolls by itself when it is first turned on

    Scenario: a phone of a school
      Given the token School of Apple School Manager with Ada's iPhone 15
      And the token School has the profile "Students"
      When "Students" becomes the default profile of School
      And Ada turns the device on
      Then the enrollment is accepted
      And the device is listed under School with status "Enrolled"

    Scenario: nobody does anything but turn it on
      When Ada enrolls an iPhone 15 by ios-asm
      Then the enrollment is accepted

  @req:ADE-069 @kind:policy @observable:admin @party:directory @needs:settings:dynamic-groups
  Rule: A dynamic group holds the devices of a profile by its name

    Scenario: devices of two profiles
      Given the token Contoso of Apple Business Manager with Ada's iPhone 15
      And the token Contoso has the profiles "Other, Phones"
      And the dynamic group "Phone users" holds devices of the profile "Phones"
      When the profile "Phones" of Contoso is assigned to the device
      And Ada turns the device on
      And Bob enrolls an iPhone 15 by ios-ade
      Then the group "Phone users" holds the device of Ada only
