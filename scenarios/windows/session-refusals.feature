Feature: Messages that do not belong, and the end of management

  @req:XDM-005 @kind:identity @observable:wire @lockstep @platform:windows
  Rule: Device and certificate belong together

    Scenario: the certificate of another device
      Given Ada's Surface Laptop enrolled by windows-byod
      And Bob's Surface Laptop enrolled by windows-byod
      When the device opens a session in the name of "Ada's Surface Laptop"
      Then the management message is refused

    Scenario: no certificate
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session without a certificate
      Then the management message is refused

    @needs:clock
    Scenario: a certificate that has expired
      Given Ada's Surface Laptop enrolled by windows-byod
      And 400 days pass
      When the device opens a session
      Then the management message is refused

  @req:XDM-010 @kind:error @observable:wire @lockstep @level:should @platform:windows
  Rule: SyncML comes under its own media type

    Scenario: a message as plain text
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session as "text/plain"
      Then the server answers with HTTP 415

  @req:XDM-011 @kind:error @observable:wire @lockstep @level:should @platform:windows
  Rule: A message that comes again gets the same answer

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: the device did not get the answer
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      When the device opens a session
      And the device answers
      And the device sends its message again
      Then the answer is the same

  @req:XDM-015 @kind:error @observable:wire @lockstep @platform:windows
  Rule: A body that is no message is refused

    Scenario Outline: <case>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session with the body "<body>"
      Then the server answers with HTTP 400
      When the device opens a session
      Then the management message is taken

      Examples:
        | case                   | body                                                     |
        | a message cut off      | <SyncML xmlns='SYNCML:SYNCML1.2'><SyncHdr>               |
        | a message without head | <SyncML xmlns='SYNCML:SYNCML1.2'><SyncBody/></SyncML>    |
        | another document       | <html/>                                                  |
        | an entity              | <!DOCTYPE a [<!ENTITY b 'c'>]><SyncML>&b;</SyncML>       |

  @req:XDM-016 @kind:action @observable:wire @lockstep @platform:windows
  Rule: Any SessionID of one to four bytes is accepted

    Scenario Outline: the SessionID <id>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session with the SessionID "<id>"
      Then the management message is taken

      Examples:
        | id   |
        | 0    |
        | 1A3F |

    Scenario: a SessionID of five bytes
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session with the SessionID "12345"
      Then the management message is refused

  @req:XDM-017 @kind:error @observable:wire @lockstep @level:should @platform:windows
  Rule: A message belongs to a session

    Scenario: a message out of the blue
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session with the MsgID 5
      Then the management message is refused

  @req:XDM-012 @kind:lifecycle @observable:admin
  Rule: A device that says it leaves has left

    @needs:verb:device.read
    Scenario Outline: the user of a <model> removes management
      Given Ada's <model> enrolled by <method>
      When the user removes management
      Then the administrator sees the device unenrolled

      Examples:
        | model          | method               |
        | Surface Laptop | windows-byod         |
        | Pixel 8        | android-work-profile |

  @req:XDM-013 @kind:lifecycle @observable:admin @platform:windows
  Rule: Asking a device to leave does not unenroll it

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: the device does not obey
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator unenrolls the device under the ProviderID "Another"
      Then the administrator sees the device enrolled

  @req:XDM-018 @kind:lifecycle @observable:wire @lockstep @platform:windows
  Rule: A device that has left is refused

    Scenario: the old certificate is still valid
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device says that it leaves
      And the device opens a session
      Then the management message is refused
