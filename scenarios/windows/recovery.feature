@platform:windows @needs:settings:windows-enrollment
Feature: A PC recovers its management certificate

  Background:
    Given the organisation lets PCs recover certificates

  @req:XWE-330 @kind:identity @observable:wire @party:device
  Rule: A PC that is told to recover asks for another certificate by the type Recovery

    Scenario Outline: a <model> that came by <method>
      Given Ada's <model> enrolled by <method>
      When the administrator has the PC recover its certificate
      And the device checks in
      Then the device has recovered its certificate
      And the device is managed with it

      Examples:
        | model          | method           |
        | Surface Laptop | windows-byod     |
        | ThinkPad       | windows-aad-join |

  @req:XWE-331 @kind:identity @observable:wire @party:device
  Rule: A PC whose key is gone recovers by itself where it may

    Scenario Outline: a PC without its key, whose AllowRecovery is <allowed>
      Given Ada's ThinkPad enrolled by windows-byod
      When the administrator sets the node "DMClient/Provider/MusterSimulated/Recovery/AllowRecovery" to "<allowed>"
      And the PC loses the key of its certificate
      And the device checks in
      Then the device has asked <times> times to recover

      Examples:
        | allowed | times |
        | 0       | 0     |
        | 1       | 1     |

  @req:XWE-332 @kind:report @observable:wire @party:device
  Rule: RecoveryStatus says what came of it

    Scenario Outline: recovery under the condition <condition> of a PC whose TPM <tpm>
      Given Ada's ThinkPad, whose TPM <tpm>, enrolled by windows-byod
      When the administrator has the PC recover its certificate under the condition <condition>
      And the administrator reads the node "DMClient/Provider/MusterSimulated/Recovery/RecoveryStatus"
      Then the node "DMClient/Provider/MusterSimulated/Recovery/RecoveryStatus" is "<status>"

      # examples from XWE-332 conditions: tpm, condition, status
      Examples:
        | tpm                       | condition | status |
        | holds all keys            | 0         | 2      |
        | is missing                | 1         | 3      |
        | lacks the directory's key | 1         | 4      |
        | holds all keys            | 1         | 5      |
        | attests nothing           | 1         | 6      |
        | is empty                  | 1         | 2      |
      # end of examples

    Scenario: a server that recovers nothing
      Given Ada's ThinkPad enrolled by windows-byod
      And the organisation lets PCs recover nothing
      When the administrator has the PC recover its certificate
      And the administrator reads the node "DMClient/Provider/MusterSimulated/Recovery/RecoveryStatus"
      Then the node "DMClient/Provider/MusterSimulated/Recovery/RecoveryStatus" is "8"

    Scenario: a person whose password is another by now
      Given Ada's ThinkPad enrolled by windows-byod
      And Ada has another password by now
      When the administrator has the PC recover its certificate
      And the administrator reads the node "DMClient/Provider/MusterSimulated/Recovery/RecoveryStatus"
      Then the node "DMClient/Provider/MusterSimulated/Recovery/RecoveryStatus" is "7"

  @req:XWE-333 @kind:identity @observable:report
  Rule: A PC that recovered is the device that it was

    Scenario: a command that waited for a PC without its key
      Given Ada's ThinkPad enrolled by windows-byod
      When the administrator sets the node "DMClient/Provider/MusterSimulated/Recovery/AllowRecovery" to "1"
      And the PC loses the key of its certificate
      And a read of "./DevInfo/Lang" waits for the device
      And the device checks in
      Then the management command is acknowledged
