@platform:windows
Feature: Management messages in WBXML

  @req:XWB-001 @kind:action @observable:wire @lockstep
  Rule: The answer comes in the encoding of the message

    Scenario Outline: a session in <encoding>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session in <encoding>
      Then every answer is in the encoding of its message

      Examples:
        | encoding |
        | xml      |
        | wbxml    |

  @req:XWB-002 @kind:action @observable:wire @lockstep @level:should
  Rule: WBXML 1.2 and 1.3 are read

    Scenario Outline: version <version>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session in WBXML <version>
      Then the management message is taken

      Examples:
        | version |
        | 1.2     |
        | 1.3     |

  @req:XWB-003 @kind:error @observable:wire @lockstep
  Rule: WBXML that breaks off is refused

    Scenario Outline: after <bytes> bytes
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device sends the first <bytes> bytes of a message in WBXML
      Then the server answers with HTTP 400
      When the device opens a session in wbxml
      Then the management message is taken

      Examples:
        | bytes |
        | 0     |
        | 3     |
        | 60    |
        | 200   |

  @req:XWB-004 @kind:action @observable:wire @lockstep
  Rule: Texts are read in every form

    Scenario Outline: <form> texts
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session with <form> texts in WBXML
      Then the management message is taken

      Examples:
        | form   |
        | inline |
        | opaque |
        | table  |

  @req:XWB-005 @kind:action @observable:wire @lockstep
  Rule: The server's WBXML is SyncML 1.2 in UTF-8

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a session that asks for something
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      When the device opens a session in wbxml
      Then every answer in WBXML is sound

  @req:XWB-028 @kind:action @observable:wire @lockstep @level:should
  Rule: A public identifier is read as number and as text

    Scenario: it is text in the string table
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session in WBXML whose public identifier is text
      Then the management message is taken

  @req:XWB-006 @kind:action @observable:wire @needs:settings:management-session @level:should
  Rule: The account tells the encoding that is wanted

    Scenario: devices are told to speak WBXML
      Given devices are told to speak wbxml
      And Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      Then the device speaks wbxml
      And the management command is acknowledged

  @req:XWB-101 @kind:action @observable:wire @party:device @needs:settings:management-session
  Rule: The device speaks as it was told

    Scenario Outline: it was told to speak <encoding>
      Given devices are told to speak <encoding>
      And Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      Then the device speaks <encoding>

      Examples:
        | encoding |
        | xml      |
        | wbxml    |
