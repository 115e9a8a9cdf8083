@platform:windows @needs:settings:dns
Feature: How a PC finds its server by the organisation's aliases

  @req:WIN-048 @kind:prerequisite @observable:wire @party:device
  Rule: With an alias nobody types a server name

    Scenario: a domain with its alias
      Given the aliases of the company domain are published
      When Ada connects a Surface Laptop by mail address
      Then the enrollment is accepted
      And the person was asked for the server name 0 times

    Scenario: a domain without an alias
      When Ada connects a Surface Laptop and may type "enrollment.manage.microsoft.com"
      Then the enrollment is accepted
      And the person was asked for the server name 1 time

    Scenario: a domain without an alias, and a person who knows no server
      When Ada connects a Surface Laptop by mail address
      Then the enrollment is refused

  @req:WIN-049 @kind:identity @observable:wire @party:device @needs:report:dns-aliases
  Rule: The enrollment alias

    Scenario: the alias that the console lists, as a PC sees it
      Given the aliases of the company domain are published
      When Ada connects a Surface Laptop by mail address
      Then the PC was told EnterpriseEnrollment of the company domain as "EnterpriseEnrollment-s.manage.microsoft.com" for 3600 seconds
      And the enrollment is accepted

  @req:WIN-051 @kind:identity @observable:wire @party:directory @needs:report:dns-aliases
  Rule: The registration alias

    Scenario: the alias of the registration service, as a PC sees it
      Given the aliases of the company domain are published
      When Ada registers a Surface Laptop by mail address
      Then the PC was told EnterpriseRegistration of the company domain as "EnterpriseRegistration.windows.net" for 3600 seconds
      And the directory lists the PC as registered, personal

  @req:WIN-052 @kind:prerequisite @observable:wire @party:device
  Rule: Each suffix of sign-in names has an alias of its own

    Scenario Outline: a person of the <part> domain
      Given the aliases of the <part> domain are published
      And Ada has a mail address of the <part> domain
      When Ada connects a Surface Laptop by mail address
      Then the enrollment is accepted
      And the PC was told EnterpriseEnrollment of the <part> domain as "EnterpriseEnrollment-s.manage.microsoft.com" for 3600 seconds

      Examples:
        | part    |
        | company |
        | us      |
        | eu      |

    Scenario: a suffix without its record
      Given the aliases of the company domain are published
      And Ada has a mail address of the eu domain
      When Ada connects a Surface Laptop and may type "enrollment.manage.microsoft.com"
      Then the enrollment is accepted
      And the person was asked for the server name 1 time

  @req:WIN-053 @kind:identity @observable:wire
  Rule: The redirect host knows the service by the mail domain

    Background:
      Given mail addresses of the company domain are served by fef-a
      And mail addresses of the us domain are served by fef-b

    Scenario Outline: a person of the <part> domain is served by <service>
      Given the aliases of the <part> domain are published
      And Ada has a mail address of the <part> domain
      When Ada connects a Surface Laptop by mail address
      Then the PC was served by <service>
      And the person was asked to confirm the server 0 times

      Examples:
        | part    | service |
        | company | fef-a   |
        | us      | fef-b   |

  @req:WIN-056 @kind:limitation @observable:wire @party:device
  Rule: Former targets ask for a confirmation

    Scenario Outline: an alias to <target>
      Given the enrollment alias of the company domain points to "<target>"
      When Ada connects a Surface Laptop by mail address
      Then the enrollment is accepted
      And the person was asked to confirm the server <times> times

      Examples:
        | target                                      | times |
        | EnterpriseEnrollment-s.manage.microsoft.com | 0     |
        | EnterpriseEnrollment.manage.microsoft.com   | 1     |
        | manage.microsoft.com                        | 1     |
