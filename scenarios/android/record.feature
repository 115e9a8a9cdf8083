@platform:android @method:android-fully-managed @needs:verb:device.read
Feature: What the record of an Android device tells

  @req:XAD-080 @kind:identity @observable:admin
  Rule: The record has what the device said of itself

    Scenario Outline: a company's <model>
      Given Ada's <model> enrolled by android-fully-managed
      Then its record has serial number, model and Android version of the device

      Examples:
        | model   |
        | Pixel 8 |
        | Pixel 3 |
