Feature: One-to-one mail
  Mail from the CRM goes through the company's own server, under the user's own address.

  Background:
    Given Anna connects the inbox

  Scenario: A mail arrives once and lies in Sent Items once
    When Anna sends Diana the mail "Offer" with the words "Here is our offer."
    Then Diana has received the mail "Offer" exactly once
    And Diana reads the words "Here is our offer." in the mail "Offer"
    And the mail "Offer" lies in the folder sent items of Anna exactly once
    And the folder drafts of Anna is empty
    And the timeline of Diana shows the mail "Offer" as sent

  Scenario: Waiting changes nothing about a mail that was sent
    When Anna sends Diana the mail "Offer"
    And 2 days pass
    Then Diana has received the mail "Offer" exactly once
    And the mail "Offer" lies in the folder sent items of Anna exactly once

  Scenario: A colleague gets his mail in his inbox
    When Anna sends Ben the mail "Lunch?"
    Then the mail "Lunch?" lies in the folder inbox of Ben exactly once

  Scenario: One mail to two people is one mail
    When Anna sends Diana and Emil the mail "Invitation"
    Then Diana has received the mail "Invitation" exactly once
    And Emil has received the mail "Invitation" exactly once
    And the mail "Invitation" lies in the folder sent items of Anna exactly once
    And the timeline of Diana shows the mail "Invitation" as sent
    And the timeline of Emil shows the mail "Invitation" as sent

  Scenario: Who only gets a copy is not made a contact
    When Anna sends Diana the mail "Offer" with a copy to Frieda
    Then Frieda has received the mail "Offer" exactly once
    And the timeline of Frieda is empty

  Scenario: A scheduled mail leaves at its time and not before
    When Anna has the mail "Reminder" sent to Diana in 3 days
    Then the timeline of Diana shows the mail "Reminder" as scheduled
    When 2 days pass
    Then Diana has not received the mail "Reminder"
    When 2 days pass
    Then Diana has received the mail "Reminder" exactly once
    And the timeline of Diana shows the mail "Reminder" as sent

  Scenario: A mail that is scheduled for ninety days later leaves then
    When Anna has the mail "See you in summer" sent to Diana in 90 days
    And 89 days pass
    Then Diana has not received the mail "See you in summer"
    When 1 day and 1 minute pass
    Then Diana has received the mail "See you in summer" exactly once

  @limitation-L18
  Scenario: Mail waits for the next minute when ten have left in this one
    When Anna sends Diana 11 mails with the subject "Newsletter"
    Then Diana has received 10 mails with the subject "Newsletter"
    When 1 minute passes
    Then Diana has received 11 mails with the subject "Newsletter"

  Scenario: Scheduled mail fails while the inbox is disconnected
    Given Anna has the mail "Reminder" sent to Diana in 1 day
    When Anna disconnects the inbox
    And 2 days pass
    Then Diana has not received the mail "Reminder"
    And the timeline of Diana shows the mail "Reminder" as failed

  Scenario: Mail to somebody who is never logged is sent all the same
    Given mail with Diana is never logged
    When Anna sends Diana the mail "In confidence"
    Then Diana has received the mail "In confidence" exactly once
    And the timeline of Diana is empty
