Feature: Answering from the timeline
  An answer stays in its conversation, for whoever gets it and in the user's own Outlook.

  Background:
    Given Anna connects the inbox
    And Anna sends Diana the mail "Offer"
    And Diana replies to "Offer" with "When can you deliver?"
    And 5 minutes pass

  Scenario: An answer reaches who wrote, in the same conversation, with the mail below
    When Anna answers the reply "When can you deliver?" of Diana with "On Friday."
    Then Diana has received the mail "RE: Offer" exactly once
    And Diana reads the words "On Friday." in the mail "RE: Offer"
    And Diana reads the words "When can you deliver?" in the mail "RE: Offer"
    And Anna has 3 mails of the subject "Offer" in one conversation
    When Diana replies to "RE: Offer" with "Fine."
    And 5 minutes pass
    Then the timeline of Diana shows the reply "Fine." exactly once
    And Anna has 4 mails of the subject "Offer" in one conversation

  Scenario: A lost answer of Exchange does not double what was answered
    Given the answer to the next submission is lost
    When Anna answers the reply "When can you deliver?" of Diana with "On Friday."
    And 1 hour passes
    Then Diana has received the mail "RE: Offer" exactly once

  Scenario: A mail that is gone cannot be answered
    When Anna deletes the mail "Re: Offer" in the folder inbox for good
    And Anna tries to answer the reply "When can you deliver?" of Diana
    Then Anna is told that the mail is gone

  Scenario: Everybody who got the mail gets the answer
    Given Anna sends Diana the mail "Meeting"
    And Diana replies to "Meeting" and to Emil with "Fine with me."
    And 5 minutes pass
    When Anna answers everybody on the reply "Fine with me." of Diana with "Until then."
    Then Diana has received the mail "RE: Meeting" exactly once
    And Emil has received the mail "RE: Meeting" exactly once
