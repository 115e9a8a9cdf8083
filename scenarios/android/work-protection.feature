@platform:android @needs:settings:app-protection @needs:settings:android-apps @needs:page:managed-play
Feature: App protection beside and inside of a work profile

  @req:AWP-019 @kind:capability @observable:wire
  Rule: The app of the work profile and the app beside it are protected alike

    Scenario Outline: two copies of one app on a Pixel 8 by <method>
      Given the Android app "com.example.notes" is protected for everybody
      And Ada's Pixel 8 by <method> with the required app "com.example.notes"
      When the user installs "com.example.notes" on the personal side
      And the user signs in to the work copy of "com.example.notes"
      And the user signs in to the personal copy of "com.example.notes"
      Then "com.example.notes" enforces "protected" in the work profile
      And "com.example.notes" enforces "protected" in the personal profile

      Examples:
        | method               |
        | android-work-profile |
        | android-cope         |
