@party:cloud @platform:android @needs:settings:android-clouds @needs:tenants
Feature: Enrollment tokens that somebody wrote down wrongly

  @req:XAM-133 @kind:token @observable:wire @lockstep @level:should
  Rule: A token is its value to the letter

    Scenario Outline: the token <wrongly>
      Given an EMM with an enterprise
      And the EMM makes an enrollment token
      When a device shows the token "<wrongly>"
      Then Google answers 403 PERMISSION_DENIED

      Examples:
        | wrongly                |
        | with a space before it |
        | with a line end        |
        | in small letters       |
        | without its end        |
        | as an empty text       |
        | as a number            |

    Scenario: the token as it was made
      Given an EMM with an enterprise
      And the EMM makes an enrollment token
      When a device shows the token "as it is"
      Then Google answers 200
