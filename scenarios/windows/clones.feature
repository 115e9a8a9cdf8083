@platform:windows @lockstep
Feature: PCs that say of themselves what is another's

  @req:XWE-038 @kind:identity @observable:wire @level:should
  Rule: A copied HWDevID takes nothing away from the PC that had it

    Scenario: a PC whose disc is a copy
      Given Ada's ThinkPad enrolled by windows-byod
      And Bob's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate with the HWDevID of Ada's ThinkPad
      Then the request is served
      And Ada's ThinkPad is managed on

  @req:XWE-039 @kind:identity @observable:wire @level:should
  Rule: A DeviceID is not taken over by somebody else

    Scenario: a PC with the DeviceID of another person's
      Given Ada's ThinkPad enrolled by windows-byod
      And Bob's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate with the DeviceID of Ada's ThinkPad
      Then the server answers with the fault Authorization
      And Ada's ThinkPad is managed on

  @req:XWE-040 @kind:restriction @observable:wire @level:should @needs:settings:enrollment-restrictions
  Rule: It is not enough to change the version in one place

    Background:
      Given only OS versions from "10.0.22000" to "10.0.99999" may enroll on windows

    Scenario Outline: a PC that is too old and changes <item>
      Given Ada's Legacy PC has found the enrollment service of windows-byod
      When the PC asks for a certificate with the context item "<item>" "10.0.26100.1"
      Then the fault gives the reason DeviceNotSupported

      Examples:
        | item               |
        | OSVersion          |
        | ApplicationVersion |

    Scenario: a PC that is new enough
      Given Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC asks for a certificate
      Then the request is served
