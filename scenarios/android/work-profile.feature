@platform:android @party:device
Feature: What a work profile keeps apart

  @req:AWP-005 @kind:restriction @observable:wire @method:android-work-profile
  Rule: Only the primary user of the device makes one

    Scenario Outline: as the <user> user it is <outcome>
      When Ada enrolls a work profile on a Pixel 8 as its <user> user
      Then the enrollment is <outcome>

      Examples:
        | user      | outcome  |
        | primary   | accepted |
        | secondary | refused  |

  @req:AWP-008 @kind:restriction @observable:wire
  Rule: Management reaches the profile, and of personal devices nothing else

    Scenario Outline: <restriction> for <place> of a Pixel 8 by <method> is <outcome>
      Given Ada's Pixel 8 enrolled by <method>
      When the administrator sets <restriction> for <place>
      Then <restriction> is <outcome>

      Examples:
        | restriction                 | place            | method               | outcome                     |
        | no_cross_profile_copy_paste | the work profile | android-work-profile | applied                     |
        | no_install_apps             | the whole device | android-work-profile | refused for MANAGEMENT_MODE |
        | no_bluetooth                | the whole device | android-work-profile | refused for MANAGEMENT_MODE |
        | no_cross_profile_copy_paste | the work profile | android-cope         | applied                     |
        | no_install_apps             | the whole device | android-cope         | refused for MANAGEMENT_MODE |
        | no_bluetooth                | the whole device | android-cope         | applied                     |

  @req:AWP-020 @kind:restriction @observable:wire @needs:settings:android-work-profile @needs:page:managed-play
  Rule: A managed VPN connection is for work apps

    Scenario Outline: a work app and a game on a Pixel 8 by <method>
      Given Ada's Pixel 8 by <method> with the required app "com.example.notes"
      When the administrator deploys a VPN connection
      And the app "com.example.notes" goes online
      Then its traffic goes by tunnel
      When the user installs "com.example.game" on the personal side
      And the app "com.example.game" goes online
      Then its traffic goes by direct

      Examples:
        | method               |
        | android-work-profile |
        | android-cope         |

  @req:AWP-021 @kind:prerequisite @observable:wire @needs:settings:android-work-profile @needs:page:managed-play
  Rule: Single apps get a connection where the provider can do that and be told

    Scenario Outline: a provider with <words>
      Given Ada's Pixel 8 by android-work-profile with the required app "com.example.notes"
      When the administrator deploys a VPN connection for "com.example.notes" of a provider with "<words>"
      And the app "com.example.notes" goes online
      Then its traffic goes by <way>

      Examples:
        | words                | way    |
        | both abilities       | tunnel |
        | no app-specific VPN  | direct |
        | no app configuration | direct |

  @req:AWP-022 @kind:capability @observable:wire @needs:settings:android-work-profile
  Rule: Certificates come without the user, who reads from whom

    Scenario: a client certificate
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the administrator deploys the certificate "Office"
      Then the certificate "Office" is there
      And the user was not asked
      And the user reads of the "IT department's service"

  @kind:action @observable:wire @needs:settings:android-work-profile
  Rule: Retire takes along what was deployed

    @req:AWP-023
    Scenario: a certificate
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the administrator deploys the certificate "Office"
      Then the certificate "Office" is there
      When the administrator unenrolls the device
      Then the device is unenrolled
      And the certificate "Office" is not there

    @req:AWP-024
    Scenario: a network
      Given Ada's Pixel 8 enrolled by android-work-profile
      When the administrator deploys the network "Office"
      Then the managed network "Office" is there
      When the administrator unenrolls the device
      Then the device is unenrolled
      And the managed network "Office" is not there
