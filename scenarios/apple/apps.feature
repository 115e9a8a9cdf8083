@party:device
Feature: Apps on Apple devices

  @req:XAP-042 @kind:action @observable:admin @platform:ios
  Rule: The list of managed apps shows what became of each

    Scenario: a supervised phone installs at once
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the administrator sends InstallApplication with "Identifier=com.example.notes, ManagementFlags=1"
      Then the answer tells "State" as "Installing"
      When the device checks in
      And the administrator sends ManagedApplicationList
      Then the answer tells "ManagedApplicationList/com.example.notes/Status" as "Managed"

    Scenario: another phone asks its holder
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator sends InstallApplication with "Identifier=com.example.notes"
      Then the answer tells "State" as "Prompting"
      When the holder takes the device up
      And the device checks in
      And the administrator sends ManagedApplicationList
      Then the answer tells "ManagedApplicationList/com.example.notes/Status" as "Managed"

    Scenario: an app of the holder's is not on the list
      Given an iPhone 15 of Ada enrolled by ios-byod with the app "com.example.games" of her own
      When the administrator sends ManagedApplicationList
      Then the answer does not tell "ManagedApplicationList/com.example.games"

  @req:XAP-043 @kind:action @observable:admin @platform:ios
  Rule: The server removes only apps that it manages

    Scenario: an app of the holder's stays
      Given an iPhone 15 of Ada enrolled by ios-byod with the app "com.example.games" of her own
      When the administrator sends RemoveApplication with "Identifier=com.example.games"
      Then the administrator finds the command failed
      And the administrator reads error 12029 of "MCMDMErrorDomain"

    Scenario: a managed app goes
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the administrator sends InstallApplication with "iTunesStoreID=361309726"
      And the administrator sends RemoveApplication with "Identifier=store.app.361309726"
      Then the administrator finds the command acknowledged
      When the administrator sends ManagedApplicationList
      Then the answer does not tell "ManagedApplicationList/store.app.361309726"

  @req:XAP-050 @kind:restriction @observable:admin @platform:ios
  Rule: Where apps may not be installed, the server is told so

    Scenario: a restriction closes the store
      Given a supervised iPhone 15 of Ada enrolled by ios-byod
      When the administrator installs the profile "work" that sets "allowAppInstallation" to false
      And the administrator sends InstallApplication with "Identifier=com.example.notes"
      Then the administrator finds the command failed
      And the answer tells "RejectionReason" as "AppStoreDisabled"

  @req:XAP-049 @kind:limitation @observable:admin @platform:macos
  Rule: A recovery lock changes with the current password only

    Scenario: a lock is set and guarded
      Given a MacBook Air of Ada enrolled by macos-byod with the profile "home" of her own
      When the administrator sends SetRecoveryLock with "NewPassword=first"
      Then the administrator finds the command acknowledged
      When the administrator sends SetRecoveryLock with "NewPassword=second"
      Then the administrator finds the command failed
      When the administrator sends VerifyRecoveryLock with "Password=first"
      Then the answer tells "PasswordVerified" as "true"

  @req:XAP-051 @kind:limitation @observable:admin @platform:macos
  Rule: Nobody who is logged in is deleted

    Scenario: two accounts, one of them in use
      Given a supervised MacBook Air of Ada enrolled by macos-byod with the accounts "ada, guest"
      When the administrator sends DeleteUser with "UserName=ada"
      Then the administrator finds the command failed
      When the administrator sends DeleteUser with "UserName=guest"
      And the administrator sends UserList
      Then the answer tells "Users/0/UserName" as "ada"
      And the answer does not tell "Users/1"
