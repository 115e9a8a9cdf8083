@platform:ipados @method:ios-ade-shared-ipad @needs:settings:managed-apple-accounts
Feature: Accounts on a Shared iPad

  @req:SIP-014 @kind:prerequisite @observable:portal @party:cloud
  Rule: Directory users sign in where the directory is federated

    Scenario: a federated directory
      Given a Shared iPad
      When Ada signs in
      Then Ada is signed in

    Scenario: a directory that is not federated
      Given a Shared iPad
      And the directory is not federated
      When Ada signs in
      Then the attempt is refused

    Scenario: without federation an account made by hand signs in
      Given a Shared iPad
      And Ada has an account by hand, named classroom1
      When whoever has the account by hand signs in
      Then the attempt works

  @req:SIP-015 @kind:identity @observable:portal @party:cloud
  Rule: The Managed Apple Account is made at the first sign-in, or by hand

    Scenario: the first sign-in makes it, under the directory name
      Given a Shared iPad
      When Ada signs in
      Then Ada's account is listed as created "at first sign-in"

    Scenario: without federation somebody makes it
      Given a Shared iPad
      And Ada has an account by hand, named own
      Then Ada's account is listed as created "by hand"

  @req:SIP-024 @kind:identity @observable:wire @party:device
  Rule: The directory password opens the first time, the passcode that was set then every later time

    Scenario: the passcode alone opens the second time
      Given a Shared iPad
      And Ada signs in and sets the passcode "Wonderland7"
      When the user signs out
      And Ada signs in by the passcode "Wonderland7" alone
      Then Ada is signed in

    Scenario: the password does not
      Given a Shared iPad
      And Ada signs in and sets the passcode "Wonderland7"
      When the user signs out
      And Ada signs in by the directory password alone
      Then the attempt is refused

    Scenario: the passcode opens another iPad
      Given a Shared iPad
      And Ada signs in and sets the passcode "Wonderland7"
      When the user signs out
      And a Shared iPad
      And Ada signs in by the passcode "Wonderland7" alone
      Then Ada is signed in

    Scenario: nobody comes in at first without the password
      Given a Shared iPad
      When Ada signs in by the passcode "Wonderland7" alone
      Then the attempt is refused

    Scenario: the apps of the iPad are in the partition
      Given the "line-of-business" app "com.example.notes" is assigned to the device group
      And a Shared iPad
      When Ada signs in
      Then "com.example.notes" is on the home screen

  @req:SIP-041 @kind:limitation @observable:wire @party:device
  Rule: Eight letters and digits make a passcode, whatever profiles say

    Scenario Outline: the passcode <passcode> <outcome> though a profile wants 12
      Given a Shared iPad
      And the administrator asks for a passcode of 12 characters
      When Ada signs in and sets the passcode "<passcode>"
      Then the attempt <outcome>

      Examples:
        | passcode | outcome    |
        | Sesame42 | works      |
        | Sesame4  | is refused |
        | Sesamees | is refused |
        | 12345678 | is refused |

    @needs:clock
    Scenario: the grace period is the server's to set
      Given a Shared iPad with "Maximum seconds after screen lock before password is required=300"
      And Ada signs in
      When the screen is locked for 299 seconds
      And the user opens the screen without a passcode
      Then the attempt works

  @req:SIP-023 @kind:capability @observable:wire @party:device
  Rule: Every user finds what is the user's own, on another iPad too where backups are allowed

    Scenario: nothing of somebody else
      Given a Shared iPad
      And Ada signs in
      And the user leaves "Ada's essay"
      When the user signs out
      And Bob signs in
      Then the user does not find "Ada's essay"

    Scenario Outline: with iCloud backup "<allowed>" the essay <arrives> on a second iPad
      Given a Shared iPad
      And the administrator installs the profile "backup" that sets "allowCloudBackup" to <allowed>
      And Ada signs in
      And the user leaves "Ada's essay"
      When the user signs out
      And Ada signs in on a second Shared iPad
      Then the user <finds> "Ada's essay"

      Examples:
        | allowed | arrives        | finds         |
        | true    | arrives        | finds         |
        | false   | does not come  | does not find |
