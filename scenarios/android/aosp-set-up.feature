@platform:android @needs:page:android-enrollment-profiles
Feature: How a device without Google services is set up

  @party:device @kind:lifecycle @observable:wire
  Rule: The maker's own first set-up is skipped

    @req:AOU-013 @method:android-aosp-user
    Scenario: a technician's RealWear from the box
      Given an enrollment profile "Technicians" for android-aosp-user
      When Ada scans the code of "Technicians" with a RealWear HMT-1
      Then the enrollment is accepted
      And nothing of the maker's own set-up was walked

    @req:AOL-012 @method:android-aosp-userless
    Scenario: a shared RealWear from the box
      Given an enrollment profile "Warehouse" for android-aosp-userless
      When Ada scans the code of "Warehouse" with a RealWear HMT-1
      Then the enrollment is accepted
      And nothing of the maker's own set-up was walked

  @req:AOU-036 @kind:policy @observable:wire @edition:003 @method:android-aosp-user
  Rule: By the 2024 edition a network is for devices that cannot connect by themselves

    Scenario: a headset on which a network can be picked
      Given an enrollment profile "Technicians" for android-aosp-user is filled in with "no Wi-Fi"
      And the form is accepted
      When Ada scans the code of "Technicians" with a VIVE Focus 3
      Then the enrollment is accepted

    Scenario: a headset without any such control
      Given an enrollment profile "Technicians" for android-aosp-user is filled in with "no Wi-Fi"
      When Ada scans the code of "Technicians" with a RealWear HMT-1
      Then the device itself refuses with wifi

  @req:AOU-038 @kind:policy @observable:wire @edition:003 @method:android-aosp-user
  Rule: By the 2024 edition a network of few permissions is enough

    Scenario: a network without the company's own services
      Given an enrollment profile "Technicians" for android-aosp-user
      When Ada scans the code of "Technicians" with a RealWear HMT-1 that has "a network that leads to enrollment only"
      Then the enrollment is accepted
