@platform:android @method:android-fully-managed @needs:settings:android-clouds
Feature: What a Device Owner profile of Knox does

  @req:KME-022 @kind:policy @observable:wire @party:device
  Rule: System apps stay, or only a few of them

    Scenario Outline: "<choice>" leaves Email <visible>
      Given a Galaxy A54 that is listed at Knox
      And the Device Owner profile "Owners" for android-fully-managed with "System applications" as "<choice>"
      And the profile "Owners" is assigned to it
      When the Samsung device is turned on
      Then the system app Email is <visible>
      And the system app Settings is shown

      Examples:
        | choice                        | visible |
        | Leave all system apps enabled | shown   |
        | Disable system apps           | hidden  |

  @req:KME-023 @kind:portal @observable:wire @party:cloud
  Rule: The company's name is shown during the enrollment

    Scenario: its name
      Given a Galaxy A54 that has enrolled by the Knox profile "Owners" for android-fully-managed
      Then the device was handed "shown.companyName" as "Contoso Ltd"
      And its set-up shows "companyName: Contoso Ltd"

  @req:KME-030 @kind:limitation @observable:wire @party:cloud
  Rule: A user at Knox means nothing to a fully managed device

    Scenario: another user enrolls it
      Given a Galaxy A54 that is listed at Knox
      And the Device Owner profile "Owners" for android-fully-managed
      And the profile "Owners" is assigned to it
      And its user at Knox is Grace
      When the Samsung device is turned on
      Then the enrollment is accepted
      And its profile says "userId" as "nothing"

  @req:KME-032 @kind:capability @observable:wire @party:server
  Rule: Dedicated and fully managed devices enroll by Knox

    Scenario Outline: a token for <method>
      Given a Galaxy A54 that has enrolled by the Knox profile "Owners" for <method>
      Then it is enrolled by <method>

      Examples:
        | method                |
        | android-fully-managed |
        | android-dedicated     |

    Scenario: other modes are not offered
      When custom JSON for android-cope is asked for
      Then the administrator gets no custom JSON

    @needs:settings:knox-enrollment
    Scenario: work profiles where the organization has turned them on
      Given corporate-owned work profiles are turned on for Knox
      And a Galaxy A54 that has enrolled by the Knox profile "Profiles" for android-cope
      Then it is enrolled by android-cope
