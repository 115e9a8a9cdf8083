Feature: Tokens that devices ask their server for

  @req:XAP-476 @kind:token @observable:wire @party:device @needs:method:ios-byod
  Rule: GetToken goes to servers that offer tokens, from newer devices

    Scenario Outline: a <model> with <version> where tokens are offered: <offered>
      Given a <model> of Ada with <version> by <method>, whose server gives tokens: <offered>
      When somebody signs in to a managed account on the device
      Then the deed is <outcome>
      And GetToken was sent by the device: <sent>

      @platform:ios
      Examples:
        | model     | version | method   | offered | outcome | sent |
        | iPhone 15 | 17.0    | ios-byod | yes     | done    | yes  |
        | iPhone 15 | 16.7    | ios-byod | yes     | refused | no   |
        | iPhone 15 | 17.0    | ios-byod | no      | refused | no   |

      @platform:macos @needs:method:macos-byod
      Examples:
        | model       | version | method     | offered | outcome | sent |
        | MacBook Air | 14.0    | macos-byod | yes     | done    | yes  |
        | MacBook Air | 13.6    | macos-byod | yes     | refused | no   |

    @platform:macos @needs:method:macos-byod @needs:verb:person.put
    Scenario: a Mac asks on the channel of its user
      Given a MacBook Air of Ada enrolled by macos-byod whose user is of a directory
      When somebody signs in to a managed account on the device
      Then GetToken of the device has "UserShortName"

  @req:XAP-477 @kind:token @observable:wire @party:device @platform:macos @needs:method:macos-ade
  Rule: A Mac asks for its bootstrap token when it needs it

    @lockstep
    Scenario: the server lost it
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      And somebody with a secure token signs in to the Mac
      When the device sends SetBootstrapToken with "BootstrapToken" left out
      And a standard user updates the Mac to macOS "11.2"
      Then the deed is refused

    Scenario: the server has it
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      And somebody with a secure token signs in to the Mac
      When a standard user updates the Mac to macOS "11.2"
      Then the deed is done
      And GetBootstrapToken was sent by the device: yes
