Feature: Which devices count against a person's device limit

  @req:LIM-028 @kind:limit @observable:wire @needs:clock @needs:settings:device-limit
  Rule: A device counts while it was in contact during the last 90 days

    Scenario Outline: a second <model> after <days> days of silence is <outcome>
      Given Ada may enroll 1 device
      And Ada's <model> enrolled by <method>
      And the device has been silent for <days> days
      When Ada enrolls another <model> by <method>
      Then the enrollment is <outcome>

      @platform:ios
      Examples:
        | model     | method   | days | outcome  |
        | iPhone 15 | ios-byod | 89   | refused  |
        | iPhone 15 | ios-byod | 91   | accepted |

      @platform:windows
      Examples:
        | model          | method       | days | outcome  |
        | Surface Laptop | windows-byod | 89   | refused  |
        | Surface Laptop | windows-byod | 91   | accepted |

      @platform:android
      Examples:
        | model   | method               | days | outcome  |
        | Pixel 8 | android-work-profile | 89   | refused  |
        | Pixel 8 | android-work-profile | 91   | accepted |

  @req:TRB-152 @kind:error @observable:wire @needs:settings:device-limit @platform:windows @method:windows-byod
  Rule: Windows learns that the person has too many devices

    Sources differ on the code: the enrollment protocol has one of its own for a reached limit, a public support article
    names the general one for a user who is not authorized. Either is accepted from every server.

    Scenario: the device beyond the limit is told so
      Given Ada may enroll 1 device
      And Ada's Surface Laptop enrolled by windows-byod
      When Ada enrolls another Surface Laptop by windows-byod
      Then the enrollment is refused
      And the device reports one of "0x80180013, 0x80180003"
