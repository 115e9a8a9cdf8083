@platform:windows @party:device
Feature: What a simulated device answers to commands that are wrong

  @req:XDM-131 @kind:error @observable:wire @needs:settings:windows-answers
  Rule: A command without CmdID is refused alone

    Scenario: beside a sound one
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "no-cmd-id"
      When the device checks in
      Then the device answered "./DevInfo/Mod" with 400
      And the device answered "./DevInfo/DmV" with 200

  @req:XDM-132 @kind:error @observable:wire @needs:settings:windows-answers
  Rule: What the device does not know is refused alone

    Scenario Outline: <command>
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "<answer>"
      When the device checks in
      Then the device answered "<command>" with <code>
      And the device answered "./DevInfo/Lang" with 200

      Examples:
        | command  | answer          | code |
        | Copy     | foreign-command | 406  |
        | Teleport | no-command      | 400  |

  @req:XDM-133 @kind:error @observable:wire @needs:settings:windows-answers
  Rule: An Atomic holds neither Get nor Atomic

    Scenario: a Get
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "get-in-atomic"
      When the device checks in
      Then the device answered "Atomic" with 507
      And the device answered "./DevInfo/Mod" with 500

    Scenario: an Atomic
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "atomic-in-atomic"
      When the device checks in
      Then the device answered "Atomic" with 500

  @req:XDM-134 @kind:action @observable:wire
  Rule: The commands of a failed Atomic have codes of their own

    Scenario: one before and one after
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator changes the policy "Bluetooth/AllowAdvertising" in an Atomic that fails before its end
      Then the device answered "./Device/Vendor/MSFT/Policy/Config/Bluetooth/AllowAdvertising" with 216
      And the device answered "./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera" with 215

    Scenario: one that cannot be taken back
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator wipes the device in an Atomic that fails before its end
      Then the device answered "./Device/Vendor/MSFT/RemoteWipe/doWipe" with 516

  @req:XDM-135 @kind:error @observable:wire
  Rule: A node takes its own verbs

    Scenario: a value that cannot be executed
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator executes "./DevInfo/Lang"
      Then the device answered "./DevInfo/Lang" with 405

  @req:XDM-136 @kind:error @observable:wire
  Rule: A node that is not there is not found

    Scenario Outline: <deed> of <node>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator <deed> "./Device/Vendor/MSFT/Policy/Config/<node>"
      Then the device answered "./Device/Vendor/MSFT/Policy/Config/<node>" with 404

      Examples:
        | deed    | node                    |
        | reads   | Camera/AllowCamera      |
        | deletes | Camera/AllowCamera      |
        | reads   | NoSuchArea/NoSuchPolicy |

  @req:XDM-137 @kind:error @observable:wire @level:should
  Rule: A value fits its node

    Scenario Outline: a value of <format> <data>
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator sets the policy "Camera/AllowCamera" to the <format> "<data>"
      Then the device answered "./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera" with <code>

      Examples:
        | format | data | code |
        | chr    | off  | 415  |
        | int    | 7    | 400  |

  @req:XDM-138 @kind:error @observable:wire @needs:settings:windows-answers
  Rule: A LocURI does not begin with a slash

    Scenario: a Get of such a node
      Given Ada's Surface Laptop enrolled by windows-byod
      And a read of "./DevInfo/Lang" waits for the device
      And the server's session answers are "rooted-uri"
      When the device checks in
      Then the device answered "/DevInfo/Mod" with 400

  @req:XDM-146 @kind:action @observable:wire
  Rule: Items that fare differently have a Status each

    Scenario: one that is there and one that is not
      Given Ada's Surface Laptop enrolled by windows-byod
      When the administrator reads "./DevInfo/Lang" and "./DevInfo/NoSuchNode" in one command
      Then the device answered "./DevInfo/NoSuchNode" with 404
