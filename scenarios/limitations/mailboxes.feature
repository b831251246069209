Feature: Which mailboxes are not for this integration

  @limitation-L1 @limitation-L12 @not-offered
  Scenario: Older servers are not offered
    Then the integration does not offer "connect servers older than Exchange 2010 SP2"

  @limitation-L1 @limitation-L12 @refused
  Scenario: A server that is too old is refused, and the version needed is named
    Given the company runs an Exchange that is too old
    When Anna tries to connect the inbox
    Then Anna is told that the Exchange is too old
    And Anna reads the way out "Exchange 2010 SP2 or later"

  @limitation-L1 @refused
  Scenario: The same for its calendars
    Given the company runs an Exchange that is too old
    When Anna tries to connect the calendar
    Then Anna is told that the Exchange is too old

  @limitation-L2 @not-offered
  Scenario: Exchange Online is not offered
    Then the integration does not offer "connect Exchange Online"

  @limitation-L2 @refused
  Scenario: A mailbox in Exchange Online is pointed to its own integration
    When Anna tries to connect the address anna@company.onmicrosoft.com
    Then Anna is told that the mailbox is in Exchange Online
    And Anna reads the way out "Office 365 integration"

  @limitation-L3 @not-offered
  Scenario: Team inboxes are not offered
    Then the integration does not offer "connect a team inbox"
    And the integration offers "connect a personal inbox"

  @limitation-L3 @refused
  Scenario: A team inbox is pointed to hosted email
    When Anna tries to connect the inbox as a team inbox
    Then Anna is told that the mailbox is a shared one
    And Anna reads the way out "hosted email"

  @limitation-L26 @not-offered
  Scenario: Service accounts are not offered
    Then the integration does not offer "connect everybody with a service account"

  @limitation-L26 @refused
  Scenario: A service account is refused
    When Anna asks to connect everybody with a service account
    Then Anna is told that there is no service account
    And Anna reads the way out "a password of their own"
