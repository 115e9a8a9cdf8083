@platform:windows @party:device
Feature: What goes with the messages of a PC, and when it comes again

  @req:XDM-170 @kind:identity @observable:wire
  Rule: The address tells whether a user is signed in

    Scenario: a session of somebody who is signed in
      When Ada enrolls a Surface Laptop by windows-byod
      Then the last message of the PC was posted in the mode "Maintenance"

    Scenario: a session before anybody has signed in
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device checks in before anybody has signed in
      Then the last message of the PC was posted in the mode "Machine"

  @req:XDM-180 @kind:capability @observable:wire @level:should
  Rule: Answers are wanted as they are

    Scenario: the first session
      When Ada enrolls a Surface Laptop by windows-byod
      Then the last message of the PC has Accept-Encoding "identity"

  @req:XDM-171 @kind:identity @observable:wire
  Rule: Requests have the id that the organisation gave the PC

    Scenario: the first session
      When Ada enrolls a Surface Laptop by windows-byod
      Then the last message of the PC has the id of the organisation

  @req:XDM-172 @kind:report @observable:wire
  Rule: From version 4.0 of the session on the PC tells what began it

    Scenario Outline: a session that <reason> began, by the version <version>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "DMClient/Provider/MusterSimulated/SyncApplicationVersion" to "<version>"
      And the PC comes because of "<reason>"
      Then the last message of the PC has UserAgentOrigin "<origin>"

      Examples:
        | reason | version | origin |
        | user   | 4.0     | 1      |
        | poll   | 4.0     | 2      |
        | push   | 4.0     | 3      |
        | poll   | 3.0     | none   |

  @req:XDM-173 @kind:report @observable:wire
  Rule: Urgent alerts are named beside every message

    Scenario Outline: an alert that is <mark>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the PC raises "com.example.alarm" as "<mark>"
      Then the last message of the PC has MDM-GenericAlert "<header>"

      Examples:
        | mark          | header              |
        | critical      | <com.example.alarm> |
        | fatal         | <com.example.alarm> |
        | informational | none                |

  @req:XDM-174 @kind:error @observable:wire @level:should @needs:clock @needs:settings:windows-answers
  Rule: A PC waits for a server that is asked too often

    Scenario Outline: a PC on <version> is told to wait for an hour
      Given Ada enrolled a Surface Laptop on OS "<version>"
      And the server's session answers are "too-many-requests"
      When the device checks in
      Then the PC comes again in <minutes> minutes

      Examples:
        | version        | minutes |
        | 10.0.26100.1   | 60      |
        | 10.0.19042.789 | 60      |
        | 10.0.19041.572 | 15      |
