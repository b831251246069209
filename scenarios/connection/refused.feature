Feature: Reasons not to connect an inbox
  Every refusal says what is wrong and what to do; nothing is stored.

  Scenario: A wrong password is refused
    When Anna tries to connect the inbox with the password "not my password"
    Then Anna is told that the password is wrong
    And the inbox of Anna is not connected

  Scenario: The right password works after a wrong one
    Given Anna tries to connect the inbox with the password "not my password"
    When Anna connects the inbox
    Then the inbox of Anna is connected

  @limitation-L11 @not-offered
  Scenario: A connection through Outlook Web App is not offered
    Then the integration does not offer "connect through Outlook Web App"

  @limitation-L11 @refused
  Scenario Outline: A URL that is not the one of Exchange is refused with its reason
    When Anna tries to connect the inbox with the Exchange URL "<url>"
    Then Anna is told that <reason>
    And the inbox of Anna is not connected

    Examples:
      | url                                                 | reason                             |
      | https://mail.company.test/owa                       | the URL leads to Outlook Web App   |
      | https://mail.company.test/owa/auth/logon.aspx       | the URL leads to Outlook Web App   |
      | https://mail.company.test/ews/exchange.html         | the URL is no Exchange URL         |
      | http://mail.company.test/EWS/Exchange.asmx          | the URL is no Exchange URL         |
      | https://mail.company.test/EWS/Nothing.asmx          | the URL is no Exchange URL         |
      | https://elsewhere.company.test/EWS/Exchange.asmx    | the server cannot be reached       |
      | https://switched-off.company.test/EWS/Exchange.asmx | the server cannot be reached       |
      | https://outlook.office365.com/EWS/Exchange.asmx     | the mailbox is in Exchange Online  |

  @limitation-L2
  Scenario: A mailbox in Exchange Online belongs to another integration
    When Anna tries to connect the address anna@company.onmicrosoft.com
    Then Anna is told that the mailbox is in Exchange Online

  @limitation-L1 @limitation-L12
  Scenario: A server older than Exchange 2010 SP2 is refused
    Given the company runs an Exchange that is too old
    When Anna tries to connect the inbox
    Then Anna is told that the Exchange is too old
    And the inbox of Anna is not connected

  @limitation-L3
  Scenario: A shared mailbox is refused to who may open it
    Given there is a shared mailbox sales@company.test
    And Anna may open the mailbox sales@company.test
    When Anna tries to connect the address sales@company.test
    Then Anna is told that the mailbox is a shared one

  @limitation-L3
  Scenario: A team inbox is refused
    When Anna tries to connect the inbox as a team inbox
    Then Anna is told that the mailbox is a shared one

  Scenario: A colleague's mailbox is refused
    When Anna tries to connect the address ben@company.test
    Then Anna is told that the mailbox is a shared one

  Scenario: A server that is out of order is not blamed on the password
    Given Exchange is out of order
    When Anna tries to connect the inbox
    Then Anna is told that the server is not available
    When Exchange works again
    And Anna connects the inbox
    Then the inbox of Anna is connected
