@platform:windows
Feature: Ways in that an administrator prepares, and the families of all of them

  @req:WIN-024 @kind:method @observable:admin @needs:settings:on-premises
  Rule: Co-managed PCs are managed by Configuration Manager and by the service

    Scenario: a PC that Configuration Manager manages already
      Given co-management is enabled
      When Ada enrolls a Surface Laptop by windows-comanagement
      Then the enrollment is accepted
      And the PC is managed by "ConfigMgr, MDM"
      And the person was asked for credentials 0 times

    Scenario: a PC of the domain that it does not manage
      Given a group policy enrolls PCs with the credential of the device
      When Ada enrolls a Surface Laptop by windows-gpo
      Then the enrollment is accepted
      And the PC is managed by "MDM"

  @req:WIN-026 @kind:method @observable:admin @party:directory @needs:settings:directory @needs:report:enrollment-simplifications
  Rule: Without the premium directory only aliases make enrollment simpler

    Scenario Outline: what the console offers with premium <premium>
      Given the directory's "premium" is "<premium>"
      Then the console offers "<ways>"

      Examples:
        | premium | ways                                               |
        | none    | DNS alias                                          |
        | paid    | automatic enrollment, DNS alias, bulk enrollment |

  @req:WIN-013 @kind:method @observable:admin
  Rule: The user enrolls the PC, or an administrator prepared it

    Scenario Outline: the family of <method>
      Given Ada has the directory role "Global Administrator"
      When a PC comes by <method>
      Then the PC's record says family "<family>"

      Examples:
        | method               | family               |
        | windows-byod         | user self-enrollment |
        | windows-mdm-only     | user self-enrollment |
        | windows-aad-join     | user self-enrollment |
        | windows-hybrid       | administrator-based  |
        | windows-gpo          | administrator-based  |
        | windows-comanagement | administrator-based  |
        | windows-dem          | administrator-based  |
        | windows-bulk         | administrator-based  |
        | windows-iot-core     | administrator-based  |

    @needs:clock @needs:settings:autopilot-profiles
    Scenario Outline: the family of <mode> Autopilot
      Given the <mode> deployment profile "All" is for "all"
      And Ada's Surface Laptop is registered for <mode>
      When the PC goes through its first run
      Then the PC's record says family "user self-enrollment"

      Examples:
        | mode             |
        | user-driven      |
        | self-deploying   |
        | pre-provisioned  |
        | existing-devices |
