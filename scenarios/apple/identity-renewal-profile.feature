@platform:ios @needs:method:ios-byod @needs:settings:device-identities @needs:clock
Feature: A device gets a new identity with a new version of its enrollment profile

  Background:
    Given identities of devices are renewed 60 days before they end

  @req:XAP-386 @req:XAP-389 @kind:lifecycle @observable:wire @party:server @lockstep
  Rule: An identity is renewed before it ends, and the new one is taken without a new enrollment

    Scenario Outline: an identity by <identity>, 320 days old, and 100 days later
      Given an iPhone 15 of Ada enrolled by ios-byod with its identity by <identity>
      When the device checks in after 320 days
      Then the device has a new identity
      When 100 days pass
      And the device sends Idle
      Then the server answers with 200

      Examples:
        | identity |
        | scep     |
        | acme     |
        | pkcs12   |

    Scenario Outline: <model> by <method> and <transport>, 420 days after it enrolled
      When Ada enrolls <model> by <method> to prove itself by <transport>
      And the device checks in after 320 days
      And 100 days pass
      And the device sends Idle
      Then the server answers with 200

      Examples:
        | model         | method              | transport     |
        | an iPhone 15  | ios-byod            | tls           |
        | an iPhone 15  | ios-user-enrollment | mdm-signature |
        | a MacBook Air | macos-byod          | mdm-signature |

    Scenario: an identity that is good for long yet
      Given an iPhone 15 of Ada enrolled by ios-byod with its identity by scep
      When the device checks in after 300 days
      Then the device has the identity of its enrollment

  @req:XAP-387 @kind:lifecycle @observable:wire @party:device
  Rule: A new identity payload brings a new identity with a new key

    Scenario Outline: the enrollment profile comes with another payload by <identity>
      Given an iPhone 15 of Ada enrolled by ios-byod with its identity by <identity>
      When the device checks in after 320 days
      Then the device has a new identity

      Examples:
        | identity |
        | scep     |
        | acme     |
        | pkcs12   |

  @req:XAP-388 @kind:lifecycle @observable:wire @party:device @lockstep @needs:settings:acme
  Rule: A device that gets no new identity keeps the old one and its profile

    Scenario: the service does not answer as it should
      Given an iPhone 15 of Ada enrolled by ios-byod with its identity by acme
      And the ACME service refuses 9 nonces of every account
      When the device checks in after 320 days
      Then the administrator finds the identity failed
      When the device sends Idle
      Then the server answers with 200

  @req:XAP-390 @kind:lifecycle @observable:wire @party:server @level:should @needs:settings:acme
  Rule: A device that got no new identity is asked again on the next day

    Scenario: the service answers again
      Given an iPhone 15 of Ada enrolled by ios-byod with its identity by acme
      And the ACME service refuses 9 nonces of every account
      When the device checks in after 320 days
      And the ACME service works again and a day has passed
      And the device checks in
      Then the device has a new identity

  @req:XAP-393 @kind:report @observable:report @party:server @level:should @needs:report:apple-identities
  Rule: The administrator sees whose identity is good, and whose is lost

    Scenario: a device that was away when its identity ended
      Given an iPhone 15 of Ada enrolled by ios-byod with its identity by scep
      Then the administrator finds the identity good
      When 370 days pass
      Then the administrator finds the identity lost

    Scenario: a renewal that failed
      Given an iPhone 15 of Ada enrolled by ios-byod with its identity by acme
      And the ACME service refuses 9 nonces of every account
      When the device checks in after 320 days
      Then the administrator finds the identity failed

    Scenario: a device that put its renewal off
      Given a locked iPhone 15 of Ada enrolled by ios-byod
      When the device checks in after 320 days
      Then the administrator finds the identity renewing
