@platform:ios @needs:method:ios-byod
Feature: What stands in the messages of Apple devices

  @req:XAP-428 @kind:limit @observable:wire @party:server @level:should @lockstep
  Rule: A message that is too large is refused, and management goes on

    Scenario: two megabytes in one report
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends Idle with 2000 kilobytes of text
      Then the server answers with 413
      When the device sends Idle
      Then the server answers with 200

  @req:XAP-351 @kind:action @observable:admin @party:server @lockstep
  Rule: An answer that comes again changes nothing

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a command that was acknowledged fails afterwards
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator sends SecurityInfo
      And the device answers the command once more with Error
      Then the administrator finds the command acknowledged

  @req:XAP-430 @kind:lifecycle @observable:wire @party:server @lockstep
  Rule: No command before the TokenUpdate

    @needs:verb:command.queue @needs:verb:device.read
    Scenario: a device that has authenticated and nothing more
      Given an iPhone 15 of Ada with its identity by ios-byod, which has not authenticated
      When the device sends Authenticate
      And a command SecurityInfo waits for the device
      And the device sends Idle
      Then Idle of the device was answered with nothing

  @req:XAP-432 @kind:identity @observable:wire @party:server @lockstep @platform:macos @needs:method:macos-byod
  Rule: A Mac takes its bootstrap token back

    Scenario: SetBootstrapToken without one
      Given Ada's MacBook Air enrolled by macos-byod
      When the device sends SetBootstrapToken with "BootstrapToken" left out
      And the device sends GetBootstrapToken
      Then the Mac was given no bootstrap token

  @req:XAP-431 @kind:error @observable:wire @party:device
  Rule: An MDM payload that cannot be is not used

    Scenario Outline: the access rights <rights>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the enrollment profile is replaced by one with the access rights <rights>
      Then the administrator finds the command <state>

      Examples:
        | rights | state        |
        | 2      | failed       |
        | 128    | failed       |
        | 3      | acknowledged |

  @req:XAP-433 @kind:identity @observable:wire @party:device
  Rule: Authenticate tells facts of the device with the right to them

    Scenario Outline: without the right "<right>"
      Given an iPhone 15 of Ada enrolled by ios-byod without the access right "<right>"
      Then Authenticate of the device <has> "SerialNumber"

      Examples:
        | right             | has    |
        | deviceInformation | has no |
        | security          | has    |

  @req:XAP-434 @kind:identity @observable:wire @party:device
  Rule: An unlock token is left with the right to lock

    Scenario Outline: without the right "<right>", a token
      Given an iPhone 15 of Ada enrolled by ios-byod without the access right "<right>"
      Then TokenUpdate of the device <has> "UnlockToken"

      Examples:
        | right    | has    |
        | lock     | has no |
        | security | has    |

  @req:XAP-436 @kind:report @observable:wire @party:device @level:should
  Rule: Macs name the RequestType in their answers

    Scenario Outline: the answer of a <model>
      Given Ada's <model> enrolled by <method>
      When the administrator sends SecurityInfo
      Then Acknowledged of the device <has> "RequestType"

      Examples:
        | model       | method     | has    |
        | iPhone 15   | ios-byod   | has no |
        | MacBook Air | macos-byod | has    |

  @req:XAP-437 @kind:identity @observable:wire @party:device @level:should
  Rule: iPhones sign with the time, Macs without

    Scenario Outline: the signature of a <model>
      Given Ada's <model> enrolled by <method>
      Then TokenUpdate of the device is signed <timed>

      Examples:
        | model       | method     | timed          |
        | iPhone 15   | ios-byod   | with a time    |
        | MacBook Air | macos-byod | without a time |

  @req:XAP-438 @kind:capability @observable:wire @party:device
  Rule: Check-ins and reports have a content type each

    Scenario Outline: <message> of an iPhone
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator sends SecurityInfo
      Then <message> of the device went as "<type>"

      Examples:
        | message      | type                                |
        | TokenUpdate  | application/x-apple-aspen-mdm-checkin |
        | Acknowledged | application/x-apple-aspen-mdm         |
