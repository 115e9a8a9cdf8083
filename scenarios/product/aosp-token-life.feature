Feature: How long a token for Android (AOSP) user-associated devices may live

  @req:AOU-006 @kind:token @observable:wire @edition:002 @needs:editions @platform:android @method:android-aosp-user
  Rule: By the 2022 edition at most 90 days

    Scenario Outline: a token that lives <life> is <outcome>
      When an administrator asks for an AOSP token that lives "<life>"
      Then the token is <outcome>

      Examples:
        | life    | outcome  |
        | 90 days | accepted |
        | 91 days | refused  |

  @req:AOU-035 @kind:token @observable:wire @edition:003 @platform:android @method:android-aosp-user
  Rule: By the 2024 edition as far as 65 years ahead

    Scenario Outline: a token that lives <life> is <outcome>
      When an administrator asks for an AOSP token that lives "<life>"
      Then the token is <outcome>

      Examples:
        | life               | outcome  |
        | 91 days            | accepted |
        | 65 years           | accepted |
        | 65 years and 1 day | refused  |
