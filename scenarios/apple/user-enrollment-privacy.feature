@platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
Feature: What User Enrollment keeps from the server

  @req:UEN-026 @kind:identity @observable:wire @party:device
  Rule: The server never learns which hardware it is

    Scenario: while it enrolls
      When Ada enrolls an iPhone 15 by ios-user-enrollment straight from its profile
      Then the enrollment is accepted
      And no message to the server tells which device it is
      And the administrator does not see which device it is

    Scenario Outline: when the server asks for <query>
      Given Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the administrator asks for "<query>, OSVersion"
      Then the administrator reads "OSVersion" as "18.1"
      And the answer does not tell "QueryResponses/<query>"
      And no message to the server tells which device it is

      Examples:
        | query        |
        | UDID         |
        | SerialNumber |
        | IMEI         |
        | PhoneNumber  |

  @req:UEN-027 @kind:identity @observable:wire @party:device
  Rule: The enrollment id ends with the enrollment

    Scenario: the same phone enrolls twice
      Given an iPhone 15 of Ada enrolled by ios-user-enrollment with an entry that may be used again
      When the user removes management
      And the device enrolls again
      Then the enrollment is accepted
      And the enrollments of the device cannot be linked

  @req:UEN-024 @kind:limitation @observable:wire @party:device
  Rule: Apps of the holder's are not told

    Scenario: the server lists the apps
      Given an iPhone 15 of Ada enrolled by ios-user-enrollment with the app "com.example.diary" of her own
      When the administrator sends InstalledApplicationList
      Then the administrator finds the command acknowledged
      And the answer does not tell "InstalledApplicationList/0"

  @req:UEN-025 @kind:limitation @observable:wire @party:device
  Rule: Certificates and provisioning profiles of the holder's are not told

    Scenario Outline: the server sends <command>
      Given an iPhone 15 of Ada enrolled by ios-user-enrollment with a certificate and the provisioning profile "club" of her own
      When the administrator sends <command>
      Then the administrator finds the command acknowledged
      And the answer does not tell "<personal>"

      Examples:
        | command                 | personal                  |
        | CertificateList         | CertificateList/1         |
        | ProvisioningProfileList | ProvisioningProfileList/0 |

  @req:UEN-030 @kind:limitation @observable:wire @party:device
  Rule: The server cannot take over an app of the holder's

    Scenario: a managed copy of an app that is there
      Given an iPhone 15 of Ada enrolled by ios-user-enrollment with the app "com.example.notes" of her own
      When the administrator sends InstallApplication with "Identifier=com.example.notes, ChangeManagementState=Managed, ManifestURL=https://apps.work.example/notes"
      Then the administrator finds the command failed
      And the answer tells "RejectionReason" as "AppAlreadyInstalled"

    Scenario: a managed copy after the holder has deleted it
      Given an iPhone 15 of Ada enrolled by ios-user-enrollment with the app "com.example.notes" of her own
      When the holder deletes the app "com.example.notes"
      And the administrator sends InstallApplication with "Identifier=com.example.notes, ChangeManagementState=Managed, ManifestURL=https://apps.work.example/notes"
      Then the administrator finds the command acknowledged

  @req:UEN-029 @kind:limitation @observable:wire @party:device
  Rule: An app of the store cannot be installed as managed

    Scenario: an app without a licence
      Given Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the administrator sends InstallApplication with "iTunesStoreID=4711"
      Then the administrator finds the command failed
      And the answer tells "RejectionReason" as "NotSupported"

  @req:UEN-031 @kind:limitation @observable:wire @party:device
  Rule: What needs supervision is not there

    Scenario Outline: <command> on a supervised model
      Given a supervised iPhone 15 of Ada enrolled by ios-user-enrollment
      When the administrator sends <command>
      Then the administrator finds the command failed

      Examples:
        | command        |
        | ShutDownDevice |
        | RestartDevice  |
        | EnableLostMode |

    Scenario: the device does not call itself supervised
      Given a supervised iPhone 15 of Ada enrolled by ios-user-enrollment
      When the administrator asks for "IsSupervised"
      Then the answer tells "QueryResponses/IsSupervised" as "false"
