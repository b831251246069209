Feature: Booking a meeting
  A visitor picks a free time; the event stands in the host's Exchange calendar and the invitation comes from there.

  Background:
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk"

  Scenario: A booking is an event, an invitation and a meeting on the timeline
    When Diana books "Talk" on 2026-03-03 at 10:00
    Then the calendar of Anna shows "Talk" on 2026-03-03 from 10:00 to 10:30 exactly once
    And Diana is invited to "Talk" in the calendar of Anna
    And Diana has received an invitation to "Talk" for 2026-03-03 at 10:00 exactly once
    And the timeline of Diana shows the meeting "Talk" on 2026-03-03 at 10:00 exactly once

  Scenario: A time that is booked is not offered any more
    When Diana books "Talk" on 2026-03-03 at 10:00
    Then "Talk" is not offered on 2026-03-03 at 10:00
    And "Talk" is offered on 2026-03-03 at 10:30

  Scenario: The time was taken in Outlook while the visitor filled in the form
    Given "Talk" is offered on 2026-03-03 at 10:00
    When Anna enters "Dentist" in Outlook on 2026-03-03 from 10:00 to 11:00
    And Diana tries to book "Talk" on 2026-03-03 at 10:00
    Then Diana is told that the time is taken
    And Diana is offered other times
    And the calendar of Anna does not show "Talk"
    And Diana has received no invitation to "Talk"
    And the timeline of Diana shows no meeting

  Scenario: The second of two visitors is offered other times
    When Diana books "Talk" on 2026-03-03 at 10:00
    And Frieda tries to book "Talk" on 2026-03-03 at 10:00
    Then Frieda is told that the time is taken
    And Frieda is offered other times
    And the calendar of Anna shows "Talk" on 2026-03-03 from 10:00 to 10:30 exactly once

  Scenario: Twenty visitors want the same time at once
    When 20 visitors book "Talk" on 2026-03-03 at 10:00 in the same moment
    Then one of them has it
    And 19 of them are offered other times
    And the calendar of Anna shows "Talk" on 2026-03-03 from 10:00 to 10:30 exactly once

  Scenario: A time outside the working hours is refused
    When Diana tries to book "Talk" on 2026-03-03 at 20:00
    Then Diana is told that the time is not offered
    And the calendar of Anna is empty

  Scenario: A time that is too soon is refused
    When Diana tries to book "Talk" on 2026-03-02 at 08:30
    Then Diana is told that the time is not offered

  Scenario: A visitor books again for another day
    When Diana books "Talk" on 2026-03-03 at 10:00
    And Diana books "Talk" on 2026-03-04 at 10:00
    Then "Talk" is not offered on 2026-03-03 at 10:00
    And "Talk" is not offered on 2026-03-04 at 10:00

  Scenario: Two hosts do not get in each other's way
    Given Ben connects the calendar
    And Ben offers meetings titled "Demo"
    When Diana books "Talk" on 2026-03-03 at 10:00
    And Diana books "Demo" on 2026-03-03 at 10:00
    Then the calendar of Anna shows "Talk" on 2026-03-03 from 10:00 to 10:30 exactly once
    And the calendar of Ben shows "Demo" on 2026-03-03 from 10:00 to 10:30 exactly once

  Scenario: The host deletes the event, and the visitor is told
    When Diana books "Talk" on 2026-03-03 at 10:00
    And Anna deletes "Talk" in Outlook and tells everybody
    Then Diana has received a cancellation of "Talk" exactly once
    And the calendar of Anna does not show "Talk"
