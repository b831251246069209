Feature: What differs between the versions of Exchange
  Each table says for each product what it does. Exchanging two rows turns a scenario red.

  Scenario Outline: A server says who it is
    When a mail client of Anna asks for the folder inbox in version Exchange2010_SP2
    Then the answer is NoError
    And the server says version <version>
    And the server says build <build>

    Examples:
      | Exchange | version          | build        |
      | 2010_SP2 | Exchange2010_SP2 | 14.2.390.3   |
      | 2010_SP3 | Exchange2010_SP2 | 14.3.123.3   |
      | 2013     | V2_4             | 15.0.775.35  |
      | 2013_SP1 | V2_8             | 15.0.847.31  |
      | 2016     | V2017_07_11      | 15.1.2507.6  |
      | 2019     | V2017_07_11      | 15.2.1544.4  |

  Scenario Outline: The integration knows which server it works with
    When Anna connects the inbox
    Then the integration knows that the server of Anna runs build <build>

    Examples:
      | Exchange | build        |
      | 2010_SP2 | 14.2.390.3   |
      | 2010_SP3 | 14.3.123.3   |
      | 2013     | 15.0.775.35  |
      | 2013_SP1 | 15.0.847.31  |
      | 2016     | 15.1.2507.6  |
      | 2019     | 15.2.1544.4  |

  Scenario Outline: A version newer than the server is refused, each in its own way
    When a mail client of Anna asks for the folder inbox in version <newest>
    Then the answer is NoError
    When a mail client of Anna asks for the folder inbox in version <newer>
    Then the answer is <refusal>

    Examples:
      | Exchange           | newest           | newer            | refusal                   |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | Exchange2013     | ErrorInvalidServerVersion |
      | 2013               | Exchange2013     | Exchange2013_SP1 | ErrorInvalidServerVersion |
      | 2013_SP1           | Exchange2013_SP1 | Exchange2016     | ErrorInvalidServerVersion |
      | 2016               | V2017_07_11      | V2018_01_08      | ErrorInvalidRequest       |
      | 2019               | V2017_07_11      | Exchange2019     | ErrorInvalidRequest       |

  Scenario Outline: The plain text of a mail can be asked for from 2013 on
    Given a mail client of Anna has saved the draft "Notes"
    When a mail client of Anna asks for item:TextBody of the draft "Notes" in version <newest>
    Then the answer is <answer>

    Examples:
      | Exchange           | newest           | answer                |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | ErrorSchemaValidation |
      | 2013               | Exchange2013     | NoError               |
      | 2013_SP1           | Exchange2013_SP1 | NoError               |
      | 2016, 2019         | V2017_07_11      | NoError               |

  Scenario Outline: A request is judged by the version that it names, not by the server
    Given a mail client of Anna has saved the draft "Notes"
    When a mail client of Anna asks for item:TextBody of the draft "Notes" in version <named>
    Then the answer is <answer>

    Examples:
      | Exchange           | named        | answer                    |
      | 2010_SP2, 2010_SP3 | Exchange2013 | ErrorInvalidServerVersion |
      | 2013, 2013_SP1     | Exchange2013 | NoError                   |
      | 2016, 2019         | Exchange2013 | NoError                   |

  @exchange-2013-and-later
  Scenario Outline: An older version that is named hides what came later, even on a new server
    Given a mail client of Anna has saved the draft "Notes"
    When a mail client of Anna asks for item:TextBody of the draft "Notes" in version Exchange2010_SP2
    Then the answer is <answer>

    Examples:
      | Exchange       | answer                      |
      | 2013, 2013_SP1 | ErrorSchemaValidation       |
      | 2016, 2019     | ErrorInvalidPropertyRequest |

  Scenario Outline: A folder tells its well-known name from 2013 on
    When a mail client of Anna asks for folder:DistinguishedFolderId of the inbox in version <newest>
    Then the answer is <answer>

    Examples:
      | Exchange           | newest           | answer                |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | ErrorSchemaValidation |
      | 2013               | Exchange2013     | NoError               |
      | 2013_SP1           | Exchange2013_SP1 | NoError               |
      | 2016, 2019         | V2017_07_11      | NoError               |

  Scenario Outline: Each version brought folders of its own
    When a mail client of Anna asks for the folder <folder> in version <newest>
    Then the answer is <answer>

    Examples: there since 2007
      | Exchange           | folder    | newest           | answer  |
      | 2010_SP2, 2010_SP3 | junkemail | Exchange2010_SP2 | NoError |
      | 2013               | junkemail | Exchange2013     | NoError |
      | 2013_SP1           | junkemail | Exchange2013_SP1 | NoError |
      | 2016, 2019         | junkemail | V2017_07_11      | NoError |

    Examples: there since 2013
      | Exchange           | folder         | newest           | answer                |
      | 2010_SP2, 2010_SP3 | recipientcache | Exchange2010_SP2 | ErrorSchemaValidation |
      | 2013               | recipientcache | Exchange2013     | NoError               |
      | 2013_SP1           | recipientcache | Exchange2013_SP1 | NoError               |
      | 2016, 2019         | recipientcache | V2017_07_11      | NoError               |

  Scenario Outline: An id that only the server may give is refused by 2010 and overlooked later
    When a mail client of Anna saves a mail with an id of its own in version Exchange2010_SP2
    Then the answer is <answer>

    Examples:
      | Exchange                   | answer                  |
      | 2010_SP2, 2010_SP3         | ErrorInvalidPropertySet |
      | 2013, 2013_SP1, 2016, 2019 | NoError                 |

  Scenario Outline: Read receipts can be kept back from 2013 SP1 on
    Given a mail client of Anna has saved the draft "Notes"
    When a mail client of Anna deletes the draft "Notes" without read receipts in version <newest>
    Then the answer is <answer>

    Examples:
      | Exchange           | newest           | answer                |
      | 2010_SP2, 2010_SP3 | Exchange2010_SP2 | ErrorSchemaValidation |
      | 2013               | Exchange2013     | ErrorSchemaValidation |
      | 2013_SP1           | Exchange2013_SP1 | NoError               |
      | 2016, 2019         | V2017_07_11      | NoError               |

  Scenario Outline: Something that is nothing in particular comes back as a mail from 2013 on
    When a mail client of Anna saves the plain item "Whatever" and reads it back
    Then the answer is NoError
    And the answer contains <kind>
    And the answer lacks the element <other kind>

    Examples:
      | Exchange                   | kind    | other kind |
      | 2010_SP2, 2010_SP3         | Item    | Message    |
      | 2013, 2013_SP1, 2016, 2019 | Message | Item       |

  Scenario Outline: The web server behind each version gives itself away
    When a mail client of Anna asks for the folder inbox in version Exchange2010_SP2
    Then the header Server of the answer says <web server>
    And the header X-AspNet-Version of the answer says <asp net>

    Examples:
      | Exchange           | web server          | asp net   |
      | 2010_SP2, 2010_SP3 | Microsoft-IIS/7.5   | 2.0.50727 |
      | 2013               | Microsoft-IIS/8.0   | 4.0.30319 |
      | 2013_SP1           | Microsoft-IIS/8.5   | 4.0.30319 |
      | 2016, 2019         | Microsoft-IIS/10.0  | 4.0.30319 |

  @exchange-2010
  Scenario: In 2010 one server does it all
    When a mail client of Anna asks for the folder inbox in version Exchange2010_SP2
    Then the answer lacks the header X-FEServer
    And the answer lacks the header X-BEServer

  @exchange-2013-and-later
  Scenario: From 2013 on a front end and a back end answer together
    When a mail client of Anna asks for the folder inbox in version Exchange2010_SP2
    Then the answer has the header X-FEServer
    And the answer has the header X-BEServer
