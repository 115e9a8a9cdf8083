@party:server @platform:android @needs:settings:android-configuration
Feature: Enrollment and access under the Android security configuration framework

  @req:AFW-006 @kind:restriction @observable:wire
  Rule: Level 1 lets work profiles in from Android 8.0, and no device administrator

    Scenario Outline: <method> with Android <version> is <outcome>
      Given device administrators are turned on
      And the enrollment restrictions of level 1 are imported
      When Ada enrolls an Android device with version "<version>" by <method>
      Then the enrollment is <outcome>

      Examples:
        | method               | version | outcome  |
        | android-work-profile | 7.1     | refused  |
        | android-work-profile | 8.0     | accepted |
        | android-da           | 8.0     | refused  |
        | android-da           | 11.0    | refused  |


  @req:AFW-007 @kind:restriction @observable:wire
  Rule: Level 3 lets work profiles in from Android 9.0, and no device administrator

    Scenario Outline: at level 3 <method> with Android <version> is <outcome>
      Given device administrators are turned on
      And the enrollment restrictions of level 3 are imported
      When Ada enrolls an Android device with version "<version>" by <method>
      Then the enrollment is <outcome>

      Examples:
        | method               | version | outcome  |
        | android-work-profile | 8.1     | refused  |
        | android-work-profile | 9.0     | accepted |
        | android-da           | 9.0     | refused  |


  @req:AFW-008 @kind:prerequisite @observable:admin
  Rule: Fully managed devices are not restricted, and can enroll

    Scenario Outline: no restriction at level <level>
      When an administrator opens the framework in the console
      Then level <level> of the corporate set has no enrollment

      Examples:
        | level |
        | 1     |
        | 2     |
        | 3     |

    Scenario: a fully managed device beside level 3
      Given the enrollment restrictions of level 3 are imported
      When Ada enrolls an Android device with version "8.0" by android-fully-managed
      Then the enrollment is accepted


  @req:AFW-009 @kind:policy @observable:wire @party:directory @needs:settings:conditional-access
  Rule: Only an enrolled and compliant device connects

    Scenario: a device that nobody manages
      Given Microsoft 365 asks for enrolled and compliant devices
      And an Android device that has not enrolled
      When the device connects to Microsoft 365
      Then the device does not let that happen

    Scenario: a noncompliant device
      Given Microsoft 365 asks for enrolled and compliant devices
      And the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "Minimum password length"
      When the device has taken its policies
      And the device connects to Microsoft 365
      Then the device does not let that happen

    Scenario: a compliant device
      Given Microsoft 365 asks for enrolled and compliant devices
      And the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "nothing"
      When the device has taken its policies
      And the device connects to Microsoft 365
      Then the device lets that happen


  @req:AFW-003 @kind:capability @observable:wire
  Rule: Compliance, configuration and apps arrive on an enrolled device

    Scenario Outline: <method> gets something of <part>
      Given a network, a VPN and a certificate are assigned to Android devices
      And the <set> compliance of level 2 is imported
      And Ada's Pixel 8 enrolled by <method>
      When the device has taken its policies
      Then the device has something of <part>

      Examples:
        | method                | set       | part             |
        | android-work-profile  | personal  | CompliancePolicy |
        | android-work-profile  | personal  | WiFi             |
        | android-work-profile  | personal  | VPN              |
        | android-work-profile  | personal  | Certificates     |
        | android-cope          | corporate | CompliancePolicy |
        | android-cope          | corporate | WiFi             |
        | android-cope          | corporate | VPN              |
        | android-cope          | corporate | Certificates     |
        | android-fully-managed | corporate | CompliancePolicy |
        | android-fully-managed | corporate | WiFi             |
        | android-fully-managed | corporate | VPN              |
        | android-fully-managed | corporate | Certificates     |

    Scenario: an app comes and goes
      Given Ada's Pixel 8 by android-work-profile with the required app "com.example.notes"
      When the device checks in
      Then "com.example.notes" is in the work profile, with a badge
      When the administrator deletes the deployment of "com.example.notes"
      And the device checks in
      Then the app "com.example.notes" is gone


  @req:AFW-005 @kind:report @observable:report
  Rule: Policies are pending until the device has said what became of them

    Scenario Outline: before and after the device checks in on <method>
      Given Ada's Pixel 8 enrolled by <method>
      And the <set> restrictions of level 2 are imported
      Then its only policy is "<set> 2", pending
      When the device has taken its policies
      Then its only policy is "<set> 2", <state>

      Examples:
        | method                | set       | state     |
        | android-work-profile  | personal  | succeeded |
        | android-fully-managed | corporate | succeeded |
        | android-cope          | corporate | error     |

    Scenario: the compliance status
      Given the personal compliance of level 2 is imported
      And an Android device by android-work-profile breaks "nothing"
      Then the Android device is found not evaluated
      When the device has taken its policies
      Then the Android device is found compliant
