Feature: A meeting is booked exactly once
  Whatever happens to an answer, there is one event and one invitation.

  Background:
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk"

  Scenario: The answer to the booking is lost
    Given the answer to the next booking is lost
    When Diana books "Talk" on 2026-03-03 at 10:00
    And 1 hour passes
    Then the calendar of Anna shows "Talk" on 2026-03-03 from 10:00 to 10:30 exactly once
    And Diana has received an invitation to "Talk" for 2026-03-03 at 10:00 exactly once
    And the timeline of Diana shows the meeting "Talk" on 2026-03-03 at 10:00 exactly once

  Scenario: The booking is not heard, and made up for when nothing can come late any more
    Given the next booking is not heard
    When Diana books "Talk" on 2026-03-03 at 10:00
    Then the booking of "Talk" is under way
    And the calendar of Anna does not show "Talk"
    When 1 hour passes
    Then the calendar of Anna shows "Talk" on 2026-03-03 from 10:00 to 10:30 exactly once
    And Diana has received an invitation to "Talk" for 2026-03-03 at 10:00 exactly once

  Scenario: While a booking is under way its time is nobody else's
    Given the next booking is not heard
    When Diana books "Talk" on 2026-03-03 at 10:00
    And Frieda tries to book "Talk" on 2026-03-03 at 10:00
    Then Frieda is told that the time is taken

  Scenario: Exchange is out of order when the form is sent
    Given Exchange is out of order
    When Diana tries to book "Talk" on 2026-03-03 at 10:00
    Then Diana is told that the calendar cannot be read
    When Exchange works again
    And 1 day passes
    Then the calendar of Anna does not show "Talk"
    And Diana has received no invitation to "Talk"
