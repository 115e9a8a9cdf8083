@platform:windows @needs:settings:enrollment-status-page @needs:settings:autopilot-profiles @needs:clock
Feature: The Enrollment Status Page of Autopilot

  @req:ESP-002 @kind:capability @observable:wire
  Rule: The page comes with every kind of Autopilot and with a join in the first run

    Scenario Outline: a PC for <mode>
      Given the status page profile "Main" is for "all devices"
      And the <mode> deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for <mode>
      When the PC goes through its first run
      Then the status page ended as "<page>"

      Examples:
        | mode             | page        |
        | user-driven      | succeeded   |
        | self-deploying   | succeeded   |
        | pre-provisioned  | succeeded   |
        | existing-devices | succeeded   |

    Scenario: a join in the first run
      Given the status page profile "Main" is for "all devices"
      When Ada sets up a Surface Laptop by windows-aad-join
      Then the status page ended as "succeeded"

  @req:ESP-012 @kind:policy @observable:wire
  Rule: A profile for Autopilot PCs leaves others alone

    Background:
      Given the status page profile "Autopilot" is for "windows-autopilot-user-driven"
      And the status page profile "Others" for "all devices" has "showProgress: no"
      And the user-driven deployment profile "All" is for "all"

    Scenario: a PC that Autopilot knows
      Given Ada's Surface Laptop is registered for user-driven
      When the PC goes through its first run
      Then the status page ended as "succeeded"

    Scenario: another PC
      When Ada sets up a Surface Laptop by windows-aad-join
      Then there is no status page

  @req:ESP-024 @kind:restriction @observable:wire
  Rule: A PC without a user gets no profile of users

    Scenario: a profile for all users
      Given the status page profile "Users" is for "all users"
      And the self-deploying deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for self-deploying
      When the PC goes through its first run
      Then there is no status page

  @req:ESP-030 @kind:lifecycle @observable:wire @party:device
  Rule: Device preparation has three tasks

    Scenario: a self-deploying PC
      Given the self-deploying deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for self-deploying
      When the PC goes through its first run
      Then device preparation shows "Secure your hardware, Join your organization's network, Register your device for mobile management"

  @req:ESP-031 @kind:lifecycle @observable:wire @party:device
  Rule: The TPM attests a PC that no user joins

    Scenario: a self-deploying PC
      Given the self-deploying deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for self-deploying
      When the PC goes through its first run
      Then the TPM attested the PC

    Scenario: a PC without a TPM
      Given the self-deploying deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for self-deploying and has no TPM
      When the PC goes through its first run
      Then the enrollment is refused

    Scenario: a user-driven PC shows no such task
      Given the user-driven deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for user-driven
      When the PC goes through its first run
      Then device preparation shows "nothing"

  @req:ESP-032 @req:ESP-033 @kind:lifecycle @observable:wire @party:device
  Rule: Joining and enrolling are tasks of the page where no user did them before

    Scenario Outline: the tasks of a <mode> PC
      Given the <mode> deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for <mode>
      When the PC goes through its first run
      Then device preparation shows "<tasks>"

      Examples:
        | mode            | tasks                                                                                               |
        | self-deploying  | Secure your hardware, Join your organization's network, Register your device for mobile management |
        | pre-provisioned | Secure your hardware, Join your organization's network, Register your device for mobile management |
        | user-driven     | nothing                                                                                             |
