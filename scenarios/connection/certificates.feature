@wire
Feature: Certificates
  A password goes to a server that has shown who it is, and to no other.

  Scenario Outline: A certificate that is no good is told apart from a wrong password, and no password is sent
    Given <trouble>
    When Anna tries to connect the inbox with the Exchange URL "https://mail.company.test/EWS/Exchange.asmx"
    Then Anna is told that the certificate is not trusted
    And the inbox of Anna is not connected
    When Exchange shows the right certificate
    And Anna connects the inbox
    Then the inbox of Anna is connected

    Examples:
      | trouble                                                     |
      | the certificate of Exchange has expired                     |
      | the certificate of Exchange is for another host             |
      | the certificate of Exchange comes from an unknown authority |

  Scenario: A server that speaks nothing newer than TLS 1.0 is no certificate's fault
    Given Exchange speaks only TLS 1.0
    When Anna tries to connect the inbox with the Exchange URL "https://mail.company.test/EWS/Exchange.asmx"
    Then Anna is told that no secure connection came about
    And the inbox of Anna is not connected
    When Exchange shows the right certificate
    And Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario: A server that speaks nothing but TLS 1.2 is connected
    Given Exchange speaks only TLS 1.2
    When Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario: A certificate that expires later disconnects nobody
    Given Anna connects the inbox
    When the certificate of Exchange has expired
    And 2 days pass
    Then the inbox of Anna is connected
    When Exchange shows the right certificate
    And Anna sends Diana the mail "Renewed"
    Then Diana has received the mail "Renewed" exactly once
