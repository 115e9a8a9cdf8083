@platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
Feature: User Enrollment by profile

  @req:XAP-054 @kind:identity @observable:wire @party:device
  Rule: A device in User Enrollment does not tell which device it is

    Scenario: neither serial number nor UDID anywhere
      When Ada enrolls an iPhone 15 by ios-user-enrollment straight from its profile
      Then the enrollment is accepted
      And no message to the server tells which device it is

  @req:XAP-053 @kind:identity @observable:wire @party:device
  Rule: Questions about the device itself stay without an answer

    Scenario: the administrator asks who it is
      Given Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the administrator asks for "UDID, SerialNumber, OSVersion"
      Then the administrator reads "OSVersion" as "18.1"
      And the answer does not tell "QueryResponses/SerialNumber"
      And the answer does not tell "QueryResponses/UDID"

  @req:XAP-052 @kind:limitation @observable:wire @party:device
  Rule: Commands that reach beyond the managed part are refused

    Scenario Outline: <command>
      Given Ada's iPhone 15 enrolled from its profile by ios-user-enrollment
      When the administrator sends <command>
      Then the administrator finds the command failed

      Examples:
        | command      |
        | EraseDevice  |
        | Restrictions |

  @req:XAP-055 @kind:limitation @observable:wire @party:device
  Rule: User Enrollment asks for no access rights

    Scenario: a profile that asks for them
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator replaces the enrollment profile by one for User Enrollment with access rights
      Then the administrator finds the command failed
      And the answer tells "ErrorChain/1/ErrorCode" as "1000"
