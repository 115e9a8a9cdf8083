@party:server @platform:android @method:android-fully-managed @needs:settings:compliance-policies
Feature: Compliance by Play Integrity

  @req:XAM-122 @kind:policy @observable:report
  Rule: A device needs the label that the organisation wants

    Scenario Outline: <what> where the policy says <choice>
      Given a compliance policy wants "<choice>" of Play Integrity
      And an Android device by android-fully-managed with "<facts>"
      When the device has taken its policies
      Then the Android device is found <state>

      # examples from XAM-122 devices: what, facts, choice, state
      Examples:
        | what                               | facts                  | choice                                   | state        |
        | a sound device                     | certified true         | Check strong integrity                   | compliant    |
        | a device without hardware for keys | soldWithApiLevel 26    | Check strong integrity                   | noncompliant |
        | a device without hardware for keys | soldWithApiLevel 26    | Check basic integrity & device integrity | compliant    |
        | an unlocked device                 | bootLoaderLocked false | Check basic integrity & device integrity | noncompliant |
        | an unlocked device                 | bootLoaderLocked false | Check basic integrity                    | compliant    |
        | a changed device                   | tampered true          | Check basic integrity                    | noncompliant |
      # end of examples

  @req:XAD-098 @kind:policy @observable:report
  Rule: A verdict counts that answers the server's nonce

    Scenario Outline: a token for <whose> nonce
      Given a compliance policy wants "Check basic integrity" of Play Integrity
      And an Android device by android-fully-managed with "integrityForgery <forgery>"
      When the device has taken its policies
      Then the Android device is found <state>

      Examples:
        | whose        | forgery     | state        |
        | the server's | none        | compliant    |
        | another      | other-nonce | noncompliant |

  @req:XAD-099 @kind:policy @observable:report @needs:clock
  Rule: A verdict counts while it is new

    Scenario Outline: <what> after the system was changed
      Given a compliance policy wants "Check basic integrity" of Play Integrity
      And an Android device by android-fully-managed with "integrityForgery replayed"
      When the device has taken its policies
      And <count> minutes pass
      And the user turns tampered on
      And the device has taken its policies
      Then the Android device is found <state>

      Examples:
        | what                       | count | state        |
        | the same token is too old | 11    | noncompliant |
        | the same token is new     | 9     | compliant    |

  @req:XAD-100 @kind:policy @observable:report
  Rule: A verdict counts that an app as it was published asked for

    Scenario Outline: the management app is <what>
      Given a compliance policy wants "Check basic integrity" of Play Integrity
      And an Android device by android-fully-managed with "runtimeIntegrity <intact>"
      When the device has taken its policies
      Then the Android device is found <state>

      Examples:
        | what         | intact | state        |
        | as published | true   | compliant    |
        | changed      | false  | noncompliant |

  @req:XAM-120 @kind:report @observable:wire @party:cloud
  Rule: A verdict on a simulated device says that it is a test

    Scenario: the verdict that a server has kept
      Given a compliance policy wants "Check basic integrity" of Play Integrity
      And an Android device by android-fully-managed with "integrityForgery none"
      When the device has taken its policies
      Then the verdict on the device says that it is a test
