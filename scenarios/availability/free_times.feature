Feature: Free times
  What stands in the Exchange calendar is not offered to visitors. All times are those of UTC unless a zone is named.

  Background:
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk"

  Scenario: An empty calendar offers the working hours
    Then "Talk" is offered on 2026-03-03 at 09:00
    And "Talk" is offered on 2026-03-03 at 16:30
    And "Talk" is not offered on 2026-03-03 at 08:30
    And "Talk" is not offered on 2026-03-03 at 17:00
    And "Talk" is not offered on 2026-03-07

  Scenario: A meeting in Outlook takes its time and no more
    When Anna enters "Dentist" in Outlook on 2026-03-03 from 10:00 to 11:00
    Then "Talk" is offered on 2026-03-03 at 09:30
    And "Talk" is not offered on 2026-03-03 at 10:00
    And "Talk" is not offered on 2026-03-03 at 10:30
    And "Talk" is offered on 2026-03-03 at 11:00

  Scenario: What somebody enters later counts from then on
    Given "Talk" is offered on 2026-03-03 at 10:00
    When Anna enters "Dentist" in Outlook on 2026-03-03 from 10:00 to 11:00
    Then "Talk" is not offered on 2026-03-03 at 10:00

  Scenario Outline: Everything but free takes time
    When Anna enters "Something" in Outlook on 2026-03-03 from 10:00 to 11:00 as <status>
    Then "Talk" is not offered on 2026-03-03 at 10:30

    Examples:
      | status    |
      | Busy      |
      | Tentative |
      | OOF       |

  Scenario: An entry shown as free takes nothing
    When Anna enters "Birthday of Ben" in Outlook on 2026-03-03 from 10:00 to 11:00 as Free
    Then "Talk" is offered on 2026-03-03 at 10:30

  Scenario: An entry for the whole day takes the day
    When Anna enters "Fair" in Outlook for the whole day 2026-03-03
    Then "Talk" is not offered on 2026-03-03
    And "Talk" is offered on 2026-03-04 at 09:00

  @exchange-2013-and-later
  Scenario: Working elsewhere takes time
    When Anna enters "At the plant" in Outlook on 2026-03-03 from 10:00 to 11:00 as WorkingElsewhere
    Then "Talk" is not offered on 2026-03-03 at 10:00

  Scenario Outline: Working elsewhere came with 2013
    When a mail client of Anna enters "At the plant" as WorkingElsewhere in version <newest>
    Then the answer is <answer>

    Examples:
      | Exchange           | newest           | answer                |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | ErrorSchemaValidation |
      | 2013               | Exchange2013     | NoError               |
      | 2013_SP1           | Exchange2013_SP1 | NoError               |
      | 2016, 2019         | Exchange2016     | NoError               |

  Scenario Outline: The digit of what nobody knows differs by product
    When Anna enters "Blurred" in Outlook on 2026-03-03 from 10:00 to 11:00 as NoData
    And a mail client of Anna asks in version <newest> when Anna is free on 2026-03-03
    Then the digits from 09:30 to 11:30 are <digits>

    Examples:
      | Exchange           | newest           | digits |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | 0440   |
      | 2013               | Exchange2013     | 0550   |
      | 2013_SP1           | Exchange2013_SP1 | 0550   |
      | 2016, 2019         | Exchange2016     | 0550   |

  Scenario Outline: A weekly series on no certain day is refused, in words of its own from 2013 SP1 on
    When a mail client of Anna enters "Stand-up" every week on Weekday in version Exchange2010_SP2
    Then the answer is <refusal>
    And "Talk" is offered on 2026-03-03 at 10:00

    Examples:
      | Exchange                 | refusal                                  |
      | 2010_SP2, 2010_SP3, 2013 | ErrorCalendarInvalidRecurrence           |
      | 2013_SP1, 2016, 2019     | ErrorCalendarInvalidDayForWeeklyRecurrence |

  @exchange-2013-and-later
  Scenario: An old client sees who works elsewhere as free
    When Anna enters "At the plant" in Outlook on 2026-03-03 from 10:00 to 11:00 as WorkingElsewhere
    And a mail client of Anna asks in version Exchange2013 when Anna is free on 2026-03-03
    Then the digits from 09:30 to 11:30 are 0440

  Scenario: A colleague may ask when somebody is busy
    When Anna enters "Dentist" in Outlook on 2026-03-03 from 10:00 to 11:00
    And a mail client of Ben asks in version Exchange2010_SP2 when Anna is free on 2026-03-03
    Then the digits from 09:30 to 11:30 are 0220

  Scenario: While the calendar cannot be read nothing is offered
    Given Exchange is out of order
    When Diana opens the page of "Talk"
    Then Diana is told that the calendar cannot be read
    When Exchange works again
    And 1 hour passes
    Then "Talk" is offered on 2026-03-03 at 10:00
