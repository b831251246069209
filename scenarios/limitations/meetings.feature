Feature: What calendars and meetings do not do
  Each limitation is shown twice: there is no way offered, and who asks all the same is refused with its sentence.

  Background:
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk"

  @limitation-L4 @not-offered
  Scenario: Cancelling and moving are not offered
    Then the integration does not offer "cancel a booked meeting"
    And the integration does not offer "reschedule a booked meeting"
    And the integration offers "meeting links"

  @limitation-L4 @refused
  Scenario: A visitor cannot cancel
    Given Diana books "Talk" on 2026-03-03 at 10:00
    When Diana asks to cancel the meeting
    Then Diana is told that meetings cannot be cancelled or moved
    And Diana reads the way out "in the Exchange calendar"
    And the calendar of Anna shows "Talk" on 2026-03-03 from 10:00 to 10:30 exactly once

  @limitation-L4 @refused
  Scenario: A visitor cannot move a meeting
    Given Diana books "Talk" on 2026-03-03 at 10:00
    When Diana asks to move the meeting to 2026-03-04 at 10:00
    Then Diana is told that meetings cannot be cancelled or moved
    And the calendar of Anna shows "Talk" on 2026-03-03 from 10:00 to 10:30 exactly once

  @limitation-L4
  Scenario: The way out is the Exchange calendar, which tells the visitor
    Given Diana books "Talk" on 2026-03-03 at 10:00
    When Anna deletes "Talk" in Outlook and tells everybody
    Then Diana has received a cancellation of "Talk" exactly once
    And the timeline of Diana shows the meeting "Talk" on 2026-03-03 at 10:00 exactly once

  @limitation-L5 @not-offered
  Scenario: Two-way sync is not offered
    Then the integration does not offer "synchronise calendars both ways"

  @limitation-L5 @refused
  Scenario: Who asks for two-way sync is refused
    When Anna asks to synchronise the calendar both ways
    Then Anna is told that there is no two-way sync
    And Anna reads the way out "meeting links"

  @limitation-L6 @not-offered
  Scenario: A meeting on a record stays in the CRM
    When Anna enters the meeting "Review" on the record of Diana for 2026-03-03 at 10:00
    And 1 day passes
    Then the timeline of Diana shows the meeting "Review" on 2026-03-03 at 10:00 exactly once
    And the calendar of Anna is empty
    And the integration does not offer "add a meeting on a record to the calendar"

  @limitation-L6 @refused
  Scenario: Who wants it in Exchange too is refused
    When Anna asks to enter the meeting "Review" with Diana for 2026-03-03 at 10:00 in Exchange too
    Then Anna is told that meetings on a record stay there
    And Anna reads the way out "meeting link"
    And the calendar of Anna is empty

  @limitation-L7 @not-offered
  Scenario: A meeting made in Outlook does not become one of the CRM
    When Anna enters "Review with Diana" in Outlook on 2026-03-03 from 10:00 to 11:00
    And 1 day passes
    Then the timeline of Diana shows no meeting
    And the integration does not offer "take meetings of the calendar into the CRM"

  @limitation-L7 @refused
  Scenario: Who asks to take meetings over is refused
    When Anna asks to take the meetings of the calendar into the CRM
    Then Anna is told that meetings of the calendar stay there

  @limitation-L8 @not-offered
  Scenario: Clickable times are not offered
    Then the integration does not offer "insert clickable times"

  @limitation-L8 @refused
  Scenario: Who asks for clickable times is pointed to the link
    When Anna asks for clickable times of "Talk"
    Then Anna is told that there are no clickable times
    And Anna reads the way out "Insert a meeting link instead"

  @limitation-L14 @not-offered
  Scenario: Other calendars and tasks are not offered
    Then the integration does not offer "use another calendar than the primary one"
    And the integration does not offer "synchronise tasks"

  @limitation-L14 @refused
  Scenario: Who asks for another calendar is refused
    When Anna asks to use the calendar "Holidays"
    Then Anna is told that only the primary calendar is used
    When Anna asks to synchronise tasks
    Then Anna is told that only the primary calendar is used

  @limitation-L23 @not-offered
  Scenario: The public interface offers no moving
    Then the integration does not offer "reschedule a meeting through the public interface"

  @limitation-L23 @refused
  Scenario: The public interface refuses to move
    Given Diana books "Talk" on 2026-03-03 at 10:00
    When Diana asks through the public interface to move the meeting to 2026-03-04 at 10:00
    Then Diana is told that the public interface moves no meetings
