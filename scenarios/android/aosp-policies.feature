@platform:android @method:android-aosp-user @method:android-aosp-userless @needs:page:android-enrollment-profiles
@needs:settings:aosp-configuration @needs:settings:compliance-policies
Feature: Which policies reach Android (AOSP) devices

  @req:AOU-030 @req:AOL-028 @kind:policy @observable:wire
  Rule: There are configuration and compliance policies

    Scenario Outline: both reach a device by <method>
      Given a compliance and a configuration policy "Headsets" for devices without Google services
      And an enrollment profile "Headsets" for <method>
      When Ada scans the code of "Headsets" with a RealWear HMT-1
      Then the device holds the Compliance policy "Headsets"
      And the device holds the Configuration policy "Headsets"

      Examples:
        | method                |
        | android-aosp-user     |
        | android-aosp-userless |

  @req:AOU-028 @req:AOL-026 @kind:limitation @observable:report @needs:report:device-compliance
  Rule: There is no report of compliance

    Scenario Outline: the compliance report beside a device by <method>
      Given a compliance and a configuration policy "Headsets" for devices without Google services
      And an enrollment profile "Headsets" for <method>
      When Ada scans the code of "Headsets" with a RealWear HMT-1
      Then the device holds the Compliance policy "Headsets"
      And the compliance report has no row of the device

      Examples:
        | method                |
        | android-aosp-user     |
        | android-aosp-userless |

  @kind:limitation @observable:wire @party:device @needs:report:aosp-policy-status
  Rule: Some password types cannot be enforced

    @req:AOU-027
    Scenario Outline: <type> in a <kind> policy for a technician's device
      Given a <kind> policy for devices without Google services requires the password type "<type>"
      And an enrollment profile "Headsets" for android-aosp-user
      When Ada scans the code of "Headsets" with a RealWear HMT-1
      Then the password type "<type>" of the <kind> policy is <state>

      Examples:
        | type                               | kind          | state          |
        | Password required, no restrictions | Compliance    | not applicable |
        | Password required, no restrictions | Configuration | not applicable |
        | Alphabetic                         | Compliance    | not applicable |
        | Alphabetic                         | Configuration | not applicable |
        | Alphanumeric                       | Compliance    | not applicable |
        | Alphanumeric                       | Configuration | not applicable |
        | Alphanumeric with symbols          | Compliance    | not applicable |
        | Alphanumeric with symbols          | Configuration | not applicable |
        | Weak biometric                     | Compliance    | not applicable |
        | Weak biometric                     | Configuration | not applicable |
        | Numeric                            | Compliance    | succeeded      |
        | Numeric                            | Configuration | succeeded      |

    @req:AOL-025
    Scenario Outline: <type> in a <kind> policy for a shared device
      Given a <kind> policy for devices without Google services requires the password type "<type>"
      And an enrollment profile "Headsets" for android-aosp-userless
      When Ada scans the code of "Headsets" with a RealWear HMT-1
      Then the password type "<type>" of the <kind> policy is <state>

      Examples:
        | type                               | kind          | state          |
        | Password required, no restrictions | Compliance    | not applicable |
        | Password required, no restrictions | Configuration | not applicable |
        | Alphabetic                         | Compliance    | not applicable |
        | Alphabetic                         | Configuration | not applicable |
        | Alphanumeric                       | Compliance    | not applicable |
        | Alphanumeric                       | Configuration | not applicable |
        | Alphanumeric with symbols          | Compliance    | not applicable |
        | Alphanumeric with symbols          | Configuration | not applicable |
        | Weak biometric                     | Compliance    | not applicable |
        | Weak biometric                     | Configuration | not applicable |
        | Numeric                            | Compliance    | succeeded      |
        | Numeric                            | Configuration | succeeded      |
