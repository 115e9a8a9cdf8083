@platform:android @method:android-da @needs:settings:device-administrator
Feature: Settings of a maker's extensions beside a device administrator

  Background:
    Given device administrators are turned on

  @req:AND-002 @kind:prerequisite @observable:wire @party:device
  Rule: A Zebra device may want one more permission for Company Portal before its extensions are set

    Scenario: without the permission nothing is applied
      Given Ada's Zebra TC26 enrolled by android-da
      When the administrator sends the extension setting ScannerTrigger
      Then ScannerTrigger is refused for USER_ACTION

    Scenario: with the permission it is
      Given Ada's Zebra TC26 enrolled by android-da
      When the user gives Company Portal the permission for extensions
      And the administrator sends the extension setting ScannerTrigger
      Then ScannerTrigger is applied

    Scenario: a model that asks for none
      Given Ada enrolled a Zebra TC26 whose extensions are open
      When the administrator sends the extension setting ScannerTrigger
      Then ScannerTrigger is applied

    Scenario: a device of another maker has no extensions
      Given Ada's Pixel 3 enrolled by android-da
      When the user gives Company Portal the permission for extensions
      And the administrator sends the extension setting ScannerTrigger
      Then ScannerTrigger is refused for UNSUPPORTED
