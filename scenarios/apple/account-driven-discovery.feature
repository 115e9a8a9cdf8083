@needs:settings:account-driven
Feature: Account-driven enrollment begins with the account alone

  @req:XAP-220 @kind:entry @observable:wire @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: The server tells under the account's domain where its devices enroll

    Scenario: a phone finds its server by the account
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment is accepted
      And discovery asked "the domain"

    Scenario: the domain sends its visitors on
      Given account-driven enrollment is set to "discovery=redirect"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment is accepted
      And discovery asked "the domain, mdm"

  @req:XAP-221 @kind:entry @observable:wire
  Rule: The server chooses by model family what a device enrolls by

    @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
    Scenario: a phone in User Enrollment
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the device enrolled as "BYOD" for its holder

    @platform:macos @method:macos-byod @needs:method:macos-byod
    Scenario: a Mac in Device Enrollment
      When Ada enrolls a MacBook Air by macos-byod with her account
      Then the device enrolled as "ADDE" for its holder

  @req:XAP-231 @kind:entry @observable:wire @party:device @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: The domain is what follows the last @ of the account

    Scenario: an account with two of them
      When Ada enters "ada@home" on an iPhone 15 as the account
      Then the enrollment is refused
      And discovery asked for the account under its domain

  @req:XAP-232 @kind:entry @observable:wire @party:device
  Rule: Discovery is told the account and the model family

    Scenario Outline: <model>
      When Ada enrolls a <model> by <method> with her account
      Then discovery asked for the account under its domain

      Examples:
        | model       | method              |
        | iPhone 15   | ios-user-enrollment |
        | iPad 10     | ios-user-enrollment |
        | MacBook Air | macos-byod          |

  @req:XAP-233 @kind:error @observable:wire @party:device @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: A device enrolls with nothing but a server that it understands

    Scenario Outline: <fault>
      Given the server of account-driven enrollment has the fault "<fault>"
      When Ada enrolls an iPhone 15 by ios-user-enrollment with her account
      Then the enrollment stops at Discovery with "<code>"

      Examples:
        | fault                           | code                |
        | discovery is a web page         | DISCOVERY_MALFORMED |
        | discovery names no servers      | DISCOVERY_MALFORMED |
        | discovery names another version | NO_MATCHING_SERVER  |
        | discovery leads to http         | NO_MATCHING_SERVER  |

  @req:XAP-522 @kind:error @observable:human @party:device @level:should @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: The holder reads why discovery was refused

    Scenario: an account that the server does not know
      When Ada enters "nobody" on an iPhone 15 as the account
      Then the enrollment stops at Discovery with "403"
      And the holder reads "is not known here"

  @req:XAP-234 @kind:entry @observable:wire @party:device @platform:ios @method:ios-user-enrollment @needs:method:ios-user-enrollment
  Rule: Where the domain has no document, newer devices ask Apple

    Scenario: a device that asks
      Given account-driven enrollment is set to "discovery=apple"
      When Ada enrolls an iPhone 15 with version "18.2" by ios-user-enrollment with her account
      Then the enrollment is accepted
      And discovery asked "the domain, axm-servicediscovery, mdm"

    Scenario: a device that is too old to ask
      Given account-driven enrollment is set to "discovery=apple"
      When Ada enrolls an iPhone 15 with version "18.1" by ios-user-enrollment with her account
      Then the enrollment stops at Discovery with "404"
      And discovery asked "the domain"

  @req:XAP-246 @kind:prerequisite @observable:wire @party:device @platform:ios
  Rule: Only newer versions know account-driven enrollment

    Scenario Outline: <method> on version <version> is <outcome>
      Given account-driven enrollment is set to "iPhone=<kind>, signIn=<sign in>"
      When Ada enrolls an iPhone 15 with version "<version>" by <method> with her account
      Then the enrollment is <outcome>

      Examples:
        | method              | kind     | sign in | version | outcome  |
        | ios-user-enrollment | mdm-byod | simple  | 14.8    | refused  |
        | ios-user-enrollment | mdm-byod | simple  | 15.0    | accepted |
        | ios-user-enrollment | mdm-byod | oauth   | 15.8    | refused  |
        | ios-user-enrollment | mdm-byod | oauth   | 16.0    | accepted |
        | ios-byod            | mdm-adde | simple  | 16.7    | refused  |
        | ios-byod            | mdm-adde | simple  | 17.0    | accepted |
