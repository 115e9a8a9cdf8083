Feature: The identity of a managed device is renewed

  @req:XAC-018 @kind:lifecycle @observable:wire @lockstep @platform:ios @method:ios-byod @party:server
  Rule: Only a successor of the pinned certificate takes its place

    Scenario: the renewed certificate
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device renews its certificate and uses the new one from now on
      And the device sends Idle
      Then the server answers with 200

    Scenario: a renewed certificate of another device
      Given Ada's iPhone 15 enrolled by ios-byod
      And Bo's iPhone 15 enrolled by ios-byod
      When the device renews its certificate and uses the new one from now on
      And Bo's device sends Idle in the name of Ada's device
      Then the server refuses the message
