@platform:windows @needs:clock @needs:settings:windows-enrollment
Feature: When a PC comes by itself, and how its management ends

  @req:XWP-006 @kind:policy @observable:wire
  Rule: A PC is told a schedule that it can follow

    Scenario: the schedule of an enrollment
      When Ada enrolls a Surface Laptop by windows-byod
      Then the poll schedule can be followed

  @req:XWP-121 @kind:policy @observable:wire @party:device
  Rule: Without a schedule a PC comes ten times, every fifteen minutes

    Scenario: a server that names no set
      Given PCs are told the poll schedule ""
      When Ada enrolls a Surface Laptop by windows-byod
      Then the PC comes again in 15 minutes

  @req:XWP-122 @kind:policy @observable:wire @party:device
  Rule: When all sets have ended a PC comes once a day

    Scenario: two sets of two
      Given PCs are told the poll schedule "2x15, 2x3"
      When Ada enrolls a Surface Laptop by windows-byod
      And 36 minutes pass
      And the device checks in
      Then the PC comes again in 1440 minutes

  @req:XWP-123 @kind:policy @observable:wire @party:device
  Rule: A set without a number has no end

    Scenario: a first set without end before another
      Given PCs are told the poll schedule "0x60, 5x3"
      When Ada enrolls a Surface Laptop by windows-byod
      And 61 minutes pass
      And the device checks in
      Then the PC comes again in 59 minutes

  @req:XWP-130 @kind:lifecycle @observable:wire @party:device
  Rule: A PC that does not reach its server tries again, ever more slowly

    Scenario Outline: off the network for <times> tries, told six retries, 30 seconds and two minutes
      Given Ada's Surface Laptop enrolled by windows-byod
      When the PC, off the network, fails to reach its server <times> times
      Then the PC tries again in <wait> seconds

      Examples:
        | times | wait |
        | 1     | 30   |
        | 2     | 60   |
        | 3     | 120  |
        | 6     | 120  |

    Scenario: when its retries have ended a PC waits for its schedule
      Given Ada's Surface Laptop enrolled by windows-byod
      When the PC, off the network, fails to reach its server 7 times
      Then the PC comes again in 6 minutes

    Scenario: a PC that is back follows its schedule again
      Given Ada's Surface Laptop enrolled by windows-byod
      When the PC, off the network, fails to reach its server 1 time
      And the PC is back on the network and comes
      Then the PC comes again in 15 minutes

  @req:XWP-124 @kind:lifecycle @observable:wire @party:device
  Rule: A PC leaves after so many days without contact

    Scenario Outline: a PC that is refused for <days> days
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator lets the PC leave after 30 days without contact
      And the console forgets the PC
      And the PC tries to come after <days> days
      Then the device is <phase>

      Examples:
        | days | phase      |
        | 29   | enrolled   |
        | 31   | unenrolled |

  @req:XWP-125 @kind:lifecycle @observable:wire @party:device
  Rule: Nothing that a server brought stays when management ends

    Scenario Outline: management that <way> ends
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the policy "Camera/AllowCamera" to 0
      And the PC leaves management by "<way>"
      Then the device is unenrolled
      And nothing of management is left on the PC, nor the policy "Camera/AllowCamera"

      Examples:
        | way          |
        | its user     |
        | its server   |
        | lost contact |

  @req:XWP-126 @kind:identity @observable:wire @party:device @needs:settings:management-session
  Rule: A PC signs its messages where it is asked to

    Scenario: a server that asks for signatures
      Given PCs have to sign their messages
      When Ada enrolls a Surface Laptop by windows-byod
      Then the PC signs what it sends

    Scenario: a server that does not
      When Ada enrolls a Surface Laptop by windows-byod
      Then the PC signs nothing

  @req:XWP-007 @kind:identity @observable:wire @lockstep @needs:settings:management-session
  Rule: Where messages have to be signed an unsigned one does not count

    Scenario Outline: a message with the signature <header>
      Given PCs have to sign their messages
      And Ada's Surface Laptop enrolled by windows-byod
      When the PC opens a session with the signature "<header>"
      Then the management message is refused

      Examples:
        | header |
        |        |
        | AAAA   |

    Scenario: a signature of another message
      Given PCs have to sign their messages
      And Ada's Surface Laptop enrolled by windows-byod
      When the PC opens a session with the signature of its last message
      Then the management message is refused

  @req:XWE-041 @kind:identity @observable:wire @lockstep
  Rule: A PC that lost its key gets another certificate

    Scenario: a managed PC
      Given the organisation lets PCs recover certificates
      And Ada's Surface Laptop enrolled by windows-byod
      When the PC recovers its certificate
      Then the request is served
      And Ada's Surface Laptop is managed on

    Scenario: a PC that was never enrolled
      Given the organisation lets PCs recover certificates
      And Ada's Surface Laptop has found the enrollment service of windows-byod
      When the PC recovers a certificate in the name of "0123456789ABCDEF0123456789ABCDEF"
      Then the server answers with the fault Authorization
      And the server knows nothing of the device
