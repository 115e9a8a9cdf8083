@platform:android @needs:page:android-enrollment-profiles
Feature: What the token of an Android (AOSP) enrollment profile is worth

  @req:AOU-010 @kind:token @observable:wire @method:android-aosp-user
  Rule: Creating a profile makes a token, which appears as a QR code

    Scenario: a technician scans it and signs in
      Given an enrollment profile "Technicians" for android-aosp-user
      When the token page of "Technicians" is opened
      Then it shows a random token and a QR code with it
      When Ada scans the code of "Technicians" with a RealWear HMT-1
      Then the enrollment is accepted
      And it is the device of Ada

  @req:AOL-010 @kind:token @observable:admin @method:android-aosp-userless
  Rule: Two paths lead to the QR code

    Scenario: from the token page and from the list
      Given an enrollment profile "Warehouse" for android-aosp-userless
      When the QR code of "Warehouse" is taken from its token page
      And the QR code of "Warehouse" is taken from the list
      Then both QR codes are the same
      When Ada begins by it with a RealWear HMT-1
      Then the enrollment is accepted
      And it is the device of nobody

  @req:AOU-011 @kind:token @observable:admin @method:android-aosp-user
  Rule: A profile can be exported as JSON

    Scenario: the exported file
      Given an enrollment profile "Technicians" for android-aosp-user
      When the profile "Technicians" is exported
      Then the file is JSON with the enrollment data

  @kind:token @observable:wire
  Rule: The QR code holds the credentials of the network in plain text

    @req:AOU-012 @method:android-aosp-user
    Scenario: of a user-associated profile
      Given an enrollment profile "Technicians" for android-aosp-user
      When the QR code of "Technicians" is taken from its token page
      Then the code holds the SSID "Staging" in plain text
      And the code holds the key "A key for all" in plain text

    @req:AOL-011 @method:android-aosp-userless
    Scenario: of a userless profile
      Given an enrollment profile "Warehouse" for android-aosp-userless
      When the QR code of "Warehouse" is taken from its token page
      Then the code holds the SSID "Staging" in plain text
      And the code holds the key "A key for all" in plain text

  @kind:policy @observable:admin
  Rule: A dynamic group gathers the devices of a profile by its name

    @req:AOU-017 @method:android-aosp-user
    Scenario: two profiles for technicians
      Given an enrollment profile "North" for android-aosp-user
      And an enrollment profile "South" for android-aosp-user
      And a dynamic group "Northerners" of the devices of "North"
      When Ada scans the code of "North" with a RealWear HMT-1
      And Bob scans the code of "South" with a RealWear HMT-1
      Then the group "Northerners" holds "Ada's RealWear HMT-1"

    @req:AOL-015 @method:android-aosp-userless
    Scenario: two profiles for shared devices
      Given an enrollment profile "North" for android-aosp-userless
      And an enrollment profile "South" for android-aosp-userless
      And a dynamic group "Northerners" of the devices of "North"
      When Ada scans the code of "North" with a RealWear HMT-1
      And Bob scans the code of "South" with a RealWear HMT-1
      Then the group "Northerners" holds "Ada's RealWear HMT-1"
