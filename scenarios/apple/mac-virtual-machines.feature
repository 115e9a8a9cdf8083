@platform:macos @needs:method:macos-byod
Feature: Virtual Macs

  @req:MAC-012 @kind:limitation @observable:wire @needs:report:hardware
  Rule: Virtual Macs enroll, and are for tests only

    Scenario Outline: a <model> is for <use>
      When Ada enrolls a <model> by macos-byod
      Then the enrollment is accepted
      And the hardware report shows "use" as "<use>"

      Examples:
        | model            | use  |
        | Parallels Mac    | test |
        | VMware Mac       | test |
        | Virtual Mac      | test |
        | MacBook Air 2020 | work |

  @req:MAC-013 @kind:identity @observable:wire @party:device @needs:report:hardware
  Rule: A virtual Mac has the serial number and the model that its file gives it

    Scenario: VMware Fusion
      Given Ada's VMware Mac with "macOS 11.1" is for macos-byod
      And the file of the virtual machine says
        """
        serialNumber = "ABC123456789"
        hw.model = "MacBookAir10,1"
        """
      When the Mac enrolls
      Then the hardware report shows "serial" as "ABC123456789"
      And the hardware report shows "model" as "MacBookAir10,1"

    Scenario: Parallels Desktop
      Given Ada's Parallels Mac with "macOS 11.1" is for macos-byod
      And the settings of the virtual machine give it the serial number SIM2468 and the model "Macmini8,1"
      When the Mac enrolls
      Then the hardware report shows "serial" as "SIM2468"
      And the hardware report shows "model" as "Macmini8,1"

  @req:MAC-014 @kind:identity @observable:wire @party:device
  Rule: A virtual Mac on Apple silicon is taken as it is

    Scenario: nothing was changed
      When Ada enrolls a Virtual Mac by macos-byod
      Then the enrollment is accepted
      And the administrator sees the serial number of the device
