@platform:ios @needs:page:enrollment-program @needs:settings:mdm-authority @needs:settings:apple-clouds @needs:tenants
Feature: What Apple's enrollment programs need beforehand

  @req:ADE-015 @req:ASM-003 @kind:prerequisite @observable:admin
  Rule: Tokens and devices need the MDM authority and a push certificate

    Scenario Outline: a token is added although <situation>
      Given an MDM server entry Contoso made for the key of an open form
      And <situation>
      When the administrator uploads the token Contoso
      Then that is refused, naming "<name>"

      Examples:
        | situation                      | name          |
        | nobody chose the MDM authority | MDM authority |

      @needs:settings:apple-push-certificate
      Examples:
        | situation                              | name                       |
        | there is no Apple MDM push certificate | Apple MDM push certificate |

    Scenario Outline: a device enrolls although <situation>
      Given the token School of Apple School Manager with Ada's iPhone 15
      And the token School has the profile "Students"
      When "Students" becomes the default profile of School
      And <situation>
      And Ada turns the device on
      Then the enrollment is refused

      Examples:
        | situation                      |
        | nobody chose the MDM authority |

      @needs:settings:apple-push-certificate
      Examples:
        | situation                              |
        | there is no Apple MDM push certificate |

    Scenario: a device that was not bought through the program
      Given the token Contoso of Apple Business Manager with 1 device
      When Ada's iPhone 15 is turned on that nobody bought there
      Then the enrollment is refused

  @req:ASM-003 @kind:prerequisite @observable:admin
  Rule: AD FS needs a WS-Trust endpoint where people sign in

    Scenario: a school with AD FS
      Given the token School of Apple School Manager with Ada's iPhone 15
      And the token School has the profile "Students" with "authentication: setup-assistant"
      And people sign in at AD FS without a WS-Trust endpoint
      When "Students" becomes the default profile of School
      And Ada turns the device on
      Then the enrollment is refused
