@platform:macos @needs:report:hardware
Feature: Ways in for Macs

  @req:MAC-002 @kind:entry @observable:wire @needs:method:macos-byod
  Rule: A personal Mac comes in by the portal's website or by its app

    Scenario: by the website
      When Ada enrolls a MacBook Air 2020 by macos-byod
      Then the enrollment is accepted
      And the hardware report shows "ownership" as "personal"

    Scenario: by the app from the short link
      When Ada enrolls a MacBook Air 2020 by the app
      Then the enrollment is accepted
      And the Mac has the app "com.microsoft.CompanyPortalMac"
      And the hardware report shows "ownership" as "personal"

    Scenario: without a licence
      Given Ada lacks a licence
      When Ada enrolls a MacBook Air 2020 by the app
      Then the enrollment is refused

  @req:MAC-003 @kind:method @observable:wire
  Rule: A company's Mac is listed with the method by which it came

    Scenario Outline: a Mac by <method>
      Given Ada's MacBook Air 2020 with "macOS 11.1" enrolled by <method>
      Then the hardware report shows "method" as "<method>"
      And the hardware report shows "ownership" as "corporate"

      Examples:
        | method       |
        | macos-dem    |
        | macos-ade    |
        | macos-direct |
