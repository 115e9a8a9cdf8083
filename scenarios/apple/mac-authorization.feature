@platform:macos
Feature: What users of a Mac may authorize

  @req:MAC-005 @kind:capability @observable:wire @party:device @needs:method:macos-ade
  Rule: With the bootstrap token a user without rights authorizes what otherwise takes an administrator

    Scenario Outline: <account>, <token>: a software update is <result>
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      And <token> to the Mac
      When a <account> updates the Mac to macOS "11.2"
      Then the deed is <result>

      Examples:
        | account       | token                                 | result  |
        | standard user | somebody with a secure token signs in | done    |
        | guest         | somebody with a secure token signs in | done    |
        | standard user | nobody with a secure token signs in   | refused |
        | administrator | nobody with a secure token signs in   | done    |

    Scenario Outline: <account>, <token>: a kernel extension is <result>
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-ade
      And the administrator installs a policy that allows kernel extensions
      And <token> to the Mac
      When a <account> loads a kernel extension
      Then the deed is <result>

      Examples:
        | account       | token                                 | result  |
        | standard user | somebody with a secure token signs in | done    |
        | guest         | somebody with a secure token signs in | done    |
        | standard user | nobody with a secure token signs in   | refused |
        | administrator | nobody with a secure token signs in   | done    |

  @req:MAC-009 @kind:capability @observable:wire @party:device @needs:method:macos-ade @needs:method:macos-byod
  Rule: Which Macs let a user with the bootstrap token begin an update

    Scenario Outline: <traits> by <method>: the update is <result>
      Given Ada's MacBook Air 2020 with "<traits>" enrolled by <method>
      And somebody with a secure token signs in to the Mac
      When a standard user updates the Mac to macOS "12.0"
      Then the deed is <result>

      Examples:
        | traits                                | method     | result  |
        | macOS 11.1                            | macos-ade  | done    |
        | macOS 11.1                            | macos-byod | refused |
        | macOS 11.2                            | macos-byod | done    |
        | macOS 11.2, a script that enrolled it | macos-byod | refused |

  @req:MAC-010 @kind:limitation @observable:wire @party:device @needs:method:macos-byod
  Rule: Outside Automated Device Enrollment an update needs security that was lowered in recovery

    Scenario: full security, and then lowered
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-byod
      When a standard user updates the Mac to macOS "11.2"
      Then the deed is refused
      When the security of the Mac is lowered in recovery
      And a standard user updates the Mac to macOS "11.2"
      Then the deed is done

  @req:MAC-011 @kind:capability @observable:wire @party:device @needs:method:macos-byod @needs:method:macos-ade
  Rule: Kernel extension policies are in force by themselves only on macOS 11 by Automated Device Enrollment

    Scenario: the policy is there, and then in force
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-byod
      And the administrator installs a policy that allows kernel extensions
      When an administrator loads a kernel extension
      Then the deed is refused
      When the security of the Mac is lowered in recovery
      And an administrator loads a kernel extension
      Then the deed is done

    Scenario Outline: macOS <version> by Automated Device Enrollment: the extension is <result>
      Given Ada's MacBook Pro 2019 with "macOS <version>" enrolled by macos-ade
      And the administrator installs a policy that allows kernel extensions
      When an administrator loads a kernel extension
      Then the deed is <result>

      Examples:
        | version | result  |
        | 10.15   | refused |
        | 11.0    | done    |
