@platform:macos
Feature: Local accounts of Macs

  @req:XAP-260 @kind:action @observable:admin @party:server @needs:method:macos-ade @needs:settings:mac-accounts
  Rule: The server makes accounts while the Mac waits for its configuration

    Scenario: an administrator of the organisation's
      Given Setup Assistant of Macs makes the administrator "itadmin"
      When Ada enrolls a MacBook Air 2020 by macos-ade
      And the administrator asks for "AutoSetupAdminAccounts"
      Then the Mac has the administrator "itadmin"

    Scenario: a Mac that is in use
      Given Setup Assistant of Macs makes the administrator "itadmin"
      And Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-byod
      When the device checks in
      Then the device has got no command since it authenticated

  @req:XAP-261 @kind:action @observable:admin @party:device @needs:method:macos-ade
  Rule: Accounts are made from within Setup Assistant only

    Scenario: a Mac that is in use is told to make accounts
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-byod
      When the administrator sends AccountConfiguration
      Then the administrator finds the command failed

    Scenario: a Mac in Setup Assistant
      Given Setup Assistant of Macs makes the administrator "itadmin"
      When Ada enrolls a MacBook Air 2020 by macos-ade
      And the administrator asks for "AutoSetupAdminAccounts"
      Then the Mac has the administrator "itadmin"

  @req:XAP-262 @kind:action @observable:admin @party:device @needs:method:macos-ade
  Rule: The password of an administrator whom the server made can be changed, and of nobody else

    Scenario Outline: <whom>: the command is <state>
      Given Setup Assistant of Macs makes the administrator "itadmin"
      And Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      When the administrator asks for "AutoSetupAdminAccounts"
      And the administrator changes the password of <whom>
      Then the administrator finds the command <state>

      Examples:
        | whom          | state        |
        | itadmin       | acknowledged |
        | somebody-else | failed       |

  @req:XAP-263 @kind:token @observable:wire @party:device @needs:method:macos-byod
  Rule: A bootstrap token is left only with a server that offers to keep it

    Scenario Outline: the server <offers>: it gets <result>
      Given Ada's MacBook Air 2020 enrolled with a server that <offers> to keep bootstrap tokens
      Then the server has got <result>

      Examples:
        | offers         | result              |
        | offers         | the bootstrap token |
        | does not offer | no bootstrap token  |
