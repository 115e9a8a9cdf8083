@platform:windows @needs:settings:dns
Feature: Server names to type, and the console's test of a domain

  @req:WIN-050 @kind:identity @observable:wire
  Rule: The server name to type where there is no alias

    Scenario: the public server name
      When Ada connects a Surface Laptop and may type "enrollment.manage.microsoft.com"
      Then the enrollment is accepted

    Scenario: the name of another cloud
      When Ada connects a Surface Laptop and may type "enrollment.manage.microsoft.us"
      Then the enrollment is refused

  @req:WIN-061 @kind:identity @observable:wire
  Rule: The US government cloud has a server name of its own

    Scenario: a PC of an organisation in the US government cloud
      Given the organisation belongs to the us-government cloud
      When Ada connects a Surface Laptop and may type "enrollment.manage.microsoft.us"
      Then the enrollment is accepted

  @req:WIN-062 @kind:identity @observable:wire @party:device @needs:report:dns-aliases
  Rule: The US government cloud has an enrollment alias of its own, and the same registration alias

    Scenario: both aliases, as a PC sees them
      Given the organisation belongs to the us-government cloud
      And the aliases of the company domain are published
      When Ada registers a Surface Laptop by mail address
      Then the PC was told EnterpriseEnrollment of the company domain as "EnterpriseEnrollment-s.manage.microsoft.us" for 3600 seconds
      And the PC was told EnterpriseRegistration of the company domain as "EnterpriseRegistration.windows.net" for 3600 seconds

  @req:WIN-054 @kind:limit @observable:admin @needs:clock @needs:report:dns-validation
  Rule: A change of the DNS is seen after up to 72 hours

    Background:
      Given changes of the DNS take 72 hours
      And the aliases of the company domain are published

    Scenario: an hour too soon
      When 71 hours pass
      Then the test of the company domain fails

    Scenario: when everybody sees it
      When 72 hours pass
      Then the test of the company domain passes

  @req:WIN-055 @kind:portal @observable:admin @needs:report:dns-validation
  Rule: The console tests the alias of a domain

    Scenario: a domain with its alias passes the test
      Given the aliases of the company domain are published
      Then the test of the company domain passes

    Scenario: an alias that leads elsewhere
      Given the enrollment alias of the company domain points to "elsewhere.example.com"
      Then the test of the company domain fails

    Scenario: a domain without an alias fails the test
      Given the aliases of the company domain are published
      Then the test of the us domain fails

  @req:WIN-057 @kind:limitation @observable:wire @needs:report:dns-validation
  Rule: Only an alias may lead discovery elsewhere

    Scenario Outline: a proxy forwards discovery to <host>
      When Ada connects a Surface Laptop through a proxy that forwards discovery to "<host>"
      Then the test of the company domain finds something unsupported

      Examples:
        | host                                        |
        | enterpriseenrollment-s.manage.microsoft.com |
        | manage.microsoft.com                        |

    Scenario: an alias, and no proxy
      Given the aliases of the company domain are published
      When Ada connects a Surface Laptop by mail address
      Then the test of the company domain finds nothing unsupported
