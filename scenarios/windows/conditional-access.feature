@platform:windows @needs:settings:conditional-access
Feature: PCs before conditional access

  Background:
    Given conditional access asks for a device of the organisation

  @req:WIN-019 @kind:limitation @observable:wire @party:directory
  Rule: Device management only opens nothing that depends on registration

    Scenario: a PC that enrolled in device management only asks for mail
      When Ada enrolls a Surface Laptop in device management only, which is in: workgroup
      And Ada opens mail on the PC
      Then the PC does not get at mail

    Scenario: a PC that the directory knows asks for mail
      When Ada enrolls a Surface Laptop with the Company Portal app
      And Ada opens mail on the PC
      Then the PC gets at mail

  @req:WIN-060 @kind:prerequisite @observable:wire @party:directory @needs:settings:dns
  Rule: Conditional access needs the registration alias of each company name

    Scenario: a company name with both aliases
      Given the aliases of the us domain are published
      And Ada has a mail address of the us domain
      When Ada registers a Surface Laptop by mail address
      And Ada opens mail on the PC
      Then the PC gets at mail

    Scenario: a company name without the registration alias
      Given the enrollment alias of the us domain points to "EnterpriseEnrollment-s.manage.microsoft.com"
      And Ada has a mail address of the us domain
      When Ada registers a Surface Laptop by mail address
      And Ada opens mail on the PC
      Then the PC does not get at mail

  @req:WIN-047 @kind:identity @observable:wire @party:directory
  Rule: Who is kept out is sent to the compliance page of the MDM application

    Scenario: a PC that the directory does not know
      When Ada enrolls a Surface Laptop in device management only, which is in: workgroup
      And Ada opens mail on the PC
      Then the PC does not get at mail
      And the PC is pointed to "/?portalAction=Compliance"
