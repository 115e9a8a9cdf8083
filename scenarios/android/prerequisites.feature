@platform:android @party:device
Feature: What a company's Android device needs

  @req:AFM-006 @kind:prerequisite @observable:wire @method:android-fully-managed
  Rule: Android 8.0 and Google Mobile Services, from any maker

    Scenario Outline: a <model> on Android <version> with <condition> is <outcome>
      Given a way in by qr for android-fully-managed
      When a <model> on Android <version> with "<condition>" begins by it
      Then the enrollment is <outcome>

      Examples:
        | model      | version | condition                    | outcome  |
        | Pixel 3    | 8.0     | everything it needs          | accepted |
        | Galaxy A54 | 8.0     | everything it needs          | accepted |
        | Pixel 3    | 7.1     | everything it needs          | refused  |
        | Pixel 3    | 8.0     | no Google services           | refused  |
        | Pixel 3    | 8.0     | Google services out of reach | refused  |

  @req:ADD-004 @kind:prerequisite @observable:wire @method:android-dedicated
  Rule: Dedicated devices need Android 8.0 and Google Mobile Services

    Scenario Outline: Android <version> with <condition> is <outcome>
      Given a way in by qr for android-dedicated
      When a Pixel 3 on Android <version> with "<condition>" begins by it
      Then the enrollment is <outcome>

      Examples:
        | version | condition                    | outcome  |
        | 7.1     | everything it needs          | refused  |
        | 8.0     | no Google services           | refused  |
        | 8.0     | Google services out of reach | refused  |
        | 8.0     | everything it needs          | accepted |

  @req:ACW-004 @kind:prerequisite @observable:wire @method:android-cope
  Rule: Work profiles of company devices need Android 8.0

    Scenario Outline: Android <version> is <outcome>
      Given a way in by qr for android-cope
      When a Pixel 3 on Android <version> begins by it
      Then the enrollment is <outcome>

      Examples:
        | version | outcome  |
        | 7.1     | refused  |
        | 8.0     | accepted |

  @req:ACW-005 @kind:prerequisite @observable:wire @method:android-cope
  Rule: Work profiles of company devices need Google Mobile Services

    Scenario Outline: with <condition> it is <outcome>
      Given a way in by qr for android-cope
      When a Pixel 3 on Android 10 with "<condition>" begins by it
      Then the enrollment is <outcome>

      Examples:
        | condition                    | outcome  |
        | no Google services           | refused  |
        | Google services out of reach | refused  |
        | everything it needs          | accepted |
