@platform:android
Feature: Which way an Android device is managed

  @req:AND-001 @kind:method @observable:admin @needs:page:enrollment-types
  Rule: There are seven ways, in three groups

    Scenario Outline: <method> of Android Enterprise
      When the administrator opens the list of enrollment types
      Then the console lists <method> under "Android Enterprise"

      # examples from AND-001 android_enterprise: value as method
      Examples:
        | method                |
        | android-work-profile  |
        | android-dedicated     |
        | android-fully-managed |
        | android-cope          |
      # end of examples

    Scenario Outline: <method> by itself
      When the administrator opens the list of enrollment types
      Then the console lists <method> under "device administrator"

      # examples from AND-001 device_administrator: value as method
      Examples:
        | method     |
        | android-da |
      # end of examples

    Scenario Outline: <method> without Google
      When the administrator opens the list of enrollment types
      Then the console lists <method> under "AOSP"

      # examples from AND-001 aosp: value as method
      Examples:
        | method                |
        | android-aosp-user     |
        | android-aosp-userless |
      # end of examples

  @req:AND-003 @kind:prerequisite @observable:wire @party:cloud
  Rule: Android Enterprise needs a country in which Google offers it

    Scenario Outline: in <country>, <method> is <outcome>
      Given an organization in <country>
      And device administrators are turned on
      When Ada enrolls a Galaxy A54 by <method>
      Then the enrollment is <outcome>

      Examples:
        | country | method                | outcome  |
        | DE      | android-work-profile  | accepted |
        | CN      | android-work-profile  | refused  |
        | CN      | android-fully-managed | refused  |
        | CN      | android-cope          | refused  |
        | CN      | android-dedicated     | refused  |
        | CN      | android-da            | accepted |

  @kind:restriction @observable:wire @needs:settings:enrollment-restrictions
  Rule: Enrollment restrictions decide between work profile and device administrator

    @req:AWP-002 @req:AWP-001
    Scenario Outline: with work profiles on <work_profile>, administrators on <device_admin>, supported <supports_work_profile>
      Given work profiles are set to <work_profile> and device administrators to <device_admin>
      When Ada enrolls a Galaxy A54 as it is offered, work profile supported: <supports_work_profile>
      Then it was offered and taken: <result>

      # examples from AWP-002 truth_table: work_profile, device_admin, supports_work_profile, result
      Examples:
        | work_profile | device_admin | supports_work_profile | result     |
        | Block        | Allow        | true                  | android-da |
        | Block        | Allow        | false                 | android-da |
        | Block        | Block        | true                  | refused    |
        | Block        | Block        | false                 | refused    |
      # end of examples

    @req:AWP-003 @req:AWP-001 @req:AWP-007
    Scenario Outline: work profiles on <work_profile>, administrators on <device_admin>, supported <supports_work_profile>
      Given work profiles are set to <work_profile> and device administrators to <device_admin>
      When Ada enrolls a Galaxy A54 as it is offered, work profile supported: <supports_work_profile>
      Then it was offered and taken: <result>

      # examples from AWP-003 truth_table: work_profile, device_admin, supports_work_profile, result
      Examples:
        | work_profile | device_admin | supports_work_profile | result               |
        | Allow        | Allow        | true                  | android-work-profile |
        | Allow        | Block        | true                  | android-work-profile |
        | Allow        | Allow        | false                 | android-da           |
        | Allow        | Block        | false                 | refused              |
      # end of examples

  @req:MGP-005 @kind:capability @observable:wire @party:device @method:android-work-profile
  Rule: Company Portal enrolls a personal work profile

    Scenario: it names itself
      Given Ada's Pixel 8 enrolled by android-work-profile
      Then the app "Intune Company Portal" has enrolled the device

  @kind:limitation @observable:wire @needs:settings:android-mail @needs:page:managed-play
  Rule: Mail is set up by the configuration of a mail app

    @req:AWP-016
    Scenario: no profile of its own
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the administrator deploys mail by "com.google.android.gm"
      And the device checks in
      And the user opens "com.google.android.gm"
      Then "com.google.android.gm" started with exchange_host "mail.contoso.example"

    @req:AWP-017 @kind:policy
    Scenario Outline: the template of <app>
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the administrator deploys mail by "<package>"
      And the device checks in
      And the user opens "<package>"
      Then "<package>" started with exchange_host "mail.contoso.example"
      And "<package>" started with exchange_authentication "password"
      And "<package>" started with its user's account

      Examples:
        | app       | package                          |
        | Gmail     | com.google.android.gm            |
        | Nine Work | com.ninefolders.hd3.work.for.work |

  @req:AWP-004 @kind:restriction @observable:admin @party:server @needs:settings:organization
  Rule: Tenants from before July 2019 keep work profiles blocked until somebody changes that

    Scenario Outline: a tenant of <month>, which nobody edited
      Given the tenant was made in "<month>"
      Then the default restriction shows work profiles as <shown>
      When Ada enrolls a Pixel 8 by android-work-profile
      Then the enrollment is <outcome>

      Examples:
        | month   | shown   | outcome  |
        | 2019-08 | allowed | accepted |
        | 2019-05 | blocked | refused  |

    Scenario: a tenant of 2019-05 that allowed them
      Given the tenant was made in "2019-05"
      And work profiles are set to Allow and device administrators to Block
      When Ada enrolls a Pixel 8 by android-work-profile
      Then the enrollment is accepted
