@platform:windows @party:device @needs:clock @needs:page:private-root
Feature: Roots that a session brings

  @req:XWP-216 @kind:identity @observable:wire
  Rule: A root that a session puts into the store counts in TLS, as long as it is there

    Background:
      Given Ada's Surface Laptop enrolled by windows-byod
      And the administrator moves renewal to the host "renewal.private"

    Scenario: a server whose root a session has brought
      When the administrator installs the private root of the organisation
      And 330 days pass
      And the device checks in
      Then the device has a renewed certificate

    Scenario: a server whose root nobody has brought
      When 330 days pass
      And the device checks in
      And the administrator reads the node "CertificateStore/My/WSTEP/Renew/Status"
      Then the node "CertificateStore/My/WSTEP/Renew/Status" is "3"

    Scenario: a server whose root a session has taken away again
      When the administrator installs the private root of the organisation and deletes it again
      And 330 days pass
      And the device checks in
      And the administrator reads the node "CertificateStore/My/WSTEP/Renew/Status"
      Then the node "CertificateStore/My/WSTEP/Renew/Status" is "3"
