@platform:android @method:android-fully-managed @needs:verb:enrollment.issue @needs:entrytokens
Feature: What an Android enrollment token opens

  @req:XAD-011 @kind:token @observable:wire
  Rule: A token that nobody issued opens nothing

    Scenario: a guessed token
      Given the administrator makes a QR code for Ada
      And the token of the QR code is replaced by a guessed one
      When Ada scans it with a Pixel 8
      Then the enrollment is refused

    Scenario Outline: a token of <nonsense>
      Given the administrator makes a QR code for Ada
      And the token of the QR code is replaced by "<nonsense>"
      When Ada scans it with a Pixel 8
      Then the enrollment is refused

      Examples:
        | nonsense             |
        | nothing but spaces   |
        | line ends and tabs   |
        | letters beyond ASCII |
        | the markup of XML    |

  @req:XAD-012 @kind:token @observable:wire @needs:clock
  Rule: A token ends at its time

    Scenario Outline: scanned after <minutes> minutes it is <outcome>
      Given the administrator makes a QR code for Ada that lives 60 minutes
      When <minutes> minutes pass
      And Ada scans it with a Pixel 8
      Then the enrollment is <outcome>

      Examples:
        | minutes | outcome  |
        | 59      | accepted |
        | 90      | refused  |

  @req:XAD-013 @kind:token @observable:wire
  Rule: A one-time token serves one device

    Scenario: a second device
      Given the administrator makes a QR code for Ada that serves one device
      When Ada scans it with a Pixel 8
      Then the enrollment is accepted
      When Ada scans it with another Pixel 8
      Then the enrollment is refused
