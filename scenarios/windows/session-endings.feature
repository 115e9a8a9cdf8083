@platform:windows @party:device
Feature: How a simulated device begins and ends sessions

  @req:XDM-139 @kind:lifecycle @observable:wire @needs:settings:windows-answers
  Rule: A session that the server aborts is over

    Scenario: the server aborts it beside a command
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "session-abort"
      When the device checks in
      Then the device says no more

  @req:XDM-140 @kind:error @observable:wire @needs:settings:windows-answers
  Rule: An answer of another session is not obeyed

    Scenario: the SessionID is another
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "other-session"
      When the device checks in
      Then the device says no more

  @req:XDM-141 @kind:lifecycle @observable:wire
  Rule: The server has the last word

    Scenario: a session with a command and one without
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      And the device checks in
      Then the device leaves the last word to the server

  @req:XDM-142 @kind:error @observable:wire @needs:settings:windows-answers
  Rule: An answer that is no message ends the session

    Scenario Outline: the answer is <answer>
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "<answer>"
      When the device checks in
      Then the device says no more

      # examples from XDM-142 answers: value as answer
      Examples:
        | answer          |
        | unavailable     |
        | empty           |
        | truncated       |
        | no-xml          |
        | a-page          |
        | billion-laughs  |
        | external-entity |
        | deeply-nested   |
      # end of examples

    Scenario Outline: the session after an answer that was <answer>
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "<answer>"
      When the device checks in
      And the server answers as it should
      And the device checks in
      Then the management command is acknowledged

      Examples:
        | answer    |
        | truncated |
        | a-page    |

  @req:XDM-143 @kind:action @observable:wire @needs:settings:windows-answers
  Rule: The device asks for the rest of a package

    Scenario: a message without its end
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "no-final"
      When the device checks in
      Then the device sent the Alert 1222

  @req:XDM-148 @kind:action @observable:wire @level:should
  Rule: A device that works long says so where that is wanted

    Scenario: the server wants to hear of it
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator wants to hear of a device that works: true
      And the administrator has an app installed
      Then the device sent the Alert requestpending
      And the management command is acknowledged

    Scenario: the server did not ask
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator wants to hear of a device that works: false
      And the administrator has an app installed
      Then the device sent no Alert requestpending
      And the management command is acknowledged
