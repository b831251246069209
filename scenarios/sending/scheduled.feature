Feature: Mail that waits for its time
  Until it leaves it can be called off or changed.

  Background:
    Given Anna connects the inbox
    And Anna has the mail "Reminder" sent to Diana in 2 hours

  Scenario: What is called off never leaves
    When the scheduled mail "Reminder" to Diana is called off
    Then the timeline of Diana shows the mail "Reminder" as failed
    When 1 day passes
    Then Diana has not received the mail "Reminder"

  Scenario: What is changed leaves as it was written last
    When the scheduled mail "Reminder" to Diana is changed to the words "Please call me."
    And 2 hours pass
    Then Diana has received the mail "Reminder" exactly once
    And Diana reads the words "Please call me." in the mail "Reminder"
    And the timeline of Diana shows the mail "Reminder" as sent

  Scenario: What is put off leaves later
    When the scheduled mail "Reminder" to Diana is put off by 1 day
    And 3 hours pass
    Then Diana has not received the mail "Reminder"
    And the timeline of Diana shows the mail "Reminder" as scheduled
    When 1 day passes
    Then Diana has received the mail "Reminder" exactly once
