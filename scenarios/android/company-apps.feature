@platform:android @needs:settings:android-apps @needs:page:managed-play
Feature: What apps a company's Android device has, and loses

  @kind:lifecycle @observable:wire
  Rule: Microsoft Intune comes by itself

    @req:MGP-003
    Scenario Outline: on a Pixel 8 by <method>
      When Ada enrolls a Pixel 8 by <method>
      Then the enrollment is accepted
      And the administrator sees "com.microsoft.intune" on the device

      Examples:
        | method                |
        | android-cope          |
        | android-fully-managed |
        | android-dedicated     |

    @req:ACW-015 @method:android-cope
    Scenario: it stays
      Given Ada's Pixel 8 enrolled by android-cope
      Then "com.microsoft.intune" is in the work profile, with a badge
      When the user uninstalls "com.microsoft.intune"
      Then the device does not let that happen
      And "com.microsoft.intune" is in the work profile, with a badge

  @req:ACW-016 @kind:restriction @observable:wire @method:android-cope
  Rule: Only required apps come to a work profile of a company's device

    Scenario: one is required and one available
      Given Ada's Pixel 8 enrolled by android-cope
      And the app "com.example.notes" in the console
      And the app "com.example.chess" in the console
      When the administrator deploys "com.example.notes" as required
      And the administrator deploys "com.example.chess" as available
      And the device checks in
      Then the app "com.example.chess" is gone

    Scenario: the required one comes
      Given Ada's Pixel 8 by android-cope with the required app "com.example.notes"
      Then "com.example.notes" is in the work profile, with a badge

    Scenario: the available one cannot be had
      Given Ada's Pixel 8 enrolled by android-cope
      And the app "com.example.chess" in the console
      When the administrator deploys "com.example.chess" as available
      And the device checks in
      And the user installs "com.example.chess" from the work store
      Then the device does not let that happen

  @req:ACW-017 @kind:lifecycle @observable:report @needs:clock @party:cloud @method:android-cope
  Rule: What a developer publishes comes by itself

    Scenario: version 2
      Given Ada's Pixel 8 by android-cope with the required app "com.example.notes"
      Then "com.example.notes" has version 1
      When the developer publishes version 2 of "com.example.notes"
      And 1 day passes
      And the device checks in
      Then "com.example.notes" has version 2

  @req:ACW-018 @kind:action @observable:wire @method:android-cope
  Rule: An app goes with its deployment, or by an uninstall deployment

    Scenario: the deployment is deleted
      Given Ada's Pixel 8 by android-cope with the required app "com.example.notes"
      Then "com.example.notes" is in the work profile, with a badge
      When the administrator deletes the deployment of "com.example.notes"
      And the device checks in
      Then the app "com.example.notes" is gone

    Scenario: an uninstall deployment takes its place
      Given Ada's Pixel 8 by android-cope with the required app "com.example.notes"
      Then "com.example.notes" is in the work profile, with a badge
      When the administrator deploys "com.example.notes" as uninstall
      And the device checks in
      Then the app "com.example.notes" is gone

  @req:MGP-004 @kind:capability @observable:wire @method:android-dedicated-shared
  Rule: Authenticator signs people in on shared devices

    Scenario: it comes in shared device mode
      When an administrator enrolls a Pixel 8 without a user by android-dedicated-shared
      Then the enrollment is accepted
      And the administrator sees "com.azure.authenticator" on the device
      When the user opens "com.azure.authenticator"
      Then "com.azure.authenticator" started with shared_device_mode_enabled "true"

  @req:AFM-002 @kind:policy @observable:wire @party:device @method:android-fully-managed
  Rule: A fully managed device can be held to managed Google Play

    Scenario: an app from elsewhere is kept out
      Given Ada's Pixel 8 by android-fully-managed with the required app "com.example.notes"
      When the administrator allows apps of managed Google Play only
      And the user installs "com.example.game" from elsewhere
      Then the device does not let that happen
      And the managed device has "com.example.notes"

    Scenario: without the policy it comes
      Given Ada's Pixel 8 enrolled by android-fully-managed
      When the user installs "com.example.game" from elsewhere
      Then the device lets that happen

    @method:android-cope
    Scenario: a work profile has no such policy
      Given Ada's Pixel 8 enrolled by android-cope
      When the administrator allows apps of managed Google Play only
      Then ManagedPlayOnly is refused for MANAGEMENT_MODE

  @req:AFM-003 @kind:policy @observable:wire @party:device @method:android-fully-managed
  Rule: A fully managed device can keep its managed apps

    Scenario: a managed app stays
      Given Ada's Pixel 8 by android-fully-managed with the required app "com.example.notes"
      When the administrator blocks the removal of managed apps
      And the user uninstalls "com.example.notes"
      Then the device does not let that happen

    Scenario: the user's own app does not have to
      Given Ada's Pixel 8 enrolled by android-fully-managed
      When the user installs "com.example.game" from elsewhere
      And the administrator blocks the removal of managed apps
      And the user uninstalls "com.example.game"
      Then the device lets that happen

    @method:android-cope
    Scenario: a work profile cannot
      Given Ada's Pixel 8 enrolled by android-cope
      When the administrator blocks the removal of managed apps
      Then UninstallBlocked is refused for MANAGEMENT_MODE
