Feature: Settings for the whole company
  An administrator enters once what everybody would have to enter; a domain has Exchange settings or IMAP settings.

  Scenario: A URL that the administrator entered is nobody's to enter again
    Given the company has no Autodiscover
    When Clara enters the Exchange URL "https://mail.company.test/EWS/Exchange.asmx" for the whole company
    And Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario: It serves calendars too
    Given the company has no Autodiscover
    And Clara enters the Exchange URL "mail.company.test" for the whole company
    When Anna connects the calendar
    Then the calendar of Anna is connected

  Scenario: An address of Outlook Web App is refused to administrators too
    When Clara enters the Exchange URL "https://mail.company.test/owa" for the whole company
    Then Clara is told that the URL leads to Outlook Web App

  @limitation-L9 @not-offered
  Scenario: Both kinds of settings for one domain are not offered
    Then the integration does not offer "have IMAP and Exchange settings for one domain"

  @limitation-L9 @refused
  Scenario: Exchange settings beside IMAP settings are refused
    Given Clara enters IMAP settings for the whole company
    When Clara enters the Exchange URL "https://mail.company.test/EWS/Exchange.asmx" for the whole company
    Then Clara is told that a domain has one kind of settings
    And Clara reads the way out "Remove the settings that the domain has"

  @limitation-L9 @refused
  Scenario: IMAP settings beside Exchange settings are refused, and those that are there stay
    Given the company has no Autodiscover
    And Clara enters the Exchange URL "https://mail.company.test/EWS/Exchange.asmx" for the whole company
    When Clara enters IMAP settings for the whole company
    Then Clara is told that a domain has one kind of settings
    When Anna connects the inbox
    Then the inbox of Anna is connected

  @limitation-L9
  Scenario: After one kind is removed the other may be entered
    Given Clara enters IMAP settings for the whole company
    And the company has no Autodiscover
    When Clara removes the settings of the company
    And Clara enters the Exchange URL "https://mail.company.test/EWS/Exchange.asmx" for the whole company
    And Anna connects the inbox
    Then the inbox of Anna is connected
