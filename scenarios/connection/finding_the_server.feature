Feature: Finding the server
  Autodiscover is walked as Outlook walks it; where it cannot help, the user is asked for the Exchange URL.

  Scenario: An SRV record is enough
    Given DNS knows Exchange only by an SRV record
    When Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario: A redirection by plain HTTP is followed, and no password goes that way
    Given only plain HTTP points the way to Exchange
    When Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario: A front door that publishes plain XML only is no obstacle
    Given Autodiscover answers in plain XML only
    When Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario: A web site that refuses the sign-in is not believed
    Given the company's web site refuses every sign-in to Autodiscover
    When Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario Outline: Whoever is sent round in circles is asked for the Exchange URL
    Given <circle>
    When Anna tries to connect the inbox
    Then Anna is told that the Exchange URL is needed
    And the inbox of Anna is not connected
    When Anna tries to connect the inbox with the Exchange URL "https://mail.company.test/EWS/Exchange.asmx"
    Then the inbox of Anna is connected

    Examples:
      | circle                                   |
      | Autodiscover sends Anna round in circles |
      | Autodiscover points to itself            |

  Scenario Outline: Whoever is sent on is followed
    Given Exchange is told <line>
    When Anna connects the inbox
    Then the inbox of Anna is connected

    Examples:
      | line                                                                                                                                             |
      | change_settings {"autodiscover": [{"of": "anna@company.test", "redirect": "ben@company.test"}]}                                                  |
      | change_settings {"autodiscover": [{"host": "autodiscover.company.test", "redirect": "https://mail.company.test/autodiscover/autodiscover.svc"}]} |

  Scenario: Autodiscover that is out of order passes
    Given Exchange is told plan_fault {"kind": "status", "operation": "Autodiscover", "status": 503, "times": 99}
    When Anna tries to connect the inbox
    Then the inbox of Anna is not connected
    When Exchange is told clear_faults {}
    And Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario Outline: An error document is told apart from a wrong password, and passes
    Given Autodiscover answers with error <number>
    When Anna tries to connect the inbox
    Then Anna is told that <reason>
    When Autodiscover tells the truth
    And Anna connects the inbox
    Then the inbox of Anna is connected

    Examples:
      | number | reason                     |
      | 500    | there is no such mailbox   |
      | 501    | the Exchange URL is needed |
      | 600    | the Exchange URL is needed |
      | 601    | the Exchange URL is needed |
      | 602    | the Exchange URL is needed |
      | 603    | the Exchange URL is needed |

  Scenario: A URL that clients cannot use is named, and a URL entered by hand helps
    Given Autodiscover names the Exchange URL "https://inside.company.test/EWS/Exchange.asmx"
    When Anna tries to connect the inbox
    Then Anna is told that the server cannot be reached
    When Anna tries to connect the inbox with the Exchange URL "https://mail.company.test/EWS/Exchange.asmx"
    Then the inbox of Anna is connected
