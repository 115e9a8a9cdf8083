@platform:android @needs:settings:android-apps @method:android-dedicated
Feature: Apps of dedicated devices

  @req:ADD-015 @kind:action @observable:wire
  Rule: Microsoft Intune comes while the device enrolls, and stays

    Scenario: somebody tries to uninstall it
      When an administrator enrolls a Pixel 8 without a user by android-dedicated
      Then the enrollment is accepted
      And the administrator sees "com.microsoft.intune" on the device
      When the user uninstalls "com.microsoft.intune"
      Then the device does not let that happen
      And the managed device has "com.microsoft.intune"

  @req:ADD-017 @kind:restriction @observable:wire
  Rule: Only required apps come, from managed Google Play

    Scenario: the required one comes to a dedicated device
      Given a dedicated Pixel 8 with the apps "com.example.board"
      Then the managed device has "com.example.board"
      And the administrator sees "com.example.board" on the device

    Scenario: the available one does not come by itself
      Given a dedicated Pixel 8 with the apps "com.example.board"
      And the app "com.example.chess" in the console
      When the administrator deploys "com.example.chess" as available
      And the device checks in
      Then the app "com.example.chess" is gone

    Scenario: the available one is not in its store
      Given a dedicated Pixel 8 with the apps "com.example.board"
      And the app "com.example.chess" in the console
      When the administrator deploys "com.example.chess" as available
      And the device checks in
      And the user installs "com.example.chess" from the work store
      Then the device does not let that happen

  @req:ADD-018 @kind:lifecycle @observable:wire @needs:clock @party:cloud
  Rule: What a developer publishes comes without anybody's doing

    Scenario: version 2 on a dedicated device
      Given a dedicated Pixel 8 with the apps "com.example.board"
      Then "com.example.board" has version 1
      When the developer publishes version 2 of "com.example.board"
      And 1 day passes
      And the device checks in
      Then "com.example.board" has version 2

  @req:ADD-019 @kind:action @observable:wire
  Rule: An app goes when its deployment is deleted, or when one uninstalls it

    Scenario: the required deployment is deleted
      Given a dedicated Pixel 8 with the apps "com.example.board"
      Then the managed device has "com.example.board"
      When the administrator deletes the deployment of "com.example.board"
      And the device checks in
      Then the app "com.example.board" is gone

    Scenario: an uninstall deployment is made
      Given a dedicated Pixel 8 with the apps "com.example.board"
      Then the managed device has "com.example.board"
      When the administrator deploys "com.example.board" as uninstall
      And the device checks in
      Then the app "com.example.board" is gone
