@platform:windows
Feature: The directory's tokens in the headers of sessions

  @req:XDM-182 @kind:identity @observable:wire @party:device @level:may
  Rule: A user of the directory is shown by their token, where the directory knows the PC

    Scenario Outline: somebody signs in at a PC that came by <method>
      When Ada enrolls a Surface Laptop by <method>
      And Ada signs in to Windows on the PC
      Then the last message of the PC shows the token of <whose> as "Authorization"

      Examples:
        | method           | whose  |
        | windows-aad-join | Ada    |
        | windows-auto     | Ada    |
        | windows-byod     | nobody |

  @req:XDM-183 @kind:identity @observable:wire @party:device
  Rule: ForceAadToken says where the token of the PC goes

    Scenario Outline: a PC by <method> after the server set <value>
      Given Ada's Surface Laptop enrolled by <method>
      When the administrator sets the node "DMClient/Provider/MusterSimulated/ForceAadToken" to "<value>"
      And the PC comes because of "poll"
      Then the last message of the PC shows the token of <own header> as "DeviceToken"
      And the last message of the PC shows the token of <bearer> as "Authorization"

      Examples:
        | method           | value | own header | bearer  |
        | windows-aad-join | 0     | nobody     | nobody  |
        | windows-aad-join | 1     | itself     | nobody  |
        | windows-auto     | 1     | itself     | nobody  |
        | windows-aad-join | 2     | nobody     | nobody  |
        | windows-aad-join | 8     | nobody     | nobody  |
        | windows-aad-join | 4     | nobody     | itself  |
        | windows-byod     | 1     | nobody     | nobody  |
        | windows-byod     | 4     | nobody     | nobody  |

  @req:XDM-184 @kind:identity @observable:wire @party:device
  Rule: The bearer is the user's token, and the PC's where there is none

    Scenario: somebody signs in at a PC whose own token is to be the bearer
      Given Ada's Surface Laptop enrolled by windows-aad-join
      When the administrator sets the node "DMClient/Provider/MusterSimulated/ForceAadToken" to "4"
      And Ada signs in to Windows on the PC
      Then the last message of the PC shows the token of Ada as "Authorization"

  @req:XDM-185 @kind:report @observable:admin @party:server @level:should
  Rule: The administrator sees whom a verified token speaks of, and which one is not

    Scenario: the tokens of a PC and of whoever is signed in
      Given Ada's Surface Laptop enrolled by windows-aad-join
      When the administrator sets the node "DMClient/Provider/MusterSimulated/ForceAadToken" to "1"
      And Ada signs in to Windows on the PC
      Then the administrator sees the DeviceToken as "this PC"
      And the administrator sees the token of Ada

    @lockstep
    Scenario Outline: a DeviceToken that has been <spoilt>
      Given Ada's Surface Laptop enrolled by windows-aad-join
      And the administrator sets the node "DMClient/Provider/MusterSimulated/ForceAadToken" to "1"
      And the PC comes because of "poll"
      When the device opens a session with its last DeviceToken <spoilt>
      Then the administrator sees the DeviceToken as "<verdict>"

      Examples:
        | spoilt            | verdict      |
        | as it was         | this PC      |
        | signed by another | not verified |
        | kept for 2 hours  | not verified |

    @lockstep
    Scenario: the DeviceToken of another PC
      Given Bob's Surface Laptop enrolled by windows-aad-join
      And the administrator sets the node "DMClient/Provider/MusterSimulated/ForceAadToken" to "1"
      And the PC comes because of "poll"
      And the DeviceToken of the PC was written down
      And Ada's Surface Laptop enrolled by windows-aad-join
      When the device opens a session with the DeviceToken that was written down
      Then the administrator sees the DeviceToken as "not verified"

  @req:XDM-186 @kind:identity @observable:wire @party:server @level:should @lockstep
  Rule: A token that is not verified does not end a session

    Scenario: a token that nobody can read
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session with the DeviceToken "not-a-token"
      Then the server answers with HTTP 200
      And the administrator sees the DeviceToken as "not verified"
