Feature: Replies in the user's mail client
  The mailbox stays the user's own; what a mail client can do with a reply depends on the server.

  Background:
    Given Anna connects the inbox
    And Anna sends Diana the mail "Offer"
    And Diana replies to "Offer" with "We take it."

  Scenario Outline: The first words of a reply can be asked for from 2013 on
    When a mail client of Anna asks for item:Preview of the mail "Re: Offer" in the folder inbox in version <newest>
    Then the answer is <answer>

    Examples:
      | Exchange           | newest           | answer                |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | ErrorSchemaValidation |
      | 2013               | Exchange2013     | NoError               |
      | 2013_SP1           | Exchange2013_SP1 | NoError               |
      | 2016, 2019         | V2017_07_11      | NoError               |

  Scenario Outline: A reply can bear a flag that clients share from 2013 on
    When a mail client of Anna asks for item:Flag of the mail "Re: Offer" in the folder inbox in version <newest>
    Then the answer is <answer>

    Examples:
      | Exchange           | newest           | answer                |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | ErrorSchemaValidation |
      | 2013               | Exchange2013     | NoError               |
      | 2013_SP1           | Exchange2013_SP1 | NoError               |
      | 2016, 2019         | V2017_07_11      | NoError               |

  Scenario Outline: A reply that a mail client marks as junk leaves the inbox from 2013 on
    When a mail client of Anna marks the mail "Re: Offer" as junk in version <newest>
    Then the answer is <answer>
    And the mail "Re: Offer" lies in the folder <folder> of Anna exactly once

    Examples:
      | Exchange           | newest           | answer                | folder    |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | ErrorInvalidRequest   | inbox     |
      | 2013               | Exchange2013     | NoError               | junk mail |
      | 2013_SP1           | Exchange2013_SP1 | NoError               | junk mail |
      | 2016, 2019         | V2017_07_11      | NoError               | junk mail |
