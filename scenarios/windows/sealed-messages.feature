@platform:windows @level:should @needs:settings:management-session
Feature: Management messages that are signed and encrypted besides TLS

  @req:XDM-191 @kind:identity @observable:wire @party:device
  Rule: A PC wraps its messages as it was told

    Scenario Outline: the messages of a PC that was told <mode>
      Given PCs are told the security mode "<mode>"
      And Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      Then the PC's messages are "<wrapping>"
      And the management command is acknowledged

      # examples from XDM-191 modes: mode, wrapping
      Examples:
        | mode         | wrapping  |
        | none         | plain     |
        | sign         | signed    |
        | encrypt      | encrypted |
        | sign-encrypt | encrypted |
      # end of examples

  @req:XDM-192 @kind:identity @observable:wire
  Rule: A server wraps its answers as it told the PC to

    Scenario Outline: the answers to a PC that was told <mode>
      Given PCs are told the security mode "<mode>"
      And Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      Then the server's answers are "<wrapping>"
      And the management command is acknowledged

      # examples from XDM-192 modes: mode, wrapping
      Examples:
        | mode         | wrapping  |
        | none         | plain     |
        | sign         | signed    |
        | encrypt      | encrypted |
        | sign-encrypt | encrypted |
      # end of examples

  @req:XDM-190 @kind:identity @observable:wire @lockstep
  Rule: A message that is wrapped less or by another does not count

    Scenario Outline: a PC that was told <mode> and wraps as <wrapped>
      Given PCs are told the security mode "<mode>"
      And Ada's Surface Laptop enrolled by windows-byod
      When the PC opens a session wrapped as "<wrapped>"
      Then the management message is refused

      Examples:
        | mode         | wrapped |
        | sign         | none    |
        | sign         | foreign |
        | sign         | forged  |
        | encrypt      | none    |
        | sign-encrypt | sign    |
        | sign-encrypt | encrypt |
        | sign-encrypt | foreign |

    Scenario: a PC that wraps as it was told
      Given PCs are told the security mode "sign-encrypt"
      And Ada's Surface Laptop enrolled by windows-byod
      When the PC opens a session wrapped as "sign-encrypt"
      Then the management message is taken

  @req:XDM-193 @kind:identity @observable:wire @party:device @needs:settings:windows-answers
  Rule: A PC does not obey an answer that is wrapped less or by another

    Scenario Outline: a PC that was told <mode> is answered as <wrapped>
      Given PCs are told the security mode "<mode>"
      And Ada's Surface Laptop enrolled by windows-byod
      And the server's answers are wrapped as "<wrapped>"
      When the administrator reads "./DevInfo/Lang"
      Then the management command is sent

      Examples:
        | mode         | wrapped |
        | sign         | none    |
        | sign         | foreign |
        | sign         | forged  |
        | encrypt      | none    |
        | sign-encrypt | sign    |
        | sign-encrypt | encrypt |
