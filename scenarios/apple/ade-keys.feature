@platform:ios @method:ios-ade @needs:method:ios-ade @needs:settings:ade-profiles
Feature: Further keys of a profile of Automated Device Enrollment

  @req:XDP-044 @kind:portal @observable:wire @party:server @lockstep
  Rule: What an administrator writes is in the configuration

    Scenario Outline: <field>
      Given an ADE profile with "<field>: <written>"
      And Ada's iPhone 15 has its configuration by ios-ade
      Then its configuration says <key> "<value>"

      # examples from XDP-044 keys: field as field, written as written, key as key, value as value
      Examples:
        | field             | written       | key                            | value         |
        | autoAdvance       | yes           | auto_advance_setup             | true          |
        | language          | de            | language                       | de            |
        | region            | DE            | region                         | DE            |
        | supportEmail      | it@fleet.test | support_email_address          | it@fleet.test |
        | orgMagic          | fleet-1       | org_magic                      | fleet-1       |
        | freshAfterRestore | yes           | do_not_use_profile_from_backup | true          |
      # end of examples
