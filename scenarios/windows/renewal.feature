@platform:windows @needs:clock
Feature: A PC renews its management certificate

  @req:XWE-027 @kind:policy @observable:wire
  Rule: The provisioning document says when to renew

    Scenario: what an enrollment is told of renewal
      When Ada enrolls a Surface Laptop by windows-byod
      Then the server's messages are in order

  @req:XWE-028 @kind:identity @observable:wire
  Rule: A server that speaks of renewal renews

    Scenario Outline: a <model> renews when the window has opened
      Given Ada's <model> enrolled by windows-byod
      When 330 days pass
      And the device checks in
      Then the device has a renewed certificate

      Examples:
        | model          |
        | Surface Laptop |
        | Legacy PC      |

  @req:XWE-029 @kind:identity @observable:wire @lockstep
  Rule: A renewal is signed by the certificate that it renews

    Scenario: a request that the new key signed
      Given Ada's Surface Laptop enrolled by windows-byod
      When 330 days pass
      And the device renews its certificate with a signature of the new key
      Then the server answers with the fault CertificateRequest

  @req:XWE-030 @kind:identity @observable:wire @lockstep
  Rule: A device renews its own certificate only

    Scenario: a request in the name of another device
      Given Ada's ThinkPad enrolled by windows-byod
      And Ada's Surface Laptop enrolled by windows-byod
      When 330 days pass
      And the device renews its certificate in the name of Ada's ThinkPad
      Then the server answers with the fault Authentication

    Scenario: a request over a connection without the certificate
      Given Ada's Surface Laptop enrolled by windows-byod
      When 330 days pass
      And the device renews its certificate without showing it in TLS
      Then the server answers with the fault Authentication

  @req:XWE-031 @kind:identity @observable:wire @level:should @lockstep
  Rule: A certificate is renewed in its window only

    Scenario Outline: a request after <days> days
      Given Ada's Surface Laptop enrolled by windows-byod
      When <days> days pass
      And the device renews its certificate
      Then the fault gives the reason NotEligibleToRenew

      Examples:
        | days |
        | 2    |
        | 320  |
        | 366  |

  @req:XWE-032 @kind:identity @observable:wire
  Rule: A renewed device is managed on

    Scenario: a session with the new certificate
      Given Ada's Surface Laptop enrolled by windows-byod
      When 330 days pass
      And the device checks in
      And the device checks in
      Then the device is managed on

  @req:XWE-108 @kind:identity @observable:wire @party:device
  Rule: The device renews by itself, and in the window only

    Scenario: a session in the window
      Given Ada's Surface Laptop enrolled by windows-byod
      When 330 days pass
      And the device checks in
      Then the device has a renewed certificate

    Scenario: a session before the window
      Given Ada's Surface Laptop enrolled by windows-byod
      When 300 days pass
      And the device checks in
      Then the device has asked 0 times to renew

  @req:XWE-109 @kind:identity @observable:wire @party:device
  Rule: A renewal asks for a new key under the present one's signature

    Scenario: what a renewal consists of
      Given Ada's Surface Laptop enrolled by windows-byod
      When 330 days pass
      And the device checks in
      Then the renewal is signed by the current key

  @req:XWE-110 @kind:identity @observable:wire @party:device @needs:settings:windows-enrollment
  Rule: A renewal that failed is tried again after the retry interval

    Scenario Outline: <days> days after a renewal that failed
      Given Ada's Surface Laptop enrolled by windows-byod
      And the enrollment service is in maintenance
      When 325 days pass
      And the device checks in
      And <days> days pass
      And the device checks in
      Then the device has asked <times> times to renew

      Examples:
        | days | times |
        | 6    | 1     |
        | 7    | 2     |
