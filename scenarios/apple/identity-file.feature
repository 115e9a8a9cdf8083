@platform:ios @needs:method:ios-byod
Feature: An identity that comes in a PKCS#12 file

  @req:XAP-380 @kind:identity @observable:wire @party:device
  Rule: A device opens an identity file with the password of its payload

    Scenario Outline: a file in the <style> style
      When Ada enrolls an iPhone 15 by ios-byod with an identity in a <style> file
      Then the enrollment is accepted
      When the administrator sends CertificateList
      Then the answer tells "CertificateList/0/IsIdentity" as "true"

      Examples:
        | style  |
        | modern |
        | legacy |

    Scenario: a password that is wrong
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs an identity file with another password than its own
      Then the administrator finds the command failed
      And the errors of the command name 9000 of "MCCertificateErrorDomain"

  @req:XAP-381 @kind:identity @observable:wire @party:device
  Rule: The holder types the password that the payload does not carry

    Scenario Outline: the holder <knowledge> the password of the file
      When Ada enrolls an iPhone 15 by ios-byod with an identity file of password "open" and types "<typed>"
      Then the enrollment is <outcome>

      Examples:
        | knowledge     | typed  | outcome  |
        | knows         | open   | accepted |
        | does not know | closed | refused  |

    Scenario: the profile carries the password
      When Ada enrolls an iPhone 15 by ios-byod with an identity in a modern file
      Then the enrollment is accepted

    Scenario: the device is in nobody's hand
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs an identity file without its password
      Then the administrator finds the command failed

  @req:XAP-382 @kind:identity @observable:wire @party:device
  Rule: Only a key with its certificate is an identity

    Scenario Outline: an identity file with <what>
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs an identity file with <what>
      Then the administrator finds the command failed
      And the errors of the command name 9006 of "MCCertificateErrorDomain"

      Examples:
        | what                      |
        | no key                    |
        | the certificate of another |

  @req:XAP-383 @kind:identity @observable:wire @party:server @needs:identityfile
  Rule: An identity file opens with the password that its device is given

    Scenario: the password is in the profile
      When Ada enrolls an iPhone 15 by ios-byod with an identity in a modern file
      Then the enrollment is accepted

    Scenario: the holder was told the password
      When Ada enrolls an iPhone 15 by ios-byod with an identity file of password "told" and types "told"
      Then the enrollment is accepted

  @req:XAP-384 @kind:identity @observable:wire @party:server @level:should @needs:identityfile
  Rule: No two devices are given one key

    Scenario: two devices by identity file
      When Ada enrolls an iPhone 15 by ios-byod with an identity in a modern file
      And Bo enrolls an iPhone 15 by ios-byod with an identity in a modern file
      Then no two devices have the same key

  @req:XAP-385 @kind:identity @observable:wire @party:device
  Rule: An identity of a profile is in the keychain as long as the profile

    Scenario: it comes and goes with its profile
      Given Ada's iPhone 15 enrolled by ios-byod
      When the administrator installs an identity file with its own password
      And the administrator sends CertificateList
      Then the answer tells "CertificateList/1/IsIdentity" as "true"
      When the administrator removes the profile "shaped"
      And the administrator sends CertificateList
      Then the answer does not tell "CertificateList/1/IsIdentity"

  @req:XAP-006 @kind:identity @observable:wire @lockstep @needs:clock @party:server
  Rule: An identity file that is out of date opens nothing

    Scenario: Idle after the certificate of the file has expired
      Given an iPhone 15 of Ada enrolled by ios-byod with an identity file for 30 days
      When 40 days pass
      And the device sends Idle
      Then the server refuses the message
