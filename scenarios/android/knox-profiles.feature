@platform:android @party:cloud @needs:settings:android-clouds
Feature: Profiles of Knox Mobile Enrollment

  @req:KME-011 @kind:portal @observable:portal
  Rule: The type of a profile decides between device administrator and device owner

    Scenario: Device Admin
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "Administrators"
      And the profile "Administrators" is assigned to it
      When the Samsung device is turned on
      Then it is managed as "device-admin"

    Scenario: Device Owner
      Given a Galaxy A54 that is listed at Knox
      And the Device Owner profile "Owners" for android-fully-managed
      And the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then it is managed as "fully-managed"

  @req:KME-012 @kind:portal @observable:portal @method:android-da
  Rule: A Device Admin profile needs its required fields

    Scenario Outline: a Device Admin profile without <name>
      Given an approved company at the Knox portal
      When a "Device Admin" profile is made without "<name>"
      Then its creation without "<name>" is as "required: <required>" says

      # examples from KME-012 fields: name, required
      Examples:
        | name                                       | required |
        | Profile Name                               | Yes      |
        | Description                                | No       |
        | MDM Information                            | Yes      |
        | MDM Agent APK                              | Yes      |
        | Custom JSON                                | No       |
        | Skip Setup wizard                          | No       |
        | Allow End User to Cancel Enrollment        | No       |
        | Privacy Policy, EULAs and Terms of Service | No       |
        | Support contact details                    | Yes      |
        | Associate a Knox license with this profile | No       |
      # end of examples

  @req:KME-017 @kind:portal @observable:portal @method:android-fully-managed
  Rule: A Device Owner profile needs its required fields

    Scenario Outline: a Device Owner profile without <name>
      Given an approved company at the Knox portal
      When a "Device Owner" profile is made without "<name>"
      Then its creation without "<name>" is as "required: <required>" says

      # examples from KME-017 fields: name, required
      Examples:
        | name                                       | required |
        | Profile Name                               | Yes      |
        | Description                                | No       |
        | Pick your MDM                              | Yes      |
        | MDM Agent APK                              | Yes      |
        | MDM Server URI                             | No       |
        | Custom JSON Data                           | Yes*     |
        | Dual DAR                                   | No       |
        | QR code for enrollment                     | No       |
        | System applications                        | Yes      |
        | Privacy Policy, EULAs and Terms of Service | No       |
        | Company Name                               | Yes      |
      # end of examples

  @req:KME-033 @kind:limitation @observable:portal @method:android-work-profile
  Rule: A personally-owned work profile is not offered

    Scenario: the types of profiles
      Given an approved company at the Knox portal
      When the types of profiles are listed
      Then the answer shows "types" as "Device Admin, Device Owner"

    Scenario: a profile of that type
      Given an approved company at the Knox portal
      When a "Work Profile" profile is made
      Then the service answers 400

  @req:KME-016 @kind:prerequisite @observable:portal
  Rule: No Knox license is needed

    Scenario: Device Owner
      Given a Galaxy A54 that is listed at Knox
      And the Device Owner profile "Owners" for android-fully-managed
      And the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is accepted

    Scenario: Device Admin
      Given a Galaxy A54 that is listed at Knox
      And the Device Admin profile "Administrators"
      And the profile "Administrators" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is accepted

  @req:KME-019 @kind:portal @observable:portal @method:android-fully-managed
  Rule: Dual DAR, legal text and server URI stay blank

    Scenario Outline: a profile whose <member> is blank enrolls
      Given a Galaxy A54 that is listed at Knox
      And the Device Owner profile "Owners" for android-fully-managed
      And the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is accepted
      And its profile says "<member>" as "nothing"

      Examples:
        | member    |
        | serverUri |
        | dualDar   |
        | legalText |
