@platform:windows
Feature: Results in pieces, and what devices raise by themselves

  @req:XDM-160 @kind:action @observable:report
  Rule: A server puts together what a device sends in pieces

    Scenario: a result of four messages
      Given Ada enrolled a Surface Laptop that sends results in pieces of 1900 characters
      When the administrator sets a help page of 6000 characters
      And the administrator reads the help page
      Then the result has a help page of 6000 characters
      And the server answered pieces with "213, 213, 213, 200"

  @req:XDM-163 @kind:action @observable:wire @party:device
  Rule: A device says how long a result is and that more of it follows

    Scenario: the pieces of a result
      Given Ada enrolled a Surface Laptop that sends results in pieces of 2500 characters
      When the administrator sets a help page of 6000 characters
      And the administrator reads the help page
      Then the pieces of the last result say that they are 6000 characters

  @req:XDM-161 @kind:error @observable:wire
  Rule: A server compares the size of what was sent in pieces

    Scenario: pieces that are shorter than was told
      Given Ada enrolled a Surface Laptop that sends results in pieces of 2500 characters and tells another size
      When the administrator sets a help page of 6000 characters
      And the administrator reads the help page
      Then the server answered pieces with "213, 213, 424"
      And the management command is failed

  @req:XDM-162 @kind:error @observable:wire
  Rule: A server says that the end of a result did not come

    Scenario: pieces that break off
      Given Ada enrolled a Surface Laptop that sends results in pieces of 2500 characters and breaks off
      When the administrator sets a help page of 6000 characters
      And the administrator reads the help page
      Then the server sent the Alert 1225
      And the management command is failed

  @req:XDM-164 @kind:report @observable:admin @lockstep @needs:page:device-alerts
  Rule: The administrator sees generic alerts of any type

    Scenario Outline: an alert of the type <type>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the device raises "<type>" as <mark> about "<source>" with "<data>"
      Then the administrator sees "<type>" as <mark> about "<source>" with "<data>"

      Examples:
        | type                                   | mark          | source                             | data |
        | Reversed-Domain-Name:com.example.alarm | critical      | ./Device/Vendor/MSFT/BitLocker     | 7    |
        | com.microsoft/MDM/Example              | informational | ./Device/Vendor/MSFT/WindowsUpdate | true |
