Feature: Connecting a calendar
  A calendar is a connection of its own, with the fields and refusals of an inbox.

  Scenario: A calendar is connected with address and password alone
    When Anna connects the calendar
    Then the calendar of Anna is connected
    And the inbox of Anna is not connected

  Scenario: Inbox and calendar are disconnected each on its own
    Given Anna connects the inbox
    And Anna connects the calendar
    When Anna disconnects the calendar
    Then the calendar of Anna is not connected
    And the inbox of Anna is connected

  Scenario: A wrong password is refused
    When Anna tries to connect the calendar with the password "guessed"
    Then Anna is told that the password is wrong
    And the calendar of Anna is not connected

  Scenario: An address of Outlook Web App is refused
    When Anna tries to connect the calendar with the Exchange URL "https://mail.company.test/owa/"
    Then Anna is told that the URL leads to Outlook Web App

  Scenario: The same calendar is not connected twice
    Given Anna connects the calendar
    When Anna tries to connect the calendar
    Then Anna is told that the calendar is connected already

  @limitation-L15 @refused
  Scenario: A user has one calendar
    Given Anna connects the calendar
    When Anna tries to connect the calendar of Ben too
    Then Anna is told that a user has one calendar
    And the calendar of Anna is connected

  @limitation-L15 @not-offered
  Scenario: A second calendar is not offered
    Then the integration does not offer "connect a second calendar"

  @limitation-L15
  Scenario: After the first is disconnected another may be connected
    Given Anna connects the calendar
    And Anna disconnects the calendar
    When Anna tries to connect the calendar of Ben too
    Then the calendar of Anna is connected

  @limitation-L16 @refused
  Scenario: The calendar of a team inbox is refused
    When Anna tries to connect the calendar as that of a team
    Then Anna is told that the calendar is that of a team
    And Anna reads the way out "a personal mailbox"

  @limitation-L16 @refused
  Scenario: The calendar of a shared mailbox is refused even to whoever may open it
    Given there is a shared mailbox sales@company.test
    And Anna may open the mailbox sales@company.test
    When Anna tries to connect the calendar of the address sales@company.test
    Then Anna is told that the calendar is that of a team

  @limitation-L16 @not-offered
  Scenario: Team calendars are nothing that the integration offers
    Then the integration does not offer "connect the calendar of a team inbox"
    And the integration offers "connect a calendar"
