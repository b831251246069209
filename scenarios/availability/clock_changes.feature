Feature: Clocks that change on different days
  America changes its clocks on 8 March 2026 and Europe on 29 March; India never does.

  Scenario: Working hours follow the owner's clock, and visitors see them on theirs
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk" with:
      | setting | value         |
      | zone    | Europe/Berlin |
      | weeks   | 6             |
    Then the first time for "Talk" on 2026-03-06 in "America/New_York" is 03:00
    And the first time for "Talk" on 2026-03-09 in "America/New_York" is 04:00
    And the first time for "Talk" on 2026-03-30 in "America/New_York" is 03:00
    And the first time for "Talk" on 2026-03-06 in "Asia/Kolkata" is 13:30
    And the first time for "Talk" on 2026-03-30 in "Asia/Kolkata" is 12:30

  Scenario: A daily meeting moves with the clock of the zone that it was made in
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk" with:
      | setting | value         |
      | zone    | Europe/Berlin |
      | weeks   | 6             |
    When Anna enters "Stand-up" in Outlook every day from 09:00 to 09:30 in "America/New_York", beginning 2026-03-02
    Then "Talk" is not offered on 2026-03-06 at 14:00
    And "Talk" is offered on 2026-03-06 at 13:00
    And "Talk" is not offered on 2026-03-09 at 13:00
    And "Talk" is offered on 2026-03-09 at 14:00

  Scenario: A daily meeting of the owner's own zone stays where it is for the owner
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk" with:
      | setting | value         |
      | zone    | Europe/Berlin |
      | weeks   | 6             |
    When Anna enters "Stand-up" in Outlook every day from 09:00 to 09:30 in "Europe/Berlin", beginning 2026-03-02
    Then the first time for "Talk" on 2026-03-27 in "Europe/Berlin" is 09:30
    And the first time for "Talk" on 2026-03-30 in "Europe/Berlin" is 09:30

  Scenario: A daily meeting made in India moves for the owner when Europe changes
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk" with:
      | setting | value         |
      | zone    | Europe/Berlin |
      | weeks   | 6             |
    When Anna enters "Call" in Outlook every day from 13:30 to 14:00 in "Asia/Kolkata", beginning 2026-03-02
    Then the first time for "Talk" on 2026-03-27 in "Europe/Berlin" is 09:30
    And the first time for "Talk" on 2026-03-30 in "Europe/Berlin" is 09:00
    And "Talk" is not offered on 2026-03-30 at 08:00

  Scenario: A time offered in the visitor's zone is that time of the owner's calendar
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk" with:
      | setting | value         |
      | zone    | Europe/Berlin |
      | weeks   | 6             |
    When Diana books "Talk" on 2026-03-30 at 03:00 in "America/New_York"
    Then the calendar of Anna shows "Talk" on 2026-03-30 from 07:00 to 07:30 exactly once
    And Diana has received an invitation to "Talk" for 2026-03-30 at 07:00 exactly once
