@platform:windows @needs:settings:directory-connector @needs:report:directory-connector
Feature: The connector of the organisation's own domain behind a proxy

  @req:PRX-001 @kind:policy @observable:wire @party:directory
  Rule: The connector finds the proxy that the network announces

    Scenario Outline: untouched files, seen at the <part>
      Given the network announces the proxy "http://wpad.example.com:8080"
      When the connector is restarted
      Then the connector's <part> sends its requests by "http://wpad.example.com:8080"

      Examples:
        | part    |
        | ui      |
        | service |

  @req:PRX-002 @kind:policy @observable:wire @party:directory
  Rule: The user interface bypasses the proxy by its file

    Background:
      Given the network announces the proxy "http://wpad.example.com:8080"

    Scenario: its file disables the default proxy
      Given the default proxy is disabled in the connector's ui file
      When the connector is restarted
      Then the connector's ui sends its requests by "direct"

    Scenario: its file does not
      When the connector is restarted
      Then the connector's ui sends its requests by "http://wpad.example.com:8080"

  @req:PRX-005 @kind:policy @observable:wire @party:directory
  Rule: The service bypasses the proxy by a file of its own

    Background:
      Given the network announces the proxy "http://wpad.example.com:8080"
      And the default proxy is disabled in the connector's ui file

    Scenario: both files are changed
      Given the default proxy is disabled in the connector's service file
      When the connector is restarted
      Then the connector's service sends its requests by "direct"

    Scenario: only the file of the user interface is changed
      When the connector is restarted
      Then the connector's ui sends its requests by "direct"
      And the connector's service sends its requests by "http://wpad.example.com:8080"

  @req:PRX-007 @kind:policy @observable:wire @party:directory
  Rule: The user interface passes the proxy that its file names

    Scenario: requests and local addresses of the user interface
      Given the proxy "http://proxy.example.com:3128" is named in the connector's ui file
      When the connector is restarted
      Then the connector's ui sends its requests by "http://proxy.example.com:3128"
      And the connector's ui reaches local addresses by "direct"

  @req:PRX-008 @kind:policy @observable:wire @party:directory
  Rule: The service passes the proxy that its own file names

    Scenario: both files name the proxy
      Given the proxy "http://proxy.example.com:3128" is named in the connector's ui file
      And the proxy "http://proxy.example.com:3128" is named in the connector's service file
      When the connector is restarted
      Then the connector's service sends its requests by "http://proxy.example.com:3128"
      And the connector's service reaches local addresses by "direct"

    Scenario: only the file of the user interface names it
      Given the proxy "http://proxy.example.com:3128" is named in the connector's ui file
      When the connector is restarted
      Then the connector's service sends its requests by "direct"

  @req:PRX-006 @kind:lifecycle @observable:wire @party:directory
  Rule: A changed file counts from the next start of the service

    Background:
      Given the network announces the proxy "http://wpad.example.com:8080"
      And the default proxy is disabled in the connector's ui file

    Scenario: nobody restarts the service
      Then the connector's ui sends its requests by "http://wpad.example.com:8080"

    Scenario: the service is started anew
      When the connector is restarted
      Then the connector's ui sends its requests by "direct"

  @req:PRX-004 @kind:identity @observable:wire @party:directory
  Rule: The files name the addresses that are asked

    Scenario Outline: the addresses of the <part>
      When the connector is restarted
      Then the connector's <part> asks "<addresses>"

      Examples:
        | part    | addresses |
        | ui      | https://portal.manage.microsoft.com/Home/ClientLogon, RestUserAuthLocationService/RestUserAuthLocationService/ServiceAddresses |
        | service | https://manage.microsoft.com/ |
