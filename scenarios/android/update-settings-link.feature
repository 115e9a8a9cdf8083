@platform:android @method:android-da @needs:settings:compliance-policies
Feature: The ways to the page for updating device settings

  @req:MIG-013 @kind:action @observable:wire @needs:clock
  Rule: A notification opens the page when it is selected

    Scenario Outline: <days> days after the device was found
      Given Ada's Galaxy A54 is to move to a work profile
      And its owner is notified after 7 days
      When <days> days pass
      And the device checks in
      And the user selects the notification
      Then <what>

      Examples:
        | days | what                                                |
        | 6    | the app does not open                               |
        | 7    | the app shows the page for updating device settings |

  @req:MIG-014 @kind:action @observable:wire
  Rule: A mail may hold the link of either cloud, which opens the page

    Scenario Outline: the <cloud> link
      Given Ada's Galaxy A54 is to move to a work profile
      And a mail with the <cloud> link has reached Ada
      When the user taps the link
      Then the mail holds the <cloud> link
      And the app shows the page for updating device settings

      # examples from MIG-014 urls: key as cloud
      Examples:
        | cloud         |
        | public        |
        | us_government |
      # end of examples

  @req:MIG-015 @kind:limitation @observable:human @party:device
  Rule: The link may read as one likes, but a shortened one may not work

    Scenario: under other words
      Given Ada's Galaxy A54 is to move to a work profile
      And a mail with the public link has reached Ada
      When the user taps the link, which reads "Move your phone"
      Then the app shows the page for updating device settings

    Scenario: shortened
      Given Ada's Galaxy A54 is to move to a work profile
      And a mail with the public link has reached Ada
      When the user taps a shortened form of the link
      Then an error page says "Install the Company Portal app first."

  @req:MIG-016 @kind:limitation @observable:human @party:device
  Rule: An app that is open in the background may show its last page

    Scenario: it was left at another page
      Given Ada's Galaxy A54 is to move to a work profile
      And a mail with the public link has reached Ada
      And the app was left open at the page Devices
      When the user taps the link
      Then the app shows that page or Devices

  @req:MIG-017 @kind:limitation @observable:human @party:device
  Rule: The link has to be tapped

    Scenario: tapped
      Given Ada's Galaxy A54 is to move to a work profile
      And a mail with the public link has reached Ada
      When the user taps the link
      Then the app shows the page for updating device settings

    Scenario: pasted into a browser
      Given Ada's Galaxy A54 is to move to a work profile
      And a mail with the public link has reached Ada
      When the user pastes the link into a browser
      Then the app does not open
