@party:device
Feature: By which channel and on which platform commands are obeyed

  @req:XAP-425 @kind:limitation @observable:wire @platform:macos
  Rule: What concerns the user is not for the Mac's own channel

    Scenario Outline: <command> is for users
      Given a supervised MacBook Air of Ada enrolled by macos-byod
      When the administrator sends <command>
      Then the administrator finds the command failed
      And the administrator reads error 12021 of "MCMDMErrorDomain"

      Examples:
        | command             |
        | NSExtensionMappings |
        | ActiveNSExtensions  |

  @req:XAP-426 @kind:limitation @observable:wire @platform:ipados @method:ios-ade-shared-ipad
  Rule: A Shared iPad obeys what is for it

    Scenario Outline: <command> is not for a Shared iPad
      Given a Shared iPad
      When the administrator sends <command>
      Then the administrator finds the command failed
      And the administrator reads error 12021 of "MCMDMErrorDomain"

      Examples:
        | command                  |
        | ActivationLockBypassCode |
        | ClearRestrictionsPassword |
        | RequestUnlockToken       |

    Scenario: SecurityInfo is not for the channel of a user
      Given a Shared iPad
      And Ada signs in
      When SecurityInfo is sent to the channel of Ada
      Then the administrator finds the command failed

    Scenario: ProfileList is for the channel of a user
      Given a Shared iPad
      And Ada signs in
      When ProfileList is sent to the channel of Ada
      Then the administrator finds the command acknowledged

  @req:XAP-427 @kind:capability @observable:wire @platform:macos
  Rule: A right is asked for on the platforms that have it

    Scenario: updates of a Mac
      Given a MacBook Air of Ada enrolled by macos-byod without the access right "appManagement"
      When the administrator sends AvailableOSUpdates
      Then the administrator finds the command acknowledged

    Scenario: licences of a phone
      Given an iPhone 15 of Ada enrolled by ios-byod without the access right "appManagement"
      When the administrator sends InviteToProgram with "ProgramID=1, InvitationURL=https://vpp.example"
      Then the administrator finds the command failed
