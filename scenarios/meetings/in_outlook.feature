Feature: Booked meetings in the host's mail client
  A booking is an ordinary meeting of the calendar; what is told of it depends on the server.

  Background:
    Given Anna connects the calendar
    And Anna offers meetings titled "Talk"
    And Diana books "Talk" on 2026-03-03 at 10:00

  Scenario Outline: The name of the time zone is told until 2013
    When a mail client of Anna asks for calendar:TimeZone of the meeting "Talk" in version Exchange2010_SP2
    Then the answer is NoError
    And the answer tells TimeZone: <told>

    Examples:
      | Exchange                           | told |
      | 2010_SP2, 2010_SP3, 2013, 2013_SP1 | yes  |
      | 2016, 2019                         | no   |

  Scenario Outline: The time on the host's own clock can be asked for from 2013 on
    When a mail client of Anna asks for calendar:StartWallClock of the meeting "Talk" in version <newest>
    Then the answer is <answer>

    Examples:
      | Exchange           | newest           | answer                |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | ErrorSchemaValidation |
      | 2013               | Exchange2013     | NoError               |
      | 2013_SP1           | Exchange2013_SP1 | NoError               |
      | 2016, 2019         | V2017_07_11      | NoError               |
