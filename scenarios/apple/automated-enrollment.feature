@needs:method:ios-ade
Feature: Automated Device Enrollment on the wire

  @req:XAP-205 @kind:lifecycle @observable:wire @party:server
  Rule: The server lets a device go that waits in Setup Assistant

    Scenario Outline: <model> by <method> reaches its home screen
      When Ada enrolls a <model> by <method>
      Then the enrollment is accepted
      And the device has reached its home screen

      @platform:ios @method:ios-ade
      Examples:
        | model     | method  |
        | iPhone 15 | ios-ade |
        | iPhone 15 | ios-asm |

      @platform:macos @method:macos-ade
      Examples:
        | model       | method    |
        | MacBook Air | macos-ade |

  @req:XAP-200 @kind:lifecycle @observable:wire @party:device @needs:settings:ade-profiles
  Rule: A device waits in Setup Assistant when its configuration says so

    Scenario Outline: await_device_configured <wait>
      Given an ADE profile with "awaitConfiguration: <wait>"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the device waited for its configuration: <wait>
      And the device has reached its home screen

      Examples:
        | wait |
        | yes  |
        | no   |

  @req:XAP-201 @kind:identity @observable:wire @party:server @lockstep @needs:settings:ade-profiles
  Rule: MachineInfo is believed only with a signature that holds

    Scenario Outline: a device introduces itself <how>
      Given an ADE profile with "userAffinity: no"
      And Ada's iPhone 15 has its configuration by ios-ade
      When the device introduces itself <how>
      Then a profile was given: <given>

      Examples:
        | how                       | given |
        | as it should be           | yes   |
        | with its content changed  | no    |
        | as a plain text           | no    |
        | without a body            | no    |
        | without its serial number | no    |

  @req:XAP-202 @kind:identity @observable:wire @party:server @level:should @lockstep @needs:settings:ade-profiles
  Rule: The signer of MachineInfo is a device

    Scenario: a certificate of its own making
      Given an ADE profile with "userAffinity: no"
      And Ada's iPhone 15 has its configuration by ios-ade
      When the device introduces itself signed by a stranger
      Then a profile was given: no

  @req:XAP-203 @kind:identity @observable:wire @party:server @lockstep @needs:settings:ade-profiles
  Rule: A profile only for devices of the organisation

    Scenario: a serial number that nobody assigned
      Given an ADE profile with "userAffinity: no"
      And Ada's iPhone 15 has its configuration by ios-ade
      When the device introduces itself in the name of a device that nobody owns
      Then a profile was given: no

  @req:XAP-204 @kind:identity @observable:wire @party:server @level:should @lockstep @needs:settings:ade-profiles
  Rule: The device that authenticates is the one that fetched the profile

    Scenario: a device that used the name of another
      Given an ADE profile with "userAffinity: no"
      And Bob's iPhone 15 enrolled by ios-ade
      And Ada's iPhone 15 has its configuration by ios-ade
      When the device introduces itself as Bob's
      And the device gets its identity
      And the device sends Authenticate
      Then the server refuses the message

  @req:XAP-206 @kind:lifecycle @observable:wire @party:device @needs:settings:ade-profiles
  Rule: A device installs the update that the server asks for, and comes again

    Scenario: an iPhone 15 with 18.1 where 18.2 is needed
      Given an ADE profile with "requiredVersion: 18.2"
      When Ada enrolls an iPhone 15 by ios-ade that finds the update to "18.2"
      Then the enrollment is accepted
      And the device runs "18.2"

    Scenario: an older one has to be updated by hand
      Given an ADE profile with "requiredVersion: 18.2"
      When Ada enrolls an iPhone 15 with "16.7" by ios-ade that finds the update to "18.2"
      Then the enrollment is refused
      And the device runs "16.7"

  @req:XAP-207 @kind:limitation @observable:wire @party:server @lockstep @needs:settings:ade-profiles
  Rule: A server that needs a version asks for it by the documented error

    Scenario Outline: <version> is needed, and the device says <how>
      Given an ADE profile with "userAffinity: no, requiredVersion: <version>"
      And Ada's iPhone 15 has its configuration by ios-ade
      When the device introduces itself <how>
      Then a profile was given: <given>

      Examples:
        | version | how                                 | given |
        | 18.2    | as it should be                     | no    |
        | 18.1    | as it should be                     | yes   |
        | 18.2    | unable to update on a server's word | yes   |
