@platform:windows @needs:settings:management-session
Feature: Credentials in management messages

  @req:XDM-019 @kind:identity @observable:wire @lockstep
  Rule: Credentials are judged

    Scenario: a device that shows none
      Given devices are asked for md5 credentials
      And Ada's Surface Laptop enrolled by windows-byod
      When the device opens a session without credentials
      Then the SyncHdr is answered with 407

    Scenario Outline: wrong <scheme> credentials
      Given devices are asked for <scheme> credentials
      And Ada's Surface Laptop enrolled by windows-byod
      When the device shows wrong <scheme> credentials 1 time
      Then the SyncHdr is answered with 401

      Examples:
        | scheme |
        | basic  |
        | md5    |

    Scenario: credentials of the other scheme
      Given devices are asked for md5 credentials
      And Ada's Surface Laptop enrolled by windows-byod
      When the device shows wrong basic credentials 1 time
      Then the SyncHdr is answered with 401

  @req:XDM-020 @kind:identity @observable:wire
  Rule: Credentials are asked for in a way that can be answered

    Scenario Outline: the device answers a challenge for <scheme>
      Given devices are asked for <scheme> credentials
      And Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      Then the management command is acknowledged

      Examples:
        | scheme |
        | basic  |
        | md5    |

  @req:XDM-021 @kind:identity @observable:wire @lockstep
  Rule: A nonce is for one use

    Scenario: the Cred of the last session comes again
      Given devices are asked for md5 credentials
      And Ada's Surface Laptop enrolled by windows-byod
      When the device shows the credentials of its last session again
      Then the SyncHdr is answered with 401

  @req:XDM-022 @kind:identity @observable:wire @lockstep @level:should
  Rule: Challenges have an end

    Scenario: wrong credentials again and again
      Given devices are asked for md5 credentials
      And Ada's Surface Laptop enrolled by windows-byod
      When the device shows wrong md5 credentials 4 times
      Then the last refusal has no challenge

  @req:XDM-023 @kind:identity @observable:wire
  Rule: The server proves itself where that is wanted

    Scenario Outline: the server shows <scheme> credentials in two sessions
      Given the server shows <scheme> credentials
      And Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      And the administrator reads "./DevInfo/Man"
      Then the device believes the server

      Examples:
        | scheme |
        | basic  |
        | md5    |

  @req:XDM-106 @kind:identity @observable:wire @party:device
  Rule: The device answers challenges, up to a point

    Scenario: it is challenged once
      Given devices are asked for md5 credentials
      And Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      Then the management command is acknowledged

    Scenario: whatever it shows is refused
      Given whatever credentials devices show are refused
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device was refused 3 times for its credentials

  @req:XDM-107 @kind:identity @observable:wire @party:device
  Rule: The device judges the server

    Scenario: a server with wrong credentials
      Given the server shows wrong credentials
      And Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      Then the device does not believe the server

  @req:XDM-108 @kind:identity @observable:wire @party:device
  Rule: The device uses the next nonce

    Scenario: two sessions
      Given devices are asked for md5 credentials
      And Ada's Surface Laptop enrolled by windows-byod
      When the device checks in
      And the device checks in
      Then the device was refused 1 time for its credentials
