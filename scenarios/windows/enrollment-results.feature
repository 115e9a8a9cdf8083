@platform:windows @party:device @needs:settings:windows-enrollment
Feature: What Windows reports of a refused enrollment

  @req:XWE-103 @kind:error @observable:wire
  Rule: Every fault has its result

    Scenario Outline: the fault <code> without a detail
      Given the enrollment service answers with the fault <code>
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device reports one of "<result>"

      Examples:
        | code                 | result     |
        | MessageFormat        | 0x80180001 |
        | Authentication       | 0x80180002 |
        | Authorization        | 0x80180003 |
        | CertificateRequest   | 0x80180004 |
        | EnrollmentServer     | 0x80180005 |
        | InternalServiceFault | 0x80180006 |
        | InvalidSecurity      | 0x80180007 |

    Scenario Outline: a fault whose detail says <type>
      Given the enrollment service answers with a fault of the type <type>
      When Ada enrolls a Surface Laptop by windows-byod
      Then the device reports one of "<result>"

      Examples:
        | type                  | result     |
        | DeviceCapReached      | 0x80180013 |
        | DeviceNotSupported    | 0x80180014 |
        | NotSupported          | 0x80180015 |
        | NotEligibleToRenew    | 0x80180016 |
        | InMaintenance         | 0x80180017 |
        | UserLicense           | 0x80180018 |
        | InvalidEnrollmentData | 0x80180019 |
        | CustomServerError     | 0x80180032 |

  @req:XWE-117 @kind:identity @observable:wire @level:should
  Rule: From version 5.0 on a PC attests its key

    Scenario Outline: a <model> whose server speaks of <version>
      Given the discovery service answers with the version "<version>"
      When Ada enrolls a <model> by windows-byod
      Then the certificate request has the items "<items>"

      Examples:
        | model     | version | items                                       |
        | ThinkPad  | 5.0     | RequestVersion, AIKPub, AIKAttestationClaim |
        | ThinkPad  | 3.0     | RequestVersion, AttestationStatusHResult    |
        | Legacy PC | 4.0     |                                             |

  @req:XWE-042 @kind:entry @observable:wire @party:server
  Rule: The server answers with a version that the PC speaks

    Scenario Outline: the version for a <model>
      When Ada enrolls a <model> by windows-byod
      Then the server's version is at most "<most>"

      Examples:
        | model          | most |
        | Legacy PC      | 4.0  |
        | Surface Laptop | 7.0  |
        | ThinkPad       | 9.0  |
