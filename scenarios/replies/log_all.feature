Feature: Logging all mail with known contacts
  Whoever chooses so has everything logged that is exchanged with contacts, from then on.

  Background:
    Given Anna connects the inbox
    And Anna sends Diana the mail "Offer"
    And Anna has all mail with known contacts logged

  Scenario: Mail from a contact that answers nothing is logged
    When Diana writes Anna the mail "Question" with "How much is it?"
    And 5 minutes pass
    Then the timeline of Diana shows the reply "How much is it?" exactly once

  Scenario: Mail from another address of a contact is logged, once the CRM knows it
    When Diana writes Anna from another address the mail "From my phone" with "Who am I?"
    And 5 minutes pass
    Then the timeline of Diana shows no reply
    Given the CRM knows the other address of Diana
    When Diana writes Anna from another address the mail "From my phone, too" with "It is me."
    And 5 minutes pass
    Then the timeline of Diana shows the reply "It is me." exactly once

  Scenario: Mail that was sent with a mail client is logged
    When a mail client of Anna sends Diana the mail "From Outlook"
    And 5 minutes pass
    Then Diana has received the mail "From Outlook" exactly once
    And the timeline of Diana shows the mail "From Outlook" as sent
    And the timeline of Diana shows the mail "Offer" as sent

  Scenario: Mail of somebody unknown is not logged and makes no contact
    When Frieda writes Anna the mail "Hello" with "You do not know me."
    And 5 minutes pass
    Then the timeline of Frieda is empty

  Scenario: The same mail in two inboxes is one entry
    Given Ben connects the inbox
    And Ben has all mail with known contacts logged
    When Diana writes Anna and Ben the mail "Question" with "How much is it?"
    And 5 minutes pass
    Then Anna has received the mail "Question" exactly once
    And Ben has received the mail "Question" exactly once
    And the timeline of Diana shows the reply "How much is it?" exactly once

  Scenario: An inbox has a list of its own of people who are never logged
    Given Anna never wants mail with Diana logged
    When Diana writes Anna the mail "In confidence" with "Understood."
    And 5 minutes pass
    Then the timeline of Diana shows no reply

  Scenario: Attachments can be left out
    Given Anna has no attachments logged
    When Diana replies to "Offer" with "Signed." and the file "contract.pdf"
    And 5 minutes pass
    Then the timeline of Diana shows the reply "Signed." without a file
