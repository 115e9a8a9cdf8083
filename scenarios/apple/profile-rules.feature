@party:device @platform:ios @needs:method:ios-byod
Feature: What becomes of profiles on an Apple device

  @req:XAP-336 @kind:lifecycle @observable:wire @needs:clock
  Rule: A profile goes when its time is over

    Scenario Outline: <key> after 2 days, and the device <days> days later
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a profile that goes by its <key> after 2 days
      And <days> days pass
      And the device checks in
      Then the device has <count> profiles "shaped"

      Examples:
        | key                  | days | count |
        | RemovalDate          | 1    | 1     |
        | RemovalDate          | 3    | 0     |
        | DurationUntilRemoval | 1    | 1     |
        | DurationUntilRemoval | 3    | 0     |

  @req:XAP-337 @kind:lifecycle @observable:wire
  Rule: The holder removes a profile that has a removal password with that password

    Scenario Outline: the holder <knowledge> the password
      Given an iPhone 15 of Ada enrolled by ios-byod with the removal password "open", of which the holder knows "<typed>"
      When the user removes management
      Then the device is <phase>

      Examples:
        | knowledge     | typed  | phase      |
        | knows         | open   | unenrolled |
        | does not know | closed | enrolled   |

  @req:XAP-338 @kind:identity @observable:wire
  Rule: A device opens what is encrypted for it, and nothing else

    Scenario: a profile for somebody else
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a profile that is encrypted for somebody else
      Then the administrator finds the command failed
      And the device has 0 profiles "shaped"

    Scenario: a profile for this device
      Given a policy that is encrypted for its device sets "Block screenshots and screen recording" to "Yes"
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      Then "allowScreenShot" is forbidden on the device

  @req:XAP-339 @kind:identity @observable:wire @party:server @needs:settings:apple-configuration
  Rule: A profile is encrypted for the certificate of its device

    Scenario: the device can read it, and nobody on the way
      Given a policy that is encrypted for its device sets "Block screenshots and screen recording" to "Yes"
      And Ada's iPhone 15 enrolled by ios-byod
      When the device checks in
      And the administrator sends ProfileList
      Then the answer tells "ProfileList/1/IsEncrypted" as "true"
      And the policy "work" is succeeded

  @req:XAP-340 @kind:policy @observable:wire
  Rule: A payload may name another one of its profile, wherever that stands

    Scenario Outline: the certificate of a network stands <place>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a Wi-Fi network whose certificate stands <place>
      Then the administrator finds the command <state>

      Examples:
        | place   | state        |
        | before  | acknowledged |
        | after   | acknowledged |
        | nowhere | failed       |

  @req:XAP-341 @kind:entry @observable:wire
  Rule: The holder is asked for consent before a profile is installed

    Scenario Outline: the holder <answer>
      When Ada enrolls an iPhone 15 by ios-byod from a profile that asks for consent, and <answer>
      Then the enrollment is <outcome>

      Examples:
        | answer         | outcome   |
        | agrees         | accepted  |
        | does not agree | abandoned |

  @req:XAP-342 @kind:limitation @observable:wire
  Rule: A profile for another kind of device is not installed

    Scenario Outline: an iPhone gets a profile for type <type>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a profile for devices of type <type>
      Then the administrator finds the command <state>

      Examples:
        | type | state        |
        | 0    | acknowledged |
        | 1    | acknowledged |
        | 5    | failed       |

  @req:XAP-343 @kind:lifecycle @observable:wire
  Rule: A profile that is removed takes everything with it

    Scenario: the certificate of a network is trusted no longer
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs a Wi-Fi network whose certificate stands before
      And the administrator removes the profile "shaped"
      And the administrator sends CertificateList
      Then the answer does not tell "CertificateList/1/CommonName"
