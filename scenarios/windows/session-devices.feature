Feature: How a simulated device obeys

  @req:XDM-101 @kind:action @observable:wire @party:device @platform:windows
  Rule: Atomic is all or nothing

    Scenario: the second command of an Atomic fails
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the policy "Camera/AllowCamera" in an Atomic that fails
      Then the device answered "Atomic" with 507
      When the administrator reads "./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera"
      Then the device answered "./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera" with 404

  @req:XDM-181 @kind:limitation @observable:wire @party:device @level:should @platform:windows
  Rule: An Atomic does not replace what it has added

    Scenario: a policy is added and replaced
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator adds and replaces the policy "Camera/AllowCamera" in an Atomic
      Then the device answered "Atomic" with 507
      When the administrator reads "./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera"
      Then the device answered "./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera" with 404

    Scenario: one policy is added and another replaced
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator adds the policy "Camera/AllowCamera" and replaces "Bluetooth/AllowAdvertising" in an Atomic
      Then the device answered "Atomic" with 200

  @req:XDM-179 @kind:error @observable:wire @party:device @level:should @platform:windows
  Rule: Declared configuration is for the linked server alone

    Scenario Outline: <node>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "<node>"
      Then the device answered "<node>" with <code>

      Examples:
        | node                                                     | code |
        | ./Device/Vendor/MSFT/DeclaredConfiguration/Host/Complete | 406  |
        | ./Device/Vendor/MSFT/NoSuchProvider/Host/Complete        | 404  |

  @req:XDM-150 @kind:action @observable:wire @party:device @platform:windows
  Rule: The commands of a Sequence are carried out in their order

    Scenario Outline: a policy that is set to <first> and then to <then>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the policy "Camera/AllowCamera" to <first> and then to <then> in a Sequence
      Then the device answered "Sequence" with 200
      When the administrator reads the node "Policy/Config/Camera/AllowCamera"
      Then the node "Policy/Config/Camera/AllowCamera" is "<then>"

      Examples:
        | first | then |
        | 0     | 1    |
        | 1     | 0    |

  @req:XDM-102 @kind:lifecycle @observable:wire @party:device @platform:windows
  Rule: Unenroll speaks of one provider

    Scenario: another ProviderID
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator unenrolls the device under the ProviderID "Another"
      Then the device is enrolled

    Scenario: its own ProviderID
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator unenrolls the device
      Then the device is unenrolled
      And the administrator sees the device unenrolled

  @req:XDM-103 @kind:error @observable:wire @party:device @platform:windows
  Rule: User nodes need a user

    Scenario: nobody has signed in yet
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./User/Vendor/MSFT/Policy/Config/Start/HideAppList" waits for the device
      When the device checks in before anybody has signed in
      Then the device answered "./User/Vendor/MSFT/Policy/Config/Start/HideAppList" with 405

  @req:XDM-104 @kind:error @observable:wire @party:device @platform:windows
  Rule: Add does not overwrite

    Scenario: a policy that is configured already
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the policy "Camera/AllowCamera" to 0
      And the administrator adds the policy "Camera/AllowCamera" with 1
      Then the device answered "./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera" with 418

  @req:XDM-105 @kind:action @observable:wire @party:device @platform:windows
  Rule: The device answers in order

    Scenario: a Get has a Status and then Results
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang"
      Then the device's answers are in order
