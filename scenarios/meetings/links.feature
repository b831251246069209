Feature: Setting up a meeting link

  Scenario: A buffer keeps meetings apart
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk" with:
      | setting | value      |
      | buffer  | 30 minutes |
    When Anna enters "Lunch" in Outlook on 2026-03-03 from 13:00 to 13:30
    Then "Talk" is offered on 2026-03-03 at 12:00
    And "Talk" is not offered on 2026-03-03 at 12:30
    And "Talk" is not offered on 2026-03-03 at 13:30
    And "Talk" is offered on 2026-03-03 at 14:00

  Scenario: A notice of a day leaves today out
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk" with:
      | setting | value    |
      | notice  | 26 hours |
    Then "Talk" is not offered on 2026-03-02
    And "Talk" is not offered on 2026-03-03 at 09:30
    And "Talk" is offered on 2026-03-03 at 10:00

  Scenario: One week ahead and no further
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk" with:
      | setting | value |
      | weeks   | 1     |
    Then "Talk" is offered on 2026-03-06 at 16:30
    And "Talk" is not offered on 2026-03-09

  Scenario: Longer meetings every quarter of an hour, in the morning and in the afternoon
    Given Anna connects the calendar
    And Anna offers meetings titled "Workshop" with:
      | setting   | value                   |
      | durations | 1 hour                  |
      | every     | 15 minutes              |
      | hours     | 09:00-12:00 13:00-15:00 |
    Then "Workshop" is offered on 2026-03-03 at 09:15
    And "Workshop" is offered on 2026-03-03 at 11:00
    And "Workshop" is not offered on 2026-03-03 at 11:15
    And "Workshop" is offered on 2026-03-03 at 14:00
    And "Workshop" is not offered on 2026-03-03 at 14:15

  @limitation-L21
  Scenario: Without a calendar a booking is a request
    Given Anna offers meetings titled "Talk"
    When Diana books "Talk" on 2026-03-03 at 10:00
    Then the timeline of Diana shows "Talk" as a request that stands in no calendar
    And the calendar of Anna is empty
    And Diana has received no invitation to "Talk"
    And "Talk" is not offered on 2026-03-03 at 10:00

  @limitation-L21
  Scenario: A calendar that is disconnected makes the link go on without it
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk"
    And Anna enters "Dentist" in Outlook on 2026-03-03 from 10:00 to 11:00
    When Anna disconnects the calendar
    Then "Talk" is offered on 2026-03-03 at 10:00
