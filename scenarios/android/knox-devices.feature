@platform:android @party:device @method:android-fully-managed @needs:settings:android-clouds
Feature: Samsung devices that begin by Knox Mobile Enrollment

  @req:KME-001 @kind:prerequisite @observable:wire
  Rule: Android 8.0 and Knox 2.8

    Scenario Outline: Android <android> with Knox <knox> is <outcome>
      Given a Galaxy A54 on Android <android> with Knox <knox> that is listed
      And the Device Owner profile "Owners" for android-fully-managed
      And the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is <outcome>

      Examples:
        | android | knox | outcome  |
        | 8.0     | 2.8  | accepted |
        | 8.0     | 2.7  | refused  |
        | 7.1     | 2.8  | refused  |

  @req:KME-002 @kind:entry @observable:wire
  Rule: The first network begins the enrollment

    Scenario Outline: with <network> it is <outcome>
      Given a Galaxy A54 with "<network>" that is listed at Knox
      And the Device Owner profile "Owners" for android-fully-managed
      And the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is <outcome>

      Examples:
        | network                              | outcome  |
        | Wi-Fi                                | accepted |
        | a cellular network                   | accepted |
        | neither Wi-Fi nor a cellular network | refused  |

  @req:KME-007 @kind:prerequisite @observable:wire @method:android-da
  Rule: Device Admin needs Knox 2.4, Device Owner 2.8

    Scenario Outline: a Device Admin profile with <knox> is <outcome>
      Given a Galaxy A54 with "<knox>" that is listed at Knox
      And the Device Admin profile "Administrators"
      And the profile "Administrators" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is <outcome>

      Examples:
        | knox     | outcome  |
        | Knox 2.3 | refused  |
        | Knox 2.4 | accepted |

    Scenario Outline: a Device Owner profile with <knox> is <outcome>
      Given a Galaxy A54 with "<knox>" that is listed at Knox
      And the Device Owner profile "Owners" for android-fully-managed
      And the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is <outcome>

      Examples:
        | knox     | outcome  |
        | Knox 2.7 | refused  |
        | Knox 2.8 | accepted |

  @req:KME-008 @kind:prerequisite @observable:wire
  Rule: The network lets Knox through

    Scenario Outline: with <firewall> it is <outcome>
      Given a Galaxy A54 with "<firewall>" that is listed at Knox
      And the Device Owner profile "Owners" for android-fully-managed
      And the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is <outcome>

      Examples:
        | firewall                           | outcome  |
        | a firewall that blocks Knox        | refused  |
        | a firewall that blocks other hosts | accepted |

  @req:KME-034 @kind:prerequisite @observable:wire
  Rule: A used device needs a factory reset

    Scenario: before and after
      Given a Galaxy A54 with "a first set-up behind it" at Knox with a Device Owner profile
      When the Samsung device is turned on
      Then the device itself refuses with USER_SETUP_COMPLETED
      When it is reset from its recovery menu
      And the Samsung device is turned on
      Then the enrollment is accepted

  @req:KME-035 @kind:prerequisite @observable:wire
  Rule: No account of Google is needed

    Scenario: Device Owner
      Given a Galaxy A54 with "no account of Google" that is listed at Knox
      And the Device Owner profile "Owners" for android-fully-managed
      And the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is accepted

    Scenario: Device Admin
      Given a Galaxy A54 with "no account of Google" that is listed at Knox
      And the Device Admin profile "Administrators"
      And the profile "Administrators" is assigned to it
      When the Samsung device is turned on
      Then the enrollment is accepted
