@limitation-L24
Feature: A company that is partly in the cloud
  Its mailboxes are connected one by one: those of the own servers here, those in Exchange Online elsewhere.

  Background:
    Given the mailbox of Ben has moved to Exchange Online

  Scenario: Who is still on the own server is connected
    When Anna connects the inbox
    And Anna sends Diana the mail "Offer"
    Then Diana has received the mail "Offer" exactly once

  Scenario: Who has moved is pointed to the other integration
    When Ben tries to connect the inbox
    Then Ben is told that the mailbox is in Exchange Online
    And the inbox of Ben is not connected

  Scenario: That the other integration fails for such domains is told beforehand
    Then about "connecting an inbox" the integration explains "partly on premises and partly in the cloud"
