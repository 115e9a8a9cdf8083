Feature: The enrollment profile of an Apple device

  @req:XAP-001 @kind:entry @observable:wire @party:server @needs:method:ios-byod @needs:verb:enrollment.issue
  Rule: A profile is served under its content type

    Scenario: an iPhone opens the address of its profile
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the profile came as "application/x-apple-aspen-config"
      And the enrollment is accepted

  @req:XAP-002 @kind:identity @observable:wire @party:server @needs:verb:enrollment.issue
  Rule: The MDM payload names an identity of its own profile

    Scenario Outline: <model> finds its identity in the profile
      When Ada enrolls a <model> by <method> straight from its profile
      Then the enrollment is accepted

      @platform:ios
      Examples:
        | model     | method   |
        | iPhone 15 | ios-byod |

      @platform:ipados
      Examples:
        | model   | method   |
        | iPad 10 | ios-byod |

      @platform:macos
      Examples:
        | model       | method     |
        | MacBook Air | macos-byod |

  @req:XAP-003 @kind:identity @observable:wire @party:server @needs:method:ios-byod @needs:verb:enrollment.issue
  Rule: The signature of a signed profile covers what it carries

    Scenario: a signed profile enrolls an iPhone
      When Ada enrolls an iPhone 15 by ios-byod straight from its signed profile
      Then the enrollment is accepted
      And the enrollment profile was signed

  @req:XAP-016 @kind:identity @observable:wire @party:server @needs:verb:enrollment.issue
  Rule: The profile says how the device is to prove who it is

    Scenario Outline: <model> proves itself by <transport>
      When Ada enrolls a <model> by <method> to prove itself by <transport>
      Then the enrollment is accepted
      And its messages are proven by <transport>

      @platform:ios
      Examples:
        | model     | method   | transport     |
        | iPhone 15 | ios-byod | mdm-signature |
        | iPhone 15 | ios-byod | tls           |

      @platform:macos
      Examples:
        | model       | method     | transport     |
        | MacBook Air | macos-byod | mdm-signature |
        | MacBook Air | macos-byod | tls           |
