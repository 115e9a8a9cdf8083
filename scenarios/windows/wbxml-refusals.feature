@platform:windows
Feature: WBXML that nobody can read

  @req:XWB-027 @kind:error @observable:wire @lockstep
  Rule: WBXML that means nothing is refused

    Scenario Outline: <document>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device sends "<document>" in WBXML
      Then the server answers with HTTP 400
      When the device opens a session in wbxml
      Then the management message is taken

      # examples from XWB-027 documents: value as document
      Examples:
        | document                        |
        | a nesting bomb                  |
        | an END too many                 |
        | a text outside of the table     |
        | a tag name outside of the table |
        | a version that does not exist   |
        | another document                |
      # end of examples

  @req:XWB-122 @kind:error @observable:wire @party:device @needs:settings:windows-answers @needs:settings:management-session
  Rule: WBXML that breaks off ends the session

    Scenario Outline: the answer is <answer>
      Given devices are told to speak wbxml
      And Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "<answer>"
      When the device checks in
      Then the device says no more

      Examples:
        | answer      |
        | truncated   |
        | empty       |
        | unavailable |
