Feature: Connecting an inbox
  A user gives address and password, and more only where the company's server needs it.

  Scenario: Address and password are enough
    When Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario: A company without Autodiscover has to be told where its server is
    Given the company has no Autodiscover
    When Anna tries to connect the inbox
    Then Anna is told that the Exchange URL is needed
    And the inbox of Anna is not connected
    When Anna tries to connect the inbox with the Exchange URL "https://mail.company.test/EWS/Exchange.asmx"
    Then the inbox of Anna is connected

  Scenario: The bare name of the server is completed to an Exchange URL
    When Anna tries to connect the inbox with the Exchange URL "mail.company.test"
    Then the inbox of Anna is connected

  Scenario Outline: A user name is taken in every form that Windows knows
    When Anna tries to connect the inbox with the user name "<user name>"
    Then the inbox of Anna is connected

    Examples:
      | user name         |
      | anna@company.test |
      | COMPANY\\anna     |
      | anna              |

  Scenario: Two colleagues connect their own inboxes
    When Anna connects the inbox
    And Ben connects the inbox
    Then the inbox of Anna is connected
    And the inbox of Ben is connected

  Scenario: An inbox is connected once
    Given Anna connects the inbox
    When Anna tries to connect the inbox
    Then Anna is told that the inbox is connected already

  Scenario: An inbox that was disconnected can be connected again
    Given Anna connects the inbox
    When Anna disconnects the inbox
    Then the inbox of Anna is not connected
    When Anna connects the inbox
    Then the inbox of Anna is connected
