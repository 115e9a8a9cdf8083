@platform:ipados @method:ios-ade-shared-ipad @needs:settings:ade-profiles
Feature: Sessions of a Shared iPad that end by themselves

  @req:SIP-006 @kind:policy @observable:wire @party:server @needs:clock
  Rule: A user is signed out after 30 seconds of inactivity or more, or never

    Scenario Outline: <seconds> seconds for users are <outcome>
      When a profile for Shared iPads is written with "Maximum seconds of inactivity until user session logs out=<seconds>"
      Then the profile is <outcome>

      Examples:
        | seconds | outcome     |
        | 29      | turned down |
        | 30      | stored      |
        | 0       | stored      |
        | blank   | stored      |

    Scenario: the user is signed out in time
      Given a Shared iPad with "Maximum seconds of inactivity until user session logs out=60"
      And Ada signs in
      When 60 seconds pass
      Then the iPad shows its login screen

    Scenario Outline: with <seconds> on iPadOS <version> the user stays
      Given a Shared iPad on iPadOS "<version>" with "Maximum seconds of inactivity until user session logs out=<seconds>"
      And Ada signs in
      When 100000 seconds pass
      Then Ada is signed in

      Examples:
        | seconds | version |
        | 0       | 17.7    |
        | blank   | 17.7    |
        | 60      | 14.4    |

  @req:SIP-008 @kind:policy @observable:wire @party:server @needs:clock
  Rule: A temporary session ends likewise, where there are no others

    Scenario Outline: <seconds> seconds with temporary sessions only <only> are <outcome>
      When a profile for Shared iPads is written with "Require Shared iPad temporary session only=<only>; Maximum seconds of inactivity until temporary session logs out=<seconds>"
      Then the profile is <outcome>

      Examples:
        | only | seconds | outcome     |
        | Yes  | 29      | turned down |
        | Yes  | 30      | stored      |
        | Yes  | 0       | stored      |
        | Yes  | blank   | stored      |
        | No   | 30      | turned down |

    Scenario: the guest is gone in time
      Given a Shared iPad with "Require Shared iPad temporary session only=Yes; Maximum seconds of inactivity until temporary session logs out=30"
      And somebody starts a temporary session
      When 30 seconds pass
      Then the iPad shows its login screen

    Scenario: without a limit the guest stays
      Given a Shared iPad with "Require Shared iPad temporary session only=Yes; Maximum seconds of inactivity until temporary session logs out=0"
      And somebody starts a temporary session
      When 100000 seconds pass
      Then a guest is signed in

  @req:SIP-007 @kind:policy @observable:wire @party:device @needs:clock
  Rule: Temporary sessions only: nobody signs in with an account, and what is for users is void

    Scenario Outline: on iPadOS <version> an account <outcome>
      Given a Shared iPad on iPadOS "<version>" with "Require Shared iPad temporary session only=Yes"
      When Ada signs in
      Then the attempt <outcome>

      Examples:
        | version | outcome    |
        | 14.5    | is refused |
        | 14.4    | works      |

    Scenario: a guest comes in
      Given a Shared iPad with "Require Shared iPad temporary session only=Yes"
      When somebody starts a temporary session
      Then a guest is signed in

    Scenario Outline: "<setting>" is void
      Given a Shared iPad with "<setting>=<value>; Require Shared iPad temporary session only=Yes"
      When the administrator asks for "ResidentUsers, UserSessionTimeout"
      Then the answer tells "QueryResponses/<told>" as "<default>"

      Examples:
        | setting                                                   | value | told               | default |
        | Maximum cached users                                      | 3     | ResidentUsers      | 10      |
        | Maximum seconds of inactivity until user session logs out | 60    | UserSessionTimeout | 0       |
