@platform:ios @needs:settings:apple-push-certificate @needs:settings:apple-clouds @needs:report:apple-push-certificate @needs:tenants
Feature: Life and renewal of the Apple MDM push certificate

  Background:
    Given a push certificate made with "apple@muster.test"

  @req:APN-002 @kind:token @observable:wire @party:cloud @needs:clock @needs:verb:push @needs:method:ios-byod
  Rule: It lives for 365 days

    Scenario Outline: a push on day <day>
      Given Ada's iPhone 15 enrolled by ios-byod
      When <day> days pass
      And the administrator asks the device to come
      And the device listens for pushes
      Then the device holds <sessions> sessions
      And the record shows status "<status>"

      Examples:
        | day | sessions | status  |
        | 364 | 1        | Active  |
        | 366 | 0        | Expired |

  @req:APN-008 @kind:token @observable:portal @party:cloud
  Rule: The portal gives a .pem file that belongs to the Apple ID

    Scenario: one more certificate
      When a certificate is made in the Apple portal with "other@muster.test"
      Then a certificate comes as a .pem file
      When "other@muster.test" signs in to the Apple portal
      Then the Apple portal lists "Active"

    Scenario: the terms are not accepted
      When a certificate is asked for in the Apple portal without accepting its terms
      Then the push service answers 400

  @req:APN-010 @kind:token @observable:admin @party:cloud @needs:clock
  Rule: For 30 days after its end it can still be renewed

    Scenario: renewed on day 394
      When 394 days pass
      Then the record shows status "Expired"
      When the push certificate is renewed with "apple@muster.test" and uploaded
      Then the record shows status "Active"

    Scenario: too late on day 396
      When 396 days pass
      And the certificate is renewed in the Apple portal with "apple@muster.test"
      Then the push service answers 400

  @req:APN-011 @kind:token @observable:portal @party:cloud
  Rule: Only the Apple ID that made it can renew it

    Scenario: another Apple ID looks for it
      When "other@muster.test" signs in to the Apple portal
      Then the Apple portal lists "nothing"
      When the certificate is renewed in the Apple portal with "other@muster.test"
      Then the push service answers 404

  @req:APN-012 @kind:token @observable:portal @party:cloud @needs:verb:push @needs:method:ios-byod
  Rule: A renewal keeps the topic, and devices need not enroll again

    Scenario: a push after the renewal
      Given Ada's iPhone 15 enrolled by ios-byod
      When the push certificate is renewed with "apple@muster.test" and uploaded
      And the administrator asks the device to come
      And the device listens for pushes
      Then the device holds 1 session
      And the topic on the device is the certificate's subject id

    Scenario: a new certificate in place of a renewal
      Given Ada's iPhone 15 enrolled by ios-byod
      When a new push certificate is made with "apple@muster.test" and uploaded
      And the administrator asks the device to come
      And the device listens for pushes
      Then the device holds 0 sessions

  @req:APN-014 @kind:token @observable:admin @party:server @needs:clock
  Rule: A renewal is complete when server and portal show it active

    Scenario: both show the new expiration
      When 300 days pass
      And the push certificate is renewed with "apple@muster.test" and uploaded
      And "apple@muster.test" signs in to the Apple portal
      Then the Apple portal lists "Active"
      And the record shows status "Active"
      And the record ends when the portal says
