@party:device @platform:ios @needs:method:ios-byod
Feature: Profiles that are wrong or strange as a whole

  @req:XAP-394 @kind:identity @observable:wire
  Rule: The list of profiles tells who signed them

    Scenario: a stranger signed
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a profile that a stranger signed
      Then the administrator finds the command acknowledged
      When the administrator sends ProfileList
      Then the answer tells that "stranger (simulated)" signed the profile "shaped"

  @req:XAP-395 @kind:error @observable:wire
  Rule: A profile with doubled payloads is not installed

    Scenario Outline: a profile <what>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a profile <what>
      Then the administrator finds the command failed
      And the errors of the command name <code> of "MCProfileErrorDomain"

      Examples:
        | what                                 | code |
        | with one UUID for two payloads       | 1007 |
        | with one identifier for two payloads | 1008 |

  @req:XAP-396 @kind:error @observable:wire @level:should
  Rule: Payloads that name each other in a circle are not installed

    Scenario Outline: a profile <what>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a profile <what>
      Then the administrator finds the command failed
      And the device has 0 profiles "shaped"

      Examples:
        | what                             |
        | whose payloads name each other   |
        | with a payload that names itself |

  @req:XAP-397 @kind:error @observable:wire
  Rule: A profile whose removal date is over is not installed

    Scenario Outline: a profile <what>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a profile <what>
      Then the administrator finds the command <state>
      And the device has <count> profiles "shaped"

      Examples:
        | what                     | state        | count |
        | that was to go yesterday | failed       | 0     |
        | that is to go tomorrow   | acknowledged | 1     |

  @req:XAP-398 @kind:limitation @observable:wire
  Rule: PayloadRemovalDisallowed keeps the holders of supervised devices from removing a profile

    Scenario Outline: the holder of <supervision> iPhone removes management
      Given <supervision> iPhone 15 of Ada enrolled by ios-byod from a profile that may not be removed
      When the user removes management
      Then the device is <phase>

      Examples:
        | supervision     | phase      |
        | a supervised    | enrolled   |
        | an unsupervised | unenrolled |

  @req:XAP-399 @kind:limitation @observable:wire @needs:method:ios-user-enrollment
  Rule: In User Enrollment the list of profiles tells the managed ones only

    Scenario: the holder has a profile of her own
      Given an iPhone 15 of Ada enrolled by ios-user-enrollment with the profile "home" of her own
      When the administrator sends ProfileList
      Then the answer does not tell "ProfileList/1/PayloadIdentifier"

    Scenario: the same on a phone that is managed as a whole
      Given an iPhone 15 of Ada enrolled by ios-byod with the profile "home" of her own
      When the administrator sends ProfileList
      Then the answer tells "ProfileList/0/PayloadIdentifier" as "home"
