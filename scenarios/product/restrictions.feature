Feature: Enrollment restrictions

  @req:RES-003 @kind:restriction @observable:wire @needs:settings:enrollment-restrictions
  Rule: One default judges everybody until a policy of higher priority is assigned

    Scenario Outline: the default that blocks <platform> keeps a person's <model> out
      Given the default restriction blocks <platform>
      When Ada enrolls a <model> by <method>
      Then the enrollment is refused

      @platform:ios
      Examples:
        | platform | model     | method   |
        | ios      | iPhone 15 | ios-byod |

      @platform:windows
      Examples:
        | platform | model          | method       |
        | windows  | Surface Laptop | windows-byod |

      @platform:android
      Examples:
        | platform             | model   | method               |
        | android-work-profile | Pixel 8 | android-work-profile |

    Scenario Outline: a policy for Ada's group lets her <model> in where the default blocks <platform>
      Given the default restriction blocks <platform>
      And a policy for the group "sales" allows <platform>
      And Ada belongs to the group "sales"
      When Ada enrolls a <model> by <method>
      Then the enrollment is accepted

      @platform:ios
      Examples:
        | platform | model     | method   |
        | ios      | iPhone 15 | ios-byod |

      @platform:windows
      Examples:
        | platform | model          | method       |
        | windows  | Surface Laptop | windows-byod |

      @platform:android
      Examples:
        | platform             | model   | method               |
        | android-work-profile | Pixel 8 | android-work-profile |

    @platform:ios @method:ios-configurator-direct
    Scenario: the default keeps out a device that has no user
      Given the default restriction blocks ios
      When an administrator enrolls an iPhone 15 without a user by ios-configurator-direct
      Then the enrollment is refused

  @req:RES-007 @kind:restriction @observable:wire @needs:settings:enrollment-restrictions
  Rule: A minimum and a maximum OS version keep devices out on each side of the range

    Whether the bounds belong to the range is not stated; both do here, and a device at a bound is let in by the catalog's reading.

    Scenario Outline: <model> on <version> with <minimum> to <maximum> allowed is <outcome>
      Given only OS versions from "<minimum>" to "<maximum>" may enroll on <platform>
      When Ada enrolls a <model> on OS "<version>" by <method>
      Then the enrollment is <outcome>

      @platform:ios
      Examples:
        | platform | model     | method   | minimum | maximum | version | outcome  |
        | ios      | iPhone 15 | ios-byod | 17.2    | 18.1    | 17.1    | refused  |
        | ios      | iPhone 15 | ios-byod | 17.2    | 18.1    | 17.2    | accepted |
        | ios      | iPhone 15 | ios-byod | 17.2    | 18.1    | 17.10   | accepted |
        | ios      | iPhone 15 | ios-byod | 17.2    | 18.1    | 18.1    | accepted |
        | ios      | iPhone 15 | ios-byod | 17.2    | 18.1    | 18.2    | refused  |

      @platform:windows
      Examples:
        | platform | model          | method       | minimum    | maximum    | version         | outcome  |
        | windows  | Surface Laptop | windows-byod | 10.0.22621 | 10.0.26100 | 10.0.19045.5000 | refused  |
        | windows  | Surface Laptop | windows-byod | 10.0.22621 | 10.0.26100 | 10.0.22621.1    | accepted |
        | windows  | Surface Laptop | windows-byod | 10.0.22621 | 10.0.26100 | 10.0.26100.2894 | accepted |
        | windows  | Surface Laptop | windows-byod | 10.0.22621 | 10.0.26100 | 10.0.26200.6899 | refused  |

      @platform:android
      Examples:
        | platform             | model   | method               | minimum | maximum | version | outcome  |
        | android-work-profile | Pixel 8 | android-work-profile | 9       | 15      | 8       | refused  |
        | android-work-profile | Pixel 8 | android-work-profile | 9       | 15      | 9       | accepted |
        | android-work-profile | Pixel 8 | android-work-profile | 9       | 15      | 15      | accepted |
        | android-work-profile | Pixel 8 | android-work-profile | 9       | 15      | 16      | refused  |

    @platform:macos @observable:admin
    Scenario: macOS offers no range
      When an administrator asks for a version range on macos
      Then the setting is refused

  @req:TRB-153 @kind:error @observable:wire @needs:settings:enrollment-restrictions @platform:windows @method:windows-byod
  Rule: Windows learns that its version or platform is not supported

    Sources differ on the code, as for a reached limit; either is accepted from every server.

    Scenario: a blocked platform is told so
      Given the default restriction blocks windows
      When Ada enrolls a Surface Laptop by windows-byod
      Then the enrollment is refused
      And the device reports one of "0x80180014, 0x80180003"
