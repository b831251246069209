Feature: What mail clients notice of the version
  Each table says for each product what a client gets for the same wish.

  Scenario Outline: A whole folder is marked as read with one request from 2013 on
    When a mail client of Anna marks everything in the folder inbox as read in version <newest>
    Then the answer is <answer>

    Examples:
      | Exchange           | newest           | answer                |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | ErrorInvalidRequest   |
      | 2013               | Exchange2013     | NoError               |
      | 2013_SP1           | Exchange2013_SP1 | NoError               |
      | 2016, 2019         | V2017_07_11      | NoError               |

  Scenario Outline: Folders in one another are made with one request from 2013 on
    When a mail client of Anna makes the folders "Customers/2026/Offers" at once in version <newest>
    Then the answer is <answer>

    Examples:
      | Exchange           | newest           | answer                |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | ErrorInvalidRequest   |
      | 2013               | Exchange2013     | NoError               |
      | 2013_SP1           | Exchange2013_SP1 | NoError               |
      | 2016, 2019         | V2017_07_11      | NoError               |

  Scenario Outline: Something that is nothing in particular is news as a mail from 2016 on
    When a mail client of Anna saves the plain item "Whatever" and asks what is new
    Then the answer is NoError
    And the answer contains <kind>
    And the answer lacks the element <other kind>

    Examples:
      | Exchange                           | kind    | other kind |
      | 2010_SP2, 2010_SP3, 2013, 2013_SP1 | Item    | Message    |
      | 2016, 2019                         | Message | Item       |

  Scenario Outline: Subscriptions know their server from 2013 on
    When a mail client of Anna subscribes to new mail in version Exchange2010_SP2
    Then the answer is NoError
    And the subscription names its server: <named>

    Examples:
      | Exchange                   | named |
      | 2010_SP2, 2010_SP3         | no    |
      | 2013, 2013_SP1, 2016, 2019 | yes   |

  Scenario Outline: Where a draft is edited in the browser is told until 2013
    Given a mail client of Anna has saved the draft "Notes"
    When a mail client of Anna asks for item:WebClientEditFormQueryString of the draft "Notes" in version Exchange2010_SP2
    Then the answer is NoError
    And the answer tells WebClientEditFormQueryString: <told>

    Examples:
      | Exchange                           | told |
      | 2010_SP2, 2010_SP3, 2013, 2013_SP1 | yes  |
      | 2016, 2019                         | no   |

  Scenario Outline: A right beside a permission level is refused by 2010 and overlooked later
    When a mail client of Anna gives Ben the level Reviewer in the inbox and beside it CanCreateItems in version Exchange2010_SP2
    Then the answer is <answer>

    Examples:
      | Exchange                   | answer                         |
      | 2010_SP2, 2010_SP3         | ErrorInvalidPermissionSettings |
      | 2013, 2013_SP1, 2016, 2019 | NoError                        |
