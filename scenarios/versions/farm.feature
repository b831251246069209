@exchange-2016-and-later
Feature: A company that moves from one Exchange to the next
  Clients come to the newer server, which hands requests for a mailbox that was not moved yet to its own older server.

  Scenario: A mailbox that is still on the old server is connected, and spoken to as the old server likes it
    Given the mailbox of Anna is still on Exchange 2010_SP3
    When Anna connects the inbox
    Then the inbox of Anna is connected
    And the integration knows that the server of Anna runs build 14.3.123.3
    When Anna sends Diana the mail "Offer"
    Then Diana has received the mail "Offer" exactly once

  Scenario: A client that names a version which only the new server knows is told so
    Given the mailbox of Ben is still on Exchange 2013_SP1
    When a mail client of Ben asks for the folder inbox in version Exchange2016
    Then the answer is ErrorInvalidSchemaVersionForMailboxVersion
    When a mail client of Ben asks for the folder inbox in version Exchange2013_SP1
    Then the answer is NoError
    And the server says version V2_8
