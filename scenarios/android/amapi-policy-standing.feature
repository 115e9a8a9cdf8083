@party:device @platform:android @needs:settings:android-clouds @needs:tenants
Feature: How a device stands with a policy that it can hold

  @req:XAM-108 @kind:policy @observable:wire
  Rule: A lock that only the user can mend waits for them

    Scenario: a password that is too weak, and another
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM wants "a password of letters and digits"
      And the device checks in
      And the EMM reads the device
      Then Google tells USER_ACTION of the field passwordPolicies with specificNonComplianceReason "PASSWORD_POLICIES_PASSWORD_NOT_SUFFICIENT"

    Scenario: the user chooses a better one
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM wants "a password of letters and digits"
      And the device checks in
      And the user sets "horse4staple" as password of the device
      And the device checks in
      And the EMM reads the device
      Then Google tells none of the field passwordPolicies

    Scenario: a password that is too old
      Given a device of android-fully-managed with "a password of 31 days" came by a token of the EMM
      When the EMM wants "a password for 30 days"
      And the device checks in
      And the EMM reads the device
      Then Google tells USER_ACTION of the field passwordPolicies with specificNonComplianceReason "PASSWORD_POLICIES_PASSWORD_EXPIRED"

  @req:XAM-119 @kind:policy @observable:human
  Rule: A password that the policy rules out cannot be chosen

    Scenario: digits where letters are wanted too
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM wants "a password of letters and digits"
      And the device checks in
      And the user sets "62840195" as password of the device
      Then the device does not let that happen

  @req:XAM-109 @kind:policy @observable:wire
  Rule: A device says why an app is not installed

    Scenario Outline: an app <offer>
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      And the store has the app "<offer>"
      When the EMM wants "an app installed"
      And the device checks in
      And the device checks in
      And the EMM reads the device
      Then Google tells APP_NOT_INSTALLED of the field applications with installationFailureReason "<reason>"

      # examples from XAM-109 reasons: offer, reason
      Examples:
        | offer                               | reason                     |
        | for Android 16                      | NOT_COMPATIBLE_WITH_DEVICE |
        | that the enterprise did not approve | NOT_APPROVED               |
        | that is not there                   | NOT_FOUND                  |
        | without licences                    | NO_LICENSES_REMAINING      |
      # end of examples

    Scenario: an app that is on its way
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM wants "an app installed"
      And the device checks in
      And the EMM reads the device
      Then Google tells APP_NOT_INSTALLED of the field applications with installationFailureReason "IN_PROGRESS"

    Scenario: an app that has come
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM wants "an app installed"
      And the device checks in
      And the device checks in
      And the EMM reads the device
      Then Google tells none of the field applications

  @req:XAM-110 @kind:policy @observable:wire
  Rule: A blocked app is told and goes

    Scenario Outline: blocked and <times>
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM wants "an app installed"
      And the device checks in
      And the EMM wants "an app blocked"
      And the device <times>
      And the EMM reads the device
      Then Google tells <reason> of the field applications

      Examples:
        | times           | reason        |
        | checks in       | APP_INSTALLED |
        | checks in twice | none          |

  @req:XAM-111 @kind:policy @observable:wire
  Rule: An app that is too old is told and brought up to date

    Scenario Outline: too old and <times>
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      And the device has an app of the EMM in version 1
      When the EMM wants "an app installed from version 5 on"
      And the store has the app "in version 5"
      And the device <times>
      And the EMM reads the device
      Then Google tells <reason> of the field applications

      Examples:
        | times           | reason          |
        | checks in       | APP_NOT_UPDATED |
        | checks in twice | none            |

  @req:XAM-112 @kind:policy @observable:wire
  Rule: An app for old Android takes no grants

    Scenario Outline: an app <made>
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      And the store has the app "<made>"
      When the EMM wants "an app installed that may use the camera"
      And the device checks in twice
      And the EMM reads the device
      Then Google tells <reason> of the field applications

      Examples:
        | made            | reason           |
        | made for SDK 22 | APP_INCOMPATIBLE |
        | made for SDK 23 | none             |

  @req:XAM-114 @kind:policy @observable:wire
  Rule: What is under way is pending

    Scenario Outline: a network and <times>
      Given a device of android-fully-managed on Android 15 came by a token of the EMM
      When the EMM sets the field openNetworkConfiguration
      And the device <times>
      And the EMM reads the device
      Then Google tells <reason> of the field openNetworkConfiguration

      Examples:
        | times           | reason  |
        | checks in       | PENDING |
        | checks in twice | none    |
