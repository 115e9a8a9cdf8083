@platform:ios
Feature: iPhones of people and of the organisation

  @req:IOS-001 @kind:prerequisite @observable:wire @party:server @needs:method:ios-byod @needs:settings:mdm-authority
  Rule: Authority, push certificate and a device that can be managed come first

    Scenario: everything is there
      When Ada enrolls an iPhone 15 by ios-byod
      Then the enrollment is accepted

    Scenario Outline: <missing>
      Given <missing>
      When Ada enrolls an iPhone 15 by ios-byod
      Then the enrollment is refused

      Examples:
        | missing                                |
        | nobody chose the MDM authority         |
        | there is no Apple MDM push certificate |

    Scenario: a product that is no phone
      When Ada enrolls an iPhone 15 that calls itself "AppleTV14,1" by ios-byod
      Then the enrollment is refused

  @req:IOS-004 @kind:prerequisite @observable:wire @party:server @needs:method:ios-byod
  Rule: Who enrolls a phone of their own needs a licence

    Scenario: with a licence
      When Ada enrolls an iPhone 15 by ios-byod
      Then the enrollment is accepted

    Scenario: without one
      Given Ada lacks a licence
      When Ada enrolls an iPhone 15 by ios-byod
      Then the enrollment is refused

  @req:IOS-007 @req:ASM-007 @req:IOS-009 @kind:identity @observable:wire @party:server @needs:settings:ade-profiles
  Rule: Only a device that is somebody's has a user, and a Company Portal that works

    Scenario Outline: a device by <method>, affinity <affinity>
      Given an ADE profile that brings Company Portal with "authentication: setup-assistant, userAffinity: <affinity>"
      When Ada enrolls an iPhone 15 by <method>
      Then the device is listed for <user>
      When Ada signs in to Company Portal at the next contact
      Then the sign-in to Company Portal is done: <affinity>

      Examples:
        | method  | affinity | user    |
        | ios-asm | yes      | Ada     |
        | ios-asm | no       | no user |

  @req:IOS-010 @kind:restriction @observable:wire @party:server @needs:settings:ade-profiles
  Rule: A device keeps its affinity until it enrolls again

    Scenario: the profile changes to affinity
      Given an ADE profile that brings Company Portal with "authentication: setup-assistant, userAffinity: no"
      And Ada's iPhone 15 enrolled by ios-ade
      When the ADE profile is changed to "userAffinity: yes"
      And Ada signs in to Company Portal at the next contact
      Then the sign-in to Company Portal is done: no

    Scenario: the device is reset and enrolls again
      Given an ADE profile that brings Company Portal with "authentication: setup-assistant, userAffinity: no"
      And Ada's iPhone 15 enrolled by ios-ade
      When the ADE profile is changed to "userAffinity: yes"
      And the holder resets the device
      And the device enrolls again
      And Ada signs in to Company Portal at the next contact
      Then the sign-in to Company Portal is done: yes

  @req:BKR-020 @kind:restriction @observable:wire @party:server @needs:method:ios-byod @needs:settings:corporate-identifiers
  Rule: Where personal devices are blocked, the organisation registers its own first

    Scenario: nobody registered it
      Given only personal iPhones are blocked
      And a new iPhone 15 of Ada for ios-byod
      When the device enrolls again
      Then the enrollment is refused

    Scenario: its serial number is registered
      Given only personal iPhones are blocked
      And a new iPhone 15 of Ada for ios-byod
      And the serial number of the device is registered as corporate
      When the device enrolls again
      Then the enrollment is accepted

  @req:BKR-019 @kind:identity @observable:admin @party:server @needs:method:ios-byod @needs:report:hardware
  Rule: A device that moved becomes the organisation's by its serial number, or by hand

    Scenario: registered beforehand
      Given a new iPhone 15 of Ada for ios-byod
      And the serial number of the device is registered as corporate
      When the device enrolls again
      Then the hardware report shows "ownership" as "corporate"

    Scenario: changed afterwards
      Given Ada's iPhone 15 enrolled by ios-byod
      When a script sets OwnershipType of the device to "Corporate"
      Then the hardware report shows "ownership" as "corporate"

  @req:IOS-005 @kind:portal @observable:wire @party:server @needs:method:ios-byod @needs:page:company-portal
  Rule: The organisation has its own privacy statement in Company Portal

    Scenario: a statement of its own
      Given the privacy statement of the organisation is "Read privacy.contoso.example."
      And Ada's iPhone 15 enrolled by ios-byod
      When the holder opens "privacy" of the Company Portal
      Then the page shows "statement" as "Read privacy.contoso.example."
