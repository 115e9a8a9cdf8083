@platform:macos
Feature: Bootstrap tokens of Macs

  @req:MAC-004 @kind:capability @observable:wire @party:device @needs:method:macos-byod
  Rule: macOS 10.15 and supervision are what a bootstrap token needs

    Scenario Outline: <model> with <traits> <result>
      Given Ada's <model> with "<traits>" enrolled by macos-byod
      Then the server has got <result>

      Examples:
        | model            | traits                  | result              |
        | iMac 2017        | macOS 10.14, supervised | no bootstrap token  |
        | MacBook Pro 2019 | macOS 10.15             | no bootstrap token  |
        | MacBook Pro 2019 | macOS 10.15, supervised | the bootstrap token |
        | MacBook Air 2020 | macOS 11.1              | the bootstrap token |

    Scenario: macOS 10.15 by Automated Device Enrollment
      Given Ada's MacBook Pro 2019 with "macOS 10.15" enrolled by macos-ade
      And somebody with a secure token signs in to the Mac
      Then the server has got the bootstrap token

  @req:MAC-006 @kind:token @observable:wire @party:device @needs:method:macos-ade @needs:method:macos-byod
  Rule: The token is left once the Mac has checked in and somebody with a secure token has signed in

    Scenario: nobody has signed in yet
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      When the device checks in
      Then the server has got no bootstrap token
      When somebody with a secure token signs in to the Mac
      Then the server has got the bootstrap token

    Scenario: somebody has signed in before the Mac enrolls
      Given Ada's MacBook Air 2020 with "nobody signed in" is for macos-byod
      When somebody with a secure token signs in to the Mac
      Then the server has got no bootstrap token
      When the Mac enrolls
      Then the server has got the bootstrap token

  @req:MAC-007 @kind:action @observable:wire @party:device @needs:method:macos-ade
  Rule: The command line shows, makes and leaves a token by hand

    Scenario: an administrator at the command line
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      When somebody asks the command line for the bootstrap token
      Then the Mac says "escrowed to server: NO"
      When an administrator leaves the bootstrap token by the command line
      Then the server has got the bootstrap token
      When somebody asks the command line for the bootstrap token
      Then the Mac says "escrowed to server: YES"

    Scenario: a standard user at the command line
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      When a standard user leaves the bootstrap token by the command line
      Then the deed is refused
      And the server has got no bootstrap token

  @req:MAC-008 @kind:report @observable:report @needs:report:hardware @needs:method:macos-byod
  Rule: The hardware report says whether the server holds the token

    Scenario Outline: a Mac with <traits> is shown as <value>
      Given Ada's MacBook Air 2020 with "<traits>" enrolled by macos-byod
      Then the hardware report shows "hardware/Conditional access/Bootstrap token escrowed" as "<value>"

      Examples:
        | traits           | value |
        | macOS 11.1       | Yes   |
        | nobody signed in | No    |
