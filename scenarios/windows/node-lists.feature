@platform:windows @party:device
Feature: More than the value of a node, and more of a failure than its Status

  @req:XDM-165 @kind:error @observable:wire @level:should
  Rule: From version 3.0 of the session on a failure tells the result behind it

    Scenario Outline: a node that is not there, by the version <version>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the node "DMClient/Provider/MusterSimulated/SyncApplicationVersion" to "<version>"
      And the administrator reads the node "Policy/Config/Camera/AllowCamera"
      Then the failure of the node "Policy/Config/Camera/AllowCamera" tells "<result>"

      Examples:
        | version | result     |
        | 3.0     | 0x86000002 |
        | 2.0     | nothing    |

  @req:XDM-166 @kind:report @observable:wire
  Rule: A list names every node below

    Scenario Outline: a list by <list>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads the node "CertificateStore/My/WSTEP?list=<list>"
      Then the node "CertificateStore/My/WSTEP/Renew" was listed with ""
      And the node "CertificateStore/My/WSTEP/Renew/RenewalPeriod" was listed with "<value>"

      Examples:
        | list       | value |
        | StructData | 42    |
        | Struct     |       |

  @req:XDM-167 @kind:report @observable:wire
  Rule: A property is told in place of the value

    Scenario Outline: the property <property> of <node>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads the node "CertificateStore/My/WSTEP/<node>?prop=<property>"
      Then the node "CertificateStore/My/WSTEP/<node>?prop=<property>" is "<value>"

      Examples:
        | node                | property | value         |
        | Renew               | Name     | Renew         |
        | Renew               | Format   | node          |
        | Renew/RenewalPeriod | Name     | RenewalPeriod |
        | Renew/RenewalPeriod | Format   | int           |

    Scenario: a property that Windows does not have
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads the node "CertificateStore/My/WSTEP/Renew?prop=ACL"
      Then the node "CertificateStore/My/WSTEP/Renew?prop=ACL" was answered with 406

  @req:XDM-168 @kind:report @observable:wire @level:should
  Rule: A part of the tree is told as one document

    Scenario: the nodes of renewal
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads the node "CertificateStore/My/WSTEP?list=TNDS"
      Then the document of the node "CertificateStore/My/WSTEP?list=TNDS" has "WSTEP/Renew/RenewalPeriod" with "42"
