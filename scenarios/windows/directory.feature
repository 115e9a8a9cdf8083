@platform:windows @needs:settings:windows-enrollment
Feature: A PC that comes by the directory

  @req:WIN-038 @kind:policy @observable:wire @party:directory
  Rule: MDM user scope None sends nobody's PC to management

    Scenario Outline: a PC by <method>
      Given the MDM user scope is "none"
      When Ada enrolls a Surface Laptop by <method>
      Then the enrollment is refused
      And the PC was sent to no management

      Examples:
        | method           |
        | windows-aad-join |
        | windows-auto     |

  @req:WIN-039 @kind:policy @observable:wire @party:directory
  Rule: MDM user scope Some is for members of its groups

    Scenario: a member's PC
      Given Ada belongs to the group "Sales"
      And the MDM user scope is "some" with the group "Sales"
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the enrollment is accepted

    Scenario: somebody else's PC
      Given the directory has a group "Sales" of users
      And the MDM user scope is "some" with the group "Sales"
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the enrollment is refused
      And the PC was sent to no management

  @req:WIN-040 @kind:policy @observable:wire @party:directory
  Rule: MDM user scope All is for everybody

    Scenario: anybody's PC
      Given the MDM user scope is "all"
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the enrollment is accepted

  @req:WIN-041 @kind:policy @observable:wire @party:directory
  Rule: On personal PCs the MAM scope goes before the MDM scope

    Scenario: a work account on a PC of a user in both scopes
      Given the MDM user scope is "all"
      And the MAM user scope is "all"
      When Ada enrolls a Surface Laptop by windows-auto
      Then the enrollment is refused
      And the PC was sent to no management

  @req:WIN-042 @kind:policy @observable:wire @party:directory
  Rule: Personal PCs enroll when the MAM scope leaves their user out

    Scenario: a work account on a PC of a user in the MDM scope only
      Given Ada belongs to the group "Sales"
      And the directory has a group "Research" of users
      And the MDM user scope is "some" with the group "Sales"
      And the MAM user scope is "some" with the group "Research"
      When Ada enrolls a Surface Laptop by windows-auto
      Then the enrollment is accepted

  @req:WIN-043 @kind:policy @observable:wire @party:directory
  Rule: On corporate PCs the MDM scope goes before the MAM scope

    Scenario: a joined PC of a user in both scopes
      Given the MDM user scope is "all"
      And the MAM user scope is "all"
      When Ada enrolls a Surface Laptop by windows-aad-join
      Then the enrollment is accepted
