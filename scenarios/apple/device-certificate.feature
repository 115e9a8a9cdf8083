@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:ade-profiles
Feature: The certificate that a device has from its maker

  @req:XAP-465 @kind:identity @observable:wire @party:server @level:should @lockstep
  Rule: A device is known by a certificate that has run out

    Scenario: MachineInfo under an old certificate
      Given an ADE profile with "userAffinity: no"
      And Ada's iPhone 15 has its configuration by ios-ade
      When the device introduces itself by a certificate of its maker that has run out
      Then a profile was given: yes

  @req:XAP-466 @kind:identity @observable:wire @party:device @level:should @needs:clock
  Rule: It is renewed when it has run out

    Scenario Outline: erased and set up again after <days> days
      Given an ADE profile with "userAffinity: no"
      And Ada's iPhone 15 enrolled by ios-ade
      When <days> days pass
      And the holder resets the device
      And the device enrolls again
      Then the enrollment is accepted
      And the certificate of the maker was renewed: <renewed>

      Examples:
        | days | renewed |
        | 10   | no      |
        | 400  | yes     |
