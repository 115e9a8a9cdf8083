Feature: Tokens and users of Apple devices

  @req:XAP-017 @kind:identity @observable:wire @lockstep @party:server @platform:macos @needs:method:macos-byod
  Rule: A bootstrap token that was left is given back

    Scenario: a Mac asks for its token
      Given Ada's MacBook Air enrolled by macos-byod
      When the device sends GetBootstrapToken
      Then the server gives the bootstrap token back

  @req:XAP-018 @kind:identity @observable:wire @party:server @platform:macos @needs:method:macos-byod @needs:verb:person.put
  Rule: A user is managed once he has proven who he is

    Scenario: the right password
      Given a MacBook Air of Ada enrolled by macos-byod whose user is of a directory
      Then the user channel is open

    Scenario: a wrong password
      Given a MacBook Air of Ada enrolled by macos-byod whose user types a wrong password
      Then the user channel is closed

  @req:XAP-019 @kind:identity @observable:admin @lockstep @party:server @platform:ios @needs:method:ios-byod @needs:escrow
  Rule: A TokenUpdate without an unlock token does not take the kept one back

    Scenario: a second TokenUpdate
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends TokenUpdate with no unlock token
      And the administrator removes the passcode with the escrowed token
      Then the administrator finds the command acknowledged

  @req:XAP-023 @kind:action @observable:wire @party:server @platform:macos @needs:method:macos-byod @needs:verb:person.put
  Rule: A command for a user goes to the channel of that user

    Scenario: the profiles of the user
      Given a MacBook Air of Ada enrolled by macos-byod whose user is of a directory
      When the administrator sends ProfileList to the user
      Then the administrator finds the command acknowledged
      And the command was answered by the user

  @req:XAP-024 @kind:token @observable:wire @lockstep @party:server @platform:ios @needs:method:ios-byod @needs:tokens
  Rule: GetToken gives a token for a managed Apple Account, and none for a service that it does not know

    Scenario: a token for an account
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends GetToken
      Then the server gives a token

    Scenario: a token for something else
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends GetToken with an unknown service
      Then the server refuses the message

  @req:XAP-056 @kind:identity @observable:wire @party:device @platform:macos
  Rule: A user who is not known stays unmanaged

    Scenario: a wrong password
      Given a MacBook Air of Ada enrolled by macos-byod whose user types a wrong password
      Then the user channel is closed

  @req:XAP-057 @kind:limitation @observable:wire @party:device @platform:macos
  Rule: The user channel is for what concerns the user

    Scenario: a lock of the whole Mac
      Given a MacBook Air of Ada enrolled by macos-byod whose user is of a directory
      When the administrator sends DeviceLock to the user
      Then the administrator finds the command failed
