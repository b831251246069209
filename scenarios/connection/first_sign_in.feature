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

  Scenario: Two users share an inbox: mail is logged once and counted together, and one may leave it to the other
    Given Anna connects the inbox
    And Ben connects the inbox of Anna
    And Clara limits every inbox to 3 mails in 24 hours
    When Anna sends Diana the mail "From Anna"
    And Ben sends Diana the mail "From Ben" from the inbox of Anna
    And Diana replies to "From Ben" with "Thank you."
    And 5 minutes pass
    Then the timeline of Diana shows the reply "Thank you." exactly once
    When Ben stops using the inbox of Anna
    Then the inbox of Anna is connected
    When Anna sends Diana the mail "The third"
    And Anna sends Diana the mail "One too many"
    Then Diana has received the mail "The third" exactly once
    And Diana has not received the mail "One too many"
