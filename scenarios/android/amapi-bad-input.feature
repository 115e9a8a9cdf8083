@party:cloud @platform:android @needs:settings:android-clouds @needs:tenants
Feature: What the Android Management API says to requests that make no sense

  Background:
    Given an EMM with an enterprise
    And Ada's Pixel 8 came by a token of the EMM

  @req:XAM-124 @kind:error @observable:wire @lockstep
  Rule: A member that the resource does not have is refused

    Scenario Outline: the EMM <deed>
      When the EMM <deed>
      Then Google answers 400 INVALID_ARGUMENT

      Examples:
        | deed                                                              |
        | sends a token with a member that there is not                     |
        | sends a token whose authentication has a member that there is not |
        | sends an enterprise with a member that there is not               |
        | sends a sign-in with a member that there is not                   |
        | sends a device with a member that there is not                    |
        | sends a command with a member that there is not                   |

  @req:XAM-125 @kind:error @observable:wire @lockstep
  Rule: A value of another type is refused

    Scenario Outline: the EMM <deed>
      When the EMM <deed>
      Then Google answers 400 INVALID_ARGUMENT

      Examples:
        | deed                                                           |
        | sends a token whose oneTimeOnly is a text                      |
        | sends a token whose additionalData is a number                 |
        | sends a token whose allowPersonalUsage is no such value        |
        | sets a policy field to a text                                  |
        | sends an enterprise whose notification types are one text      |
        | sends an enterprise with a notification type that there is not |
        | sends a device whose state is an object                        |

  @req:XAM-126 @kind:error @observable:wire @lockstep
  Rule: A mask names what the resource has

    Scenario Outline: the EMM <deed>
      When the EMM <deed>
      Then Google answers 400 INVALID_ARGUMENT

      Examples:
        | deed                                                |
        | masks a member of the enterprise that there is not  |
        | masks a member of the device that there is not      |
        | sends a mask that is no mask                        |

    Scenario: nothing of a refused change is kept
      When the EMM names its enterprise Contoso
      And the EMM masks a member of the enterprise that there is not
      And the EMM reads its enterprise
      Then Google shows enterpriseDisplayName as "Contoso"

  @req:XAM-127 @kind:error @observable:wire @lockstep @level:should
  Rule: The details name the field

    Scenario Outline: the EMM <deed>
      When the EMM <deed>
      Then Google shows error.details.0.fieldViolations.0.field as "<field>"

      Examples:
        | deed                                                           | field                       |
        | sends a token whose oneTimeOnly is a text                      | oneTimeOnly                 |
        | sends a sign-in with a member that there is not                | signinDetails[0].url        |
        | sends an enterprise with a notification type that there is not | enabledNotificationTypes[1] |
        | masks a member of the device that there is not                 | updateMask                  |
