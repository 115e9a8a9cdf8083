@platform:ios @needs:method:ios-byod @needs:settings:scep @party:device
Feature: What a device does about the keys of a SCEP payload

  @req:XSC-053 @kind:identity @observable:wire
  Rule: The subject is the payload's, part by part, with its variables filled in

    Scenario: short names, numbers, parts that belong together, and a variable
      Given SCEP payloads with a subject of several parts
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the certificate is for "O=Contoso, L=Berlin+OU=Phones, CN={serial} %Unknown%"

  @req:XSC-054 @kind:identity @observable:wire
  Rule: All alternative names of the payload are asked for

    Scenario: names of several kinds
      Given SCEP payloads with alternative names
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the certificate has the alternative names "email:ada@contoso.test, dns:a.test, dns:b.test, upn:ada@contoso.test"

  @req:XSC-055 @kind:lifecycle @observable:wire @needs:clock
  Rule: A device asks as often as the payload says, and waits as long

    Scenario Outline: <patience>
      Given a SCEP service that never decides, and payloads with <patience>
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the enrollment is refused
      And the device asked <times> times, <seconds> seconds apart

      Examples:
        | patience                      | times | seconds |
        | one retry after 60 seconds    | 2     | 60      |
        | five retries after 20 seconds | 6     | 20      |
