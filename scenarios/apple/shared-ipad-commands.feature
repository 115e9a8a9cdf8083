@platform:ipados @method:ios-ade-shared-ipad
Feature: Commands for Shared iPads

  @req:XAP-284 @kind:action @observable:admin @party:device
  Rule: LogOutUser signs out

    Scenario: somebody is signed in
      Given a Shared iPad
      And Ada signs in
      When the administrator sends LogOutUser
      Then the iPad shows its login screen

  @req:XAP-285 @kind:action @observable:admin @party:device
  Rule: Data that is in no cloud is spared

    Scenario Outline: ForceDeletion "<forced>" leaves <left> user
      Given a Shared iPad
      And Ada signs in
      And the user leaves "Ada's essay"
      And the user signs out where no network is
      When the administrator deletes all users, forced "<forced>"
      Then <left> users are resident

      Examples:
        | forced | left |
        | no     | 1    |
        | yes    | 0    |

  @req:XAP-286 @kind:policy @observable:admin @party:device @needs:clock
  Rule: 299 seconds of grace are 60

    Scenario Outline: after <locked> seconds opening the screen <outcome>
      Given a Shared iPad with "Maximum seconds after screen lock before password is required=299"
      And Ada signs in
      When the screen is locked for <locked> seconds
      And the user opens the screen without a passcode
      Then the attempt <outcome>

      Examples:
        | locked | outcome    |
        | 59     | works      |
        | 60     | is refused |

  @req:XAP-287 @kind:policy @observable:admin @party:device @needs:clock
  Rule: Days without the identity service are limited

    Scenario Outline: <days> days after the last proof, with <grace> of grace, signing in <outcome>
      Given a Shared iPad
      And the sharing is configured with "OnlineAuthenticationGracePeriod" <grace>
      And Ada signs in
      And the user signs out
      When <days> days pass
      And Ada signs in without a network
      Then the attempt <outcome>

      Examples:
        | days | grace | outcome    |
        | 1    | 2     | works      |
        | 2    | 2     | is refused |

  @req:XAP-289 @kind:lifecycle @observable:wire @party:device
  Rule: No unlock token leaves a Shared iPad

    Scenario: it enrolls
      Given a Shared iPad
      Then its TokenUpdate has no "UnlockToken"

  @req:XAP-291 @kind:limit @observable:admin @party:device
  Rule: Who is in the cloud makes room

    Scenario: a synchronized user does
      Given a Shared iPad with "Maximum cached users=1"
      And Ada signs in
      And the user leaves "Ada's essay"
      When the user signs out
      And Bob signs in
      Then the attempt works

    Scenario: one who is not synchronized does not
      Given a Shared iPad with "Maximum cached users=1"
      And Ada signs in
      And the user leaves "Ada's essay"
      When the user signs out where no network is
      And Bob signs in
      Then the attempt is refused

  @req:XAP-292 @kind:error @observable:admin @party:device
  Rule: Apps that need somebody's account are rejected

    Scenario: an app by redemption code
      Given a Shared iPad
      When the administrator orders "com.example.paid" by redemption code
      Then the answer tells "RejectionReason" as "PurchaseMethodNotSupportedInMultiUser"
