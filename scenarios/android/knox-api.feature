@platform:android @party:cloud @needs:settings:android-clouds
Feature: Scripts that call the web API of Knox Mobile Enrollment

  @req:XAD-103 @kind:token @observable:wire
  Rule: A call shows an access token that the company's key has signed and that is not over

    Scenario: a script of the company
      Given a client of the company's with an access token for 30 minutes
      When the client lists the devices by a token that "its key" signed
      Then the web API answers 200

    Scenario Outline: a token that <signer> signed
      Given a client of the company's with an access token for 30 minutes
      When the client lists the devices by a token that "<signer>" signed
      Then the web API answers 401

      Examples:
        | signer                  |
        | a key of its own making |
        | nobody                  |

    @needs:clock
    Scenario Outline: after <minutes> minutes of 15
      Given a client of the company's with an access token for 15 minutes
      When <minutes> minutes pass
      And the client lists the devices by a token that "its key" signed
      Then the web API answers <status>

      Examples:
        | minutes | status |
        | 14      | 200    |
        | 16      | 401    |
