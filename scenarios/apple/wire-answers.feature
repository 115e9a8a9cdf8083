@platform:ios @needs:method:ios-byod
Feature: What Apple devices and their server make of messages that are not as usual

  @req:XAP-480 @kind:lifecycle @observable:wire @party:device @level:should @needs:settings:apple-answers
  Rule: 401 ends management, other refusals do not

    Scenario Outline: a server that answers <status>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the MDM server answers reports with <status>
      And the device checks in
      Then the device is <phase>

      Examples:
        | status | phase      |
        | 401    | unenrolled |
        | 400    | enrolled   |
        | 410    | enrolled   |
        | 503    | enrolled   |

  @req:XAP-520 @kind:lifecycle @observable:wire @party:device @needs:settings:apple-answers
  Rule: The error that the device is not recognized ends management

    Scenario Outline: version <version>, <error>
      Given Ada's iPhone 15 on OS "<version>" enrolled by ios-byod
      When the MDM server answers reports with the error <error>
      And the device checks in
      Then the device is <phase>

      Examples:
        | version | error                            | phase      |
        | 17.0    | com.apple.unrecognized.device    | unenrolled |
        | 16.7    | com.apple.unrecognized.device    | enrolled   |
        | 17.0    | com.apple.softwareupdate.required | enrolled   |

  @req:XAP-521 @kind:lifecycle @observable:wire @party:server @level:should @needs:verb:device.forget
  Rule: A device that nobody knows any more is told so

    Scenario: its record was deleted
      Given Ada's iPhone 15 enrolled by ios-byod
      When the record of the device is deleted
      And the device checks in
      Then the server said that it does not recognize the device
      And no server manages the device

  @req:XAP-482 @kind:error @observable:wire @party:device @needs:settings:apple-answers
  Rule: 200 is the only success

    Scenario: a server that answers check-ins with 202
      Given an MDM server that answers check-ins with 202
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the enrollment is refused

  @req:XAP-492 @kind:error @observable:wire @party:device @needs:settings:apple-answers
  Rule: A device in management follows no redirect

    Scenario: reports are to go elsewhere
      Given Ada's iPhone 15 enrolled by ios-byod
      When the MDM server sends reports elsewhere by 307
      And the device checks in
      Then the device asked nobody else
      And the device is enrolled

  @req:XAP-504 @kind:identity @observable:wire @party:device
  Rule: Where the profile pins certificates nothing else is trusted

    Scenario Outline: a profile with the organisation's root, <pinned>
      When Ada enrolls an iPhone 15 by ios-byod from a profile with a root, <pinned>
      Then the enrollment is <outcome>

      Examples:
        | pinned                        | outcome  |
        | pinned, which others signed   | refused  |
        | pinned to nothing             | accepted |

  @req:XAP-497 @kind:capability @observable:wire @party:server @level:should @lockstep
  Rule: Messages may be binary property lists

    Scenario: a binary report
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends Idle as a binary property list
      Then the server answers with 200

  @req:XAP-498 @kind:identity @observable:wire @party:server @lockstep
  Rule: What a signature carries itself counts for nothing

    Scenario: a signature that carries another body
      Given Ada's iPhone 15 enrolled by ios-byod
      When the device sends Idle with a signature that carries another body
      Then the server refuses the message
