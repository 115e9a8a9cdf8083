@platform:windows
Feature: Messages and values of any size

  @req:XDM-051 @kind:action @observable:wire @level:should
  Rule: Messages are no larger than the device takes

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: more commands than fit
      Given Ada enrolled a Surface Laptop that takes messages of 3000 octets
      And 20 reads wait for the device
      When the device checks in
      Then no answer of the server is larger than 3000 octets
      And the device was asked for "./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera" 20 times

  @req:XDM-052 @kind:action @observable:wire @level:should
  Rule: A value that fits in no message comes in pieces

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a value of many messages
      Given Ada enrolled a Surface Laptop that takes messages of 3000 octets
      When the administrator sets a help page of 6000 characters
      Then no answer of the server is larger than 3000 octets
      And the management command is acknowledged
      When the administrator reads the help page
      Then the result has a help page of 6000 characters

  @req:XDM-129 @kind:error @observable:wire @party:device @needs:settings:windows-answers
  Rule: The size of a large object is compared

    Scenario: a value that is shorter than its Size
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "short-object"
      When the device checks in
      Then the device answered "Replace" with 424

  @req:XDM-130 @kind:error @observable:wire @party:device @needs:settings:windows-answers
  Rule: A large object that breaks off is given up

    Scenario: another command comes in the middle of a value
      Given Ada's Surface Laptop enrolled by windows-byod
      And 25 reads wait for the device
      And the server's session answers are "broken-object"
      When the device checks in
      Then the device answered "Replace" with 213
      And the device sent the Alert 1225
