@platform:android @method:android-fully-managed @needs:nfc
Feature: What the NFC tag for a fully managed Android device holds

  The tag is read byte by byte, as a device in its first set-up would.

  @req:XAD-014 @kind:entry @observable:wire
  Rule: The first record is the provisioning record

    Scenario: a device finds it
      Given a way in by nfc for android-fully-managed
      Then the tag begins with the provisioning record

  @req:XAD-015 @kind:entry @observable:wire
  Rule: The payload is a text of Java properties

    Scenario: the text can be loaded
      Given a way in by nfc for android-fully-managed
      Then the tag holds Java properties

  @req:XAD-016 @kind:entry @observable:wire
  Rule: The admin extras are properties inside properties

    Scenario: the token is found in them
      Given a way in by nfc for android-fully-managed
      Then the admin extras of the tag are Java properties
      When a Pixel 8 on Android 15 begins by it
      Then the enrollment is accepted

  @req:XAD-017 @kind:entry @observable:wire @level:should
  Rule: The message fits the tag

    Scenario: long names of a network and an organization
      Given an NFC tag for a network and an organization with long names
      Then the tag fits an NTAG216
