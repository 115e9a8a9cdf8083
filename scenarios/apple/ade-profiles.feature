@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:ade-profiles
Feature: What a profile of Automated Device Enrollment decides

  @req:ADE-003 @req:ADE-052 @kind:restriction @observable:wire @party:server
  Rule: The administrator chooses supervision, except where it is needed

    Scenario Outline: an older iPhone without a user, supervised: <supervised>
      Given an ADE profile with "userAffinity: no, supervised: <supervised>"
      When Ada enrolls an iPhone 15 on OS "12.4" by ios-ade
      Then the device is supervised: <supervised>

      Examples:
        | supervised |
        | yes        |
        | no         |

    Scenario: Company Portal authentication needs it
      When an administrator saves an ADE profile with "authentication: company-portal, supervised: no"
      Then the setting is refused

  @req:ADE-014 @kind:restriction @observable:wire @party:device
  Rule: From 13.0 on a device is supervised without being asked

    Scenario Outline: <version> with a profile that asks for no supervision
      Given an ADE profile with "supervised: no"
      When Ada enrolls an iPhone 15 on OS "<version>" by ios-ade
      Then the device is supervised: <supervised>

      Examples:
        | version | supervised |
        | 12.4    | no         |
        | 13.0    | yes        |

  @req:ADE-055 @kind:restriction @observable:wire @party:server
  Rule: A locked enrollment cannot be removed by the holder

    Scenario Outline: locked: <locked>
      Given an ADE profile with "locked: <locked>"
      And Ada's iPhone 15 enrolled by ios-ade
      When the user removes management
      Then the device is <phase>

      Examples:
        | locked | phase      |
        | yes    | enrolled   |
        | no     | unenrolled |

    Scenario: it needs supervision
      When an administrator saves an ADE profile with "locked: yes, supervised: no"
      Then the setting is refused

  @req:ADE-058 @req:ADE-059 @kind:restriction @observable:wire @party:server
  Rule: A device pairs with the computers that its profile names

    Scenario Outline: <computers>, and the computer of Bob
      Given an ADE profile with "syncWith: <computers>, configuratorCertificates: Carol"
      When Ada enrolls an iPhone 15 by ios-ade
      Then the device pairs with the computer of Bob: <bob>
      And the device pairs with the computer of Carol: <carol>

      Examples:
        | computers    | bob | carol |
        | all          | yes | yes   |
        | none         | no  | no    |
        | certificates | no  | yes   |

  @req:ADE-060 @kind:action @observable:wire @party:server
  Rule: A template names the device, at enrollment and whenever it is in contact

    Scenario: an iPad gets its name
      Given an ADE profile with "nameTemplate: corp-{{DEVICETYPE}}-{{SERIAL}}"
      And Ada's iPad 10 enrolled by ios-ade
      When the administrator asks for "DeviceName"
      Then the administrator reads the name "corp-iPad-" with its serial number

    Scenario: an iPad gets its name back
      Given an ADE profile with "nameTemplate: corp-{{DEVICETYPE}}-{{SERIAL}}"
      And Ada's iPad 10 enrolled by ios-ade
      And the administrator calls the device "Sticker"
      When the administrator asks for "DeviceName"
      And the administrator asks for "DeviceName"
      Then the administrator reads the name "corp-iPad-" with its serial number

    Scenario: an iPad without a template
      Given Ada's iPad 10 enrolled by ios-ade
      When the administrator asks for "DeviceName"
      Then the administrator reads "DeviceName" as "iPad"

    Scenario: a template of 64 characters
      When an administrator saves a name template of 64 characters
      Then the setting is refused

    Scenario: a template of 63 characters
      Given a saved name template of 63 characters
      When Ada enrolls an iPhone 15 by ios-ade
      Then the enrollment is accepted

  @req:ADE-061 @kind:action @observable:wire @party:server
  Rule: A device with an eSIM is told where its cellular plan is, from 13.0 on

    Scenario Outline: version <version>
      Given an ADE profile with "cellularServer: https://esim.carrier.example/plan"
      When Ada enrolls an iPhone 15 on OS "<version>" by ios-ade
      Then RefreshCellularPlans with "https://esim.carrier.example/plan" was sent: <sent>

      Examples:
        | version | sent |
        | 12.4    | no   |
        | 13.0    | yes  |

  @req:ADE-078 @kind:policy @observable:wire @party:server
  Rule: The default profile is for every device without one of its own

    Scenario: a device that nobody gave a profile
      Given an ADE profile with "department: Reception"
      When Ada enrolls an iPhone 15 by ios-ade
      Then Setup Assistant tells the department "Reception"

    Scenario: a device with a profile of its own
      Given an ADE profile "Kiosk" beside the default one with "department: Kiosks"
      When Ada enrolls an iPhone 15 by ios-ade with the profile "Kiosk"
      Then Setup Assistant tells the department "Kiosks"
