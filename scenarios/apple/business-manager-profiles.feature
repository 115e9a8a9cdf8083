@party:cloud @platform:ios @needs:settings:apple-clouds @needs:tenants
Feature: Enrollment profiles in Apple Business Manager

  @req:XDP-012 @kind:error @observable:wire
  Rule: A profile with a wrong member is refused by its code

    Scenario Outline: <member> of <length> characters
      Given the MDM server Contoso has 1 device in Apple Business Manager
      When Contoso defines a profile with <member> of <length> characters
      Then Apple Business Manager answers 400 <code>

      Examples:
        | member                | length | code                  |
        | profile_name          | 126    | CONFIG_NAME_INVALID   |
        | url                   | 2001   | CONFIG_URL_INVALID    |
        | department            | 126    | DEPARTMENT_INVALID    |
        | support_phone_number  | 51     | SUPPORT_PHONE_INVALID |
        | support_email_address | 251    | SUPPORT_EMAIL_INVALID |
        | org_magic             | 257    | MAGIC_INVALID         |

  @req:XDP-013 @kind:error @observable:wire
  Rule: Only a profile that was defined can be assigned

    Scenario: a profile that was never defined
      Given the MDM server Contoso has 1 device in Apple Business Manager
      When Contoso assigns a profile that was never defined to SIM1
      Then Apple Business Manager answers 404 PROFILE_NOT_FOUND

  @req:XDP-017 @kind:lifecycle @observable:wire
  Rule: A profile counts as pushed once the device has fetched it

    Scenario: a device is turned on
      Given the MDM server Contoso has 1 device in Apple Business Manager
      And the MDM server Contoso has defined a profile
      When Contoso assigns the profile to SIM1
      And the device SIM1 is turned on
      And Contoso asks for the details of SIM1
      Then the profile of SIM1 is pushed

  @req:XDP-019 @kind:limit @observable:wire @level:should @needs:clock
  Rule: Too many assignments in a short time are throttled

    Background:
      Given the MDM server Contoso has 3001 devices in Apple Business Manager
      And the MDM server Contoso has defined a profile
      When Contoso assigns the profile to its first 3001 devices

    Scenario: the last of 3001 devices
      Then the assignment of SIM3001 is THROTTLED

    Scenario: the same device two minutes later
      When 2 minutes pass
      And Contoso assigns the profile to SIM3001
      Then the assignment of SIM3001 is SUCCESS
