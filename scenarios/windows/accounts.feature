@platform:windows @needs:settings:windows-enrollment
Feature: What a PC makes of the account that an enrollment brings

  @req:XWE-334 @kind:identity @observable:wire @party:device
  Rule: The key of the certificate is kept where the document says

    Scenario: a container by its name
      Given PCs are told to keep their key in the container "MusterEnrollment"
      When Ada enrolls a Surface Laptop by windows-byod
      Then the PC keeps its key in the container "MusterEnrollment"

  @req:XWE-335 @kind:policy @observable:wire @party:device @needs:settings:management-session
  Rule: The account tells which version of OMA-DM the PC speaks

    Scenario Outline: an account that tells <told>
      Given the server speaks OMA-DM <spoken> and tells PCs <told>
      When Ada enrolls a Surface Laptop by windows-byod
      Then the PC spoke OMA-DM "<spoken>"

      Examples:
        | told    | spoken |
        | 1.1     | 1.1    |
        | nothing | 1.2    |

  @req:XWE-336 @kind:error @observable:wire @party:device @needs:settings:management-session
  Rule: A PC tries an older version where it may

    Scenario Outline: a server of 1.1 that lets PCs <may>
      Given the server speaks OMA-DM 1.1 and lets PCs <may>
      When Ada enrolls a Surface Laptop by windows-byod
      Then the PC spoke OMA-DM "<spoken>"

      Examples:
        | may           | spoken   |
        | try the older | 1.2, 1.1 |
        | try nothing   | 1.2      |

  @req:XWE-337 @kind:identity @observable:wire @party:device
  Rule: The account tells under which id the PC speaks

    Scenario: the id of the hardware
      Given PCs are told to speak under the id of their hardware
      When Ada enrolls a Surface Laptop by windows-byod
      Then the PC speaks under the id of its hardware

    Scenario: the id of the enrollment
      When Ada enrolls a Surface Laptop by windows-byod
      Then the PC speaks under the id of its enrollment

  @req:XWE-338 @kind:identity @observable:wire
  Rule: A server knows PCs by the id that it has them speak under

    Scenario: a PC that speaks under the id of its hardware
      Given PCs are told to speak under the id of their hardware
      When Ada enrolls a Surface Laptop by windows-byod
      Then the management message is taken

  @req:XWE-339 @kind:error @observable:wire @party:device @needs:settings:windows-answers
  Rule: An account that begins a session at once is for mobile operators

    Scenario: an account with INIT
      Given the server's enrollment answers are "session-at-once"
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device reports one of "0x8018001F"

  @req:XWE-340 @kind:error @observable:wire @party:device @needs:settings:windows-answers
  Rule: An enrollment makes accounts of enterprises

    Scenario: an account of a mobile operator
      Given the server's enrollment answers are "operator-role"
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device reports one of "0x8018001F"

    Scenario Outline: an account whose role is <role>
      Given PCs are told the role <role>
      When Ada enrolls a Surface Laptop by windows-byod
      Then the enrollment is accepted

      Examples:
        | role       |
        | enterprise |
        | nothing    |

  @req:XWE-341 @kind:identity @observable:wire
  Rule: A PC has an id of the organisation before its certificate is renewed

    Scenario: what an enrollment brings
      When Ada enrolls a Surface Laptop by windows-byod
      Then the PC was given an id of the organisation

  @req:XWE-342 @kind:identity @observable:wire @party:device
  Rule: A request names the id that the organisation gave the PC

    Scenario Outline: a recovery by the version <version>
      Given the organisation lets PCs recover certificates
      And the discovery service answers with the version "<version>"
      And Ada's ThinkPad enrolled by windows-byod
      When the administrator has the PC recover its certificate
      Then the last request names the id of the organisation: <named>

      Examples:
        | version | named |
        | 5.0     | true  |
        | 3.0     | false |
