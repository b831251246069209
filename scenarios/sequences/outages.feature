Feature: Sequences when something is wrong with the inbox
  No mail is lost, none is sent twice, and nobody who answered meanwhile is followed up.

  Background:
    Given Anna connects the inbox
    And the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 1 day with the mail "Any news?"

  Scenario: A disconnected inbox pauses the sequence until it is connected again
    Given Anna enrols Diana in the sequence "Welcome"
    When Anna disconnects the inbox
    And 3 days pass
    Then Diana has not received the mail "Any news?"
    And the sequence of Diana is paused until the inbox is connected
    When Anna connects the inbox
    And 5 minutes pass
    Then Diana has received the mail "Any news?" exactly once

  Scenario: A follow-up that is due during an outage leaves after it
    Given Anna enrols Diana in the sequence "Welcome"
    When 23 hours pass
    And Exchange is out of order
    And 5 hours pass
    Then Diana has not received the mail "Any news?"
    When Exchange works again
    And 1 hour passes
    Then Diana has received the mail "Any news?" exactly once

  Scenario: Whoever answers while Exchange cannot be reached is not followed up
    Given Anna enrols Diana in the sequence "Welcome"
    When 23 hours pass
    And Exchange is out of order
    And Diana replies to "Hello" with "We take it."
    And 5 hours pass
    And Exchange works again
    And 1 day passes
    Then Diana has not received the mail "Any news?"
    And the timeline of Diana shows the reply "We take it." exactly once

  Scenario: An answer of Exchange that is lost does not double a mail of a sequence
    Given the answer to the next submission is lost
    When Anna enrols Diana in the sequence "Welcome"
    And 1 hour passes
    Then Diana has received the mail "Hello" exactly once
    When 3 days pass
    Then Diana has received the mail "Any news?" exactly once
    And the mail "Hello" lies in the folder sent items of Anna exactly once

  Scenario: A mail that Exchange refuses ends the sequence
    Given Exchange refuses the next submission with ErrorMessageSizeExceeded
    When Anna enrols Diana in the sequence "Welcome"
    And 5 days pass
    Then Diana has not received the mail "Hello"
    And Diana has not received the mail "Any news?"
    And the folder drafts of Anna is empty
