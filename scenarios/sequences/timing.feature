Feature: When the mails of a sequence leave
  The first mail leaves at once, follow-ups at the same time of day some days later. The story begins on a Monday, 08:00.

  Background:
    Given Anna connects the inbox

  Scenario: The first mail leaves at once and each follow-up after its delay
    Given the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 2 days with the mail "Any news?"
    And the sequence "Welcome" goes on after 3 days with the mail "Last try"
    When Anna enrols Diana in the sequence "Welcome"
    Then Diana has received the mail "Hello" exactly once
    When 47 hours pass
    Then Diana has not received the mail "Any news?"
    When 1 hour passes
    Then Diana has received the mail "Any news?" exactly once
    And Diana has not received the mail "Last try"
    When 3 days pass
    Then Diana has received the mail "Last try" exactly once
    When 30 days pass
    Then Diana has received the mail "Hello" exactly once
    And Diana has received the mail "Any news?" exactly once
    And Diana has received the mail "Last try" exactly once
    And the mail "Last try" lies in the folder sent items of Anna exactly once
    And the timeline of Diana shows the mail "Last try" as sent

  Scenario: A follow-up that is due on a Sunday leaves on Monday at the same time
    Given the sequence "Welcome" follows up on weekdays only
    And the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 3 days with the mail "Any news?"
    And the sequence "Welcome" goes on after 3 days with the mail "Last try"
    When Anna enrols Diana in the sequence "Welcome"
    And 3 days pass
    Then Diana has received the mail "Any news?" exactly once
    When 3 days and 23 hours pass
    Then Diana has not received the mail "Last try"
    When 1 hour passes
    Then Diana has received the mail "Last try" exactly once

  Scenario: The first mail leaves even on a Saturday
    Given 5 days pass
    And the sequence "Welcome" follows up on weekdays only
    And the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 1 day with the mail "Any news?"
    When Anna enrols Diana in the sequence "Welcome"
    Then Diana has received the mail "Hello" exactly once
    When 1 day and 23 hours pass
    Then Diana has not received the mail "Any news?"
    When 1 hour passes
    Then Diana has received the mail "Any news?" exactly once

  Scenario: Business days leave out the weekend
    Given 3 days pass
    And the sequence "Welcome" reckons in business days
    And the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 2 days with the mail "Any news?"
    When Anna enrols Diana in the sequence "Welcome"
    And 3 days and 23 hours pass
    Then Diana has not received the mail "Any news?"
    When 1 hour passes
    Then Diana has received the mail "Any news?" exactly once

  Scenario: A follow-up waits for the send window on the sender's clock
    Given Anna works in the time zone America/New_York
    And the sequence "Welcome" follows up between 09:00 and 17:00
    And the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 1 day with the mail "Any news?"
    # It is 03:00 in New York.
    When Anna enrols Diana in the sequence "Welcome"
    Then Diana has received the mail "Hello" exactly once
    When 1 day and 5 hours pass
    Then Diana has not received the mail "Any news?"
    When 1 hour passes
    Then Diana has received the mail "Any news?" exactly once

  Scenario: The time of day stays when the clocks change
    Given Anna works in the time zone Europe/Berlin
    And the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 28 days with the mail "Any news?"
    When Anna enrols Diana in the sequence "Welcome"
    And 27 days and 22 hours pass
    Then Diana has not received the mail "Any news?"
    # In Berlin the clocks went forward on 29 March, so 28 days are an hour less.
    When 1 hour passes
    Then Diana has received the mail "Any news?" exactly once

  @limitation-L18
  Scenario: Mail to several contacts leaves one at a time
    Given the sequence "Welcome" begins with the mail "Hello"
    When Anna enrols Diana, Emil and Frieda in the sequence "Welcome"
    Then Diana has received the mail "Hello" exactly once
    And Emil has not received the mail "Hello"
    When 2 minutes pass
    Then Emil has received the mail "Hello" exactly once
    And Frieda has received the mail "Hello" exactly once
    And the mail "Hello" left for Emil 30 seconds after that for Diana
    And the mail "Hello" left for Frieda 30 seconds after that for Emil

  Scenario: A task holds the sequence until it is done
    Given the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 1 day with the task "Call her"
    And the sequence "Welcome" goes on after 2 days with the mail "Thank you"
    When Anna enrols Diana in the sequence "Welcome"
    Then Anna has no task to do
    When 10 days pass
    Then Anna has the task "Call her" to do for Diana
    And Diana has not received the mail "Thank you"
    When Anna completes the task "Call her"
    Then Anna has no task to do
    When 1 day and 23 hours pass
    Then Diana has not received the mail "Thank you"
    When 1 hour passes
    Then Diana has received the mail "Thank you" exactly once

  Scenario: A task says what it is and how urgent
    Given the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 1 day with the urgent call "Ring her up"
    When Anna enrols Diana in the sequence "Welcome"
    And 2 days pass
    Then Anna has the urgent call "Ring her up" to do for Diana
