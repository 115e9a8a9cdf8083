@platform:windows @party:device @needs:clock @needs:settings:windows-enrollment
Feature: What the nodes of certificate renewal say and do

  @req:XWP-210 @kind:report @observable:wire
  Rule: Status and ErrorCode tell what became of the renewal

    Scenario: a certificate that was renewed
      Given Ada's Surface Laptop enrolled by windows-byod
      When 330 days pass
      And the device checks in
      And the administrator reads the node "CertificateStore/My/WSTEP/Renew/Status"
      Then the node "CertificateStore/My/WSTEP/Renew/Status" is "2"

    Scenario Outline: <node> after a renewal that failed
      Given Ada's Surface Laptop enrolled by windows-byod
      And the enrollment service is in maintenance
      When 330 days pass
      And the device checks in
      And the administrator reads the node "CertificateStore/My/WSTEP/Renew/<node>"
      Then the node "CertificateStore/My/WSTEP/Renew/<node>" is "<value>"

      Examples:
        | node      | value       |
        | Status    | 3           |
        | ErrorCode | -2145910761 |

  @req:XWP-211 @kind:policy @observable:wire
  Rule: What a session sets goes before what the enrollment brought

    Scenario: another interval between two attempts
      Given Ada's Surface Laptop enrolled by windows-byod
      And the enrollment service is in maintenance
      When the administrator sets the node "CertificateStore/My/WSTEP/Renew/RetryInterval" to "3"
      And 325 days pass
      And the device checks in
      And the device comes again after 3 days
      Then the device has asked 2 times to renew

    Scenario: another address
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator moves renewal to the host "renewal"
      And 330 days pass
      And the device checks in
      Then the PC asked the host "renewal" to renew

  @req:XWP-212 @kind:policy @observable:wire
  Rule: Two attempts are no further apart than the period is long

    Scenario Outline: <days> days where the period has 42
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "CertificateStore/My/WSTEP/Renew/RetryInterval" to "<days>"
      Then the node "CertificateStore/My/WSTEP/Renew/RetryInterval" was answered with <code>

      Examples:
        | days | code |
        | 42   | 200  |
        | 43   | 400  |

  @req:XWP-213 @kind:report @observable:wire
  Rule: The nodes say what the provisioning document said

    Scenario Outline: <node> of an enrollment with 60 and 4 days
      Given PCs are told to renew 60 days before the end, and every 4 days
      And Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads the node "CertificateStore/My/WSTEP/Renew/<node>"
      Then the node "CertificateStore/My/WSTEP/Renew/<node>" is "<days>"

      Examples:
        | node          | days |
        | RenewalPeriod | 60   |
        | RetryInterval | 4    |

  @req:XWP-214 @kind:identity @observable:wire
  Rule: The PC names the certificate that it is managed with

    Scenario: a certificate that was renewed, by its thumbprint
      Given Ada's Surface Laptop enrolled by windows-byod
      When 330 days pass
      And the device checks in
      And the administrator reads the node "CertificateStore/My/WSTEP/CertThumbprint"
      Then the PC named the certificate that it has
