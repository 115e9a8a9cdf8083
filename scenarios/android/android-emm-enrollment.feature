@platform:android @needs:settings:android-management @needs:settings:android-clouds @needs:page:android-emm @needs:tenants
Feature: Enrollment through an EMM

  @req:XAM-073 @kind:token @observable:wire
  Rule: A token allows personal usage as the wanted mode asks for

    Scenario Outline: <method>
      Given the organisation manages Android through Google
      When Ada enrolls a Pixel 8 by <method>
      Then the device is managed as <mode>
      And the administrator sees the device as <method>

      # examples from XAM-073 methods: method, mode
      Examples:
        | method                | mode          |
        | android-work-profile  | work-profile  |
        | android-cope          | cope          |
        | android-fully-managed | fully-managed |
        | android-dedicated     | dedicated     |
      # end of examples

  @req:XAM-074 @kind:token @observable:wire @needs:clock
  Rule: A token lives and serves as the administrator wishes

    Scenario: a second device by a token for one
      Given the organisation manages Android through Google
      When Ada enrolls a Pixel 8 by android-fully-managed with a token "for one device"
      And Ben's other Pixel 8 comes by the same token
      Then the enrollment is refused

    Scenario: a second device after an hour and a half of two
      Given the organisation manages Android through Google
      When Ada enrolls a Pixel 8 by android-fully-managed with a token "2 hours"
      And 90 minutes pass
      And Ben's other Pixel 8 comes by the same token
      Then the device is managed as fully-managed

  @req:XAM-075 @kind:token @observable:wire
  Rule: The QR code holds what Google gave for it

    Scenario: a device scans it
      Given the organisation manages Android through Google
      When Ada enrolls a Pixel 8 by android-dedicated
      Then the device is managed as dedicated

  @req:XAM-076 @kind:policy @observable:wire
  Rule: The policy is there before a device comes for it

    Scenario: the first session
      Given the organisation manages Android through Google and forbids "no_bluetooth"
      When Ada enrolls a Pixel 8 by android-fully-managed
      Then the Android device shows restrictions.no_bluetooth as "device"

  @req:XAM-077 @kind:policy @observable:wire
  Rule: Restrictions are fields of the policy, and go with the wish for them

    Scenario: two of them
      Given the organisation manages Android through Google and forbids "no_bluetooth, no_sms"
      When Ada enrolls a Pixel 8 by android-fully-managed
      Then the Android device shows restrictions.no_bluetooth as "device"
      And the Android device shows restrictions.no_sms as "device"

    Scenario: one is allowed again
      Given the organisation manages Android through Google and forbids "no_bluetooth, no_sms"
      And Ada enrolls a Pixel 8 by android-fully-managed
      When the administrator forbids "no_sms" through Google
      And the device checks in
      Then the Android device shows restrictions.no_bluetooth as "nothing"
      And the administrator sees detail.appliedPolicyVersion of the device as "2"

  @req:XAM-088 @kind:identity @observable:admin
  Rule: How a device is managed is what it says

    Scenario: a work profile's link on a device fresh from the box
      Given the organisation manages Android through Google
      And the EMM makes an enrollment token for PERSONAL_USAGE_ALLOWED
      When Ada opens the link of the token on a Pixel 8 in use
      Then the administrator sees the device as android-work-profile
      When Ada scans the token with another Pixel 8 fresh from the box
      Then the administrator sees the device as android-cope

  @req:XAM-090 @kind:identity @observable:admin
  Rule: The record of a device that came again takes the place of its former one

    Scenario: reset behind the server's back
      Given the organisation manages Android through Google
      And Ada enrolls a Pixel 8 by android-fully-managed
      When the device is reset behind the server's back and comes by the same token
      Then the administrator sees 1 device enrolled
      And the administrator sees 1 device unenrolled
