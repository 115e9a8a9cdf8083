@platform:ios @needs:settings:apple-push-certificate @needs:settings:apple-clouds @needs:report:apple-push-certificate @needs:tenants
Feature: The Apple MDM push certificate

  @req:APN-001 @kind:prerequisite @observable:wire @party:server
  Rule: No Apple device can be managed without it

    Scenario Outline: <model> by <method> before and after the upload
      Given there is no push certificate
      When Ada enrolls a <model> by <method> straight from its profile
      Then the enrollment is refused
      Given a push certificate made with "apple@muster.test"
      When Ada enrolls another <model> by <method>
      Then the enrollment is accepted

      @platform:ios
      Examples:
        | model     | method                  |
        | iPhone 15 | ios-byod                |
        | iPhone 15 | ios-configurator-direct |

      @platform:macos
      Examples:
        | model       | method     |
        | MacBook Air | macos-byod |

  @req:APN-003 @kind:prerequisite @observable:admin @party:server
  Rule: The request is offered once the administrator agreed to what Apple is sent

    Scenario: consent comes first
      Given there is no push certificate
      Then no signing request is offered
      Given the administrator agreed that Apple is sent information
      Then the signing request is offered

  @req:APN-004 @kind:report @observable:admin @party:server @needs:clock
  Rule: The record says what the certificate is, and it can be deleted

    Scenario: a certificate on its first day
      Given a push certificate made with "apple@muster.test"
      Then the record has "status, daysUntilExpiration, lastUpdated, expiration, appleId, subjectId, serialNumber"
      And the record shows daysUntilExpiration "365"

    Scenario: a certificate after 100 days
      Given a push certificate made with "apple@muster.test"
      When 100 days pass
      Then the record shows daysUntilExpiration "265"

    Scenario: a certificate that is deleted
      Given a push certificate made with "apple@muster.test"
      When the administrator deletes the push certificate
      Then the record shows status "None"

  @req:APN-005 @kind:token @observable:portal @party:server
  Rule: The server's signing request is good for the Apple portal

    Scenario: the request is taken to the portal
      Given the administrator agreed that Apple is sent information
      When a certificate is made in the Apple portal with "apple@muster.test"
      Then the push service answers 201

  @req:APN-006 @kind:token @observable:admin @party:server
  Rule: The Apple ID is recorded with the certificate

    Scenario: an upload without an Apple ID
      Given the administrator agreed that Apple is sent information
      When a certificate is made in the Apple portal with "apple@muster.test"
      And the certificate is uploaded without an Apple ID
      Then the upload is refused

    Scenario: an upload with its Apple ID
      Given the administrator agreed that Apple is sent information
      When a certificate is made in the Apple portal with "apple@muster.test"
      And the certificate is uploaded with the Apple ID "apple@muster.test"
      Then the record shows appleId "apple@muster.test"

  @req:APN-007 @kind:token @observable:admin @party:server
  Rule: With the upload the certificate is active and devices can enroll

    Scenario: the first upload
      Given a push certificate made with "apple@muster.test"
      Then the upload is taken
      And the record shows status "Active"
      When Ada enrolls an iPhone 15 by ios-byod straight from its profile
      Then the enrollment is accepted

  @req:APN-013 @kind:identity @observable:wire @party:server @needs:method:ios-byod
  Rule: The topic on the device is the subject id of the certificate

    Scenario: the management profile of an iPhone
      Given a push certificate made with "apple@muster.test"
      And Ada's iPhone 15 enrolled by ios-byod
      Then the topic on the device is the certificate's subject id
