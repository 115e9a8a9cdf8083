@platform:macos
Feature: What users of a Mac may authorize

  @req:MAC-010 @kind:limitation @observable:wire @party:device @needs:method:macos-byod
  Rule: Outside Automated Device Enrollment an update needs security that was lowered in recovery

    Scenario: full security, and then lowered
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-byod
      When a standard user updates the Mac to macOS "11.2"
      Then the deed is refused
      When the security of the Mac is lowered in recovery
      And a standard user updates the Mac to macOS "11.2"
      Then the deed is done

  @req:MAC-011 @kind:capability @observable:wire @party:device @needs:method:macos-byod
  Rule: Outside Automated Device Enrollment a kernel extension policy needs security that was lowered in recovery

    Scenario: the policy is there, and then in force
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by macos-byod
      And the administrator installs a policy that allows kernel extensions
      When an administrator loads a kernel extension
      Then the deed is refused
      When the security of the Mac is lowered in recovery
      And an administrator loads a kernel extension
      Then the deed is done
