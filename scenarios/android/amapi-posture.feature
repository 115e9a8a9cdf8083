@party:cloud @platform:android @needs:settings:android-clouds @needs:tenants
Feature: How safe Google finds a device

  @req:XAM-116 @req:XAM-117 @req:XAM-118 @kind:report @observable:wire
  Rule: The posture of a device is what Play Integrity makes of it

    Scenario Outline: a device with <kind>
      Given a device of android-work-profile with "<kind>" came by a token of the EMM
      When the device checks in
      And the EMM reads the device
      Then Google shows securityPosture.devicePosture as "<posture>"
      And Google shows securityPosture.postureDetails.0.securityRisk as "<risk>"

      # examples from XAM-117 devices: kind, posture, risk
      Examples:
        | kind                              | posture                 | risk                              |
        | nothing unusual                   | SECURE                  | nothing                           |
        | a rooted system                   | POTENTIALLY_COMPROMISED | COMPROMISED_OS                    |
        | an unlocked boot loader           | AT_RISK                 | UNKNOWN_OS                        |
        | a system that was never certified | AT_RISK                 | UNKNOWN_OS                        |
        | no hardware for keys              | AT_RISK                 | HARDWARE_BACKED_EVALUATION_FAILED |
      # end of examples
