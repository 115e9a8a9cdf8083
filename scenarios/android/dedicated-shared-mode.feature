@platform:android @needs:settings:android-apps @method:android-dedicated-shared
Feature: Dedicated devices in the directory's shared device mode

  @req:ADD-002 @kind:method @observable:wire
  Rule: Nobody owns the device, and apps that take part share one sign-in and one sign-out

    Scenario: signing in to one app and out of another
      Given a shared Pixel 8 with the apps "com.microsoft.teams, com.microsoft.launcher.enterprise"
      When Ada signs in to "com.microsoft.teams"
      Then "com.microsoft.launcher.enterprise" takes Ada to be signed in
      When Ada signs out of "com.microsoft.launcher.enterprise"
      Then "com.microsoft.teams" takes nobody to be signed in
      And it is the device of nobody

    Scenario: an app that does not take part
      Given a shared Pixel 8 with the apps "com.microsoft.teams, com.example.board"
      When Ada signs in to "com.example.board"
      Then "com.microsoft.teams" takes nobody to be signed in

  @req:ADD-010 @kind:token @observable:wire @needs:page:android-enrollment-profiles
  Rule: The token type of shared mode brings Authenticator, configured for it, while the device enrolls

    Scenario: by the code of a profile
      Given an enrollment profile "Counter" for android-dedicated is filled in with "shared device mode"
      When Ada scans the code of "Counter" with a Pixel 8
      Then the enrollment is accepted
      And the administrator sees "com.azure.authenticator" on the device
      When the user opens "com.azure.authenticator"
      Then "com.azure.authenticator" started with shared_device_mode_enabled "true"

  @req:ADD-016 @kind:action @observable:wire
  Rule: Authenticator is there in shared mode, and stays

    Scenario: its mode on a shared device
      When an administrator enrolls a Pixel 8 without a user by android-dedicated-shared
      Then the administrator sees "com.azure.authenticator" on the device
      When the user opens "com.azure.authenticator"
      Then "com.azure.authenticator" started with shared_device_mode_enabled "true"

    Scenario: somebody tries to uninstall Authenticator
      When an administrator enrolls a Pixel 8 without a user by android-dedicated-shared
      And the user uninstalls "com.azure.authenticator"
      Then the device does not let that happen
      And the managed device has "com.azure.authenticator"
