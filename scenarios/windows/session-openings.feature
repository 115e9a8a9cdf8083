@platform:windows @party:device
Feature: How a PC opens a session and tells what it has

  @req:XDM-175 @kind:identity @observable:wire @level:should
  Rule: SessionIDs are hexadecimal once the server speaks version 2.0

    Scenario Outline: a session after the server set version <version>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "DMClient/Provider/MusterSimulated/SyncApplicationVersion" to "<version>"
      And the PC comes because of "poll"
      Then the last SessionID of the PC is <form>

      Examples:
        | version | form        |
        | 1.0     | decimal     |
        | 2.0     | hexadecimal |

  @req:XDM-176 @kind:identity @observable:wire
  Rule: The first package says who began, who is signed in and what the device is

    Scenario Outline: a session that <reason> began
      Given Ada's Surface Laptop enrolled by windows-byod
      When the PC comes because of "<reason>"
      Then the PC opened with the Alert <alert>, with "<user>" signed in, and told what it is

      Examples:
        | reason | alert | user |
        | poll   | 1201  | user |
        | push   | 1200  | user |
        | boot   | 1201  | none |

  @req:XDM-177 @kind:report @observable:wire
  Rule: An interior node is told by the names of its children

    Scenario: a node with two children
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads the node "CertificateStore/My/WSTEP"
      Then the node "CertificateStore/My/WSTEP" is "Renew/CertThumbprint"
