@wire
Feature: Static addresses
  A firm that lets in only addresses on its list gives its IT team the static addresses of the CRM; an inbox or a whole
  domain is then reached from these, and from no other.

  Background:
    Given the firewall of the company lets in the static addresses of the CRM only

  Scenario: The IT team is told which addresses to let in
    Then administrators read which static addresses to let in

  Scenario: From any other address the server is not reached, and the password is not judged
    When Anna tries to connect the inbox
    Then Anna is told that the server is not available
    And the inbox of Anna is not connected

  Scenario: An inbox comes from static addresses where its owner says so
    When Anna connects the inbox from static addresses
    And Anna sends Diana the mail "Offer"
    And 1 minutes pass
    Then Diana has received the mail "Offer" exactly once

  Scenario: A whole domain comes from static addresses where its administrator says so
    Given Clara enters the Exchange URL "https://mail.company.test/EWS/Exchange.asmx" and static addresses for the whole company
    When Anna connects the inbox
    And Anna connects the calendar
    And Anna sends Diana the mail "Offer"
    And 1 minutes pass
    Then Diana has received the mail "Offer" exactly once

  Scenario: An inbox that a firewall shuts out is not disconnected, and goes on when its domain gets static addresses
    Given the firewall of the company lets in everybody
    And Anna connects the inbox
    And the firewall of the company lets in the static addresses of the CRM only
    When 3 hours pass
    Then the inbox of Anna is connected
    When Clara enters the Exchange URL "https://mail.company.test/EWS/Exchange.asmx" and static addresses for the whole company
    And Anna sends Diana the mail "Offer"
    And 20 minutes pass
    Then Diana has received the mail "Offer" exactly once
