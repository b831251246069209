Feature: How much may be sent
  1,000 mails in any 24 hours and 10 in a minute; an administrator may allow less, never more.

  Background:
    Given Anna connects the inbox

  @limitation-L17
  Scenario: What is beyond the limit of 24 hours is not sent, and says so
    Given Clara limits every inbox to 5 mails in 24 hours
    When Anna sends Diana 4 mails with the subject "Newsletter"
    Then Anna is told by mail exactly once that the limit of sending is near
    When Anna sends Diana the mail "The last"
    And Anna sends Diana the mail "One too many"
    Then Diana has received 4 mails with the subject "Newsletter"
    And Diana has received the mail "The last" exactly once
    And Anna is told by mail exactly once that the limit of sending is near
    And Anna is told by mail exactly once that the limit of sending is reached
    And Diana has not received the mail "One too many"
    And the timeline of Diana shows the mail "One too many" as failed

  @limitation-L17
  Scenario: The 24 hours roll on, there is no midnight at which they begin
    Given Clara limits every inbox to 3 mails in 24 hours
    And Anna sends Diana 3 mails with the subject "Newsletter"
    When 23 hours pass
    And Anna sends Diana the mail "Too early"
    And 1 hour and 1 minute pass
    And Anna sends Diana the mail "In time"
    Then Diana has not received the mail "Too early"
    And Diana has received the mail "In time" exactly once

  @limitation-L17
  Scenario: Every inbox has a limit of its own
    Given Ben connects the inbox
    And Clara limits every inbox to 2 mails in 24 hours
    When Anna sends Diana 3 mails with the subject "From Anna"
    And Ben sends Diana the mail "From Ben"
    Then Diana has received 2 mails with the subject "From Anna"
    And Diana has received the mail "From Ben" exactly once

  @limitation-L17
  Scenario: Sequences leave a tenth of the limit to other mail
    Given Clara limits every inbox to 10 mails in 24 hours
    And the sequence "Welcome" begins with the mail "Hello"
    When Anna sends Diana 9 mails with the subject "Newsletter"
    And Anna tries to enrol Emil in the sequence "Welcome"
    Then Anna is told that sequences have used up their share
    When Anna sends Diana the mail "The tenth"
    Then Diana has received the mail "The tenth" exactly once

  @limitation-L17
  Scenario: What the server allows counts before any of that
    Given Exchange refuses the next submission with ErrorMessageSizeExceeded
    When Anna sends Diana the mail "Too large for the server"
    Then Diana has not received the mail "Too large for the server"
    And the timeline of Diana shows the mail "Too large for the server" as failed

  @limitation-L17 @not-offered
  Scenario: More than 1,000 mails a day are not offered
    Then the integration does not offer "send more than 1,000 mails in 24 hours"

  @limitation-L17 @refused
  Scenario: An administrator who asks for more than 1,000 a day is refused
    When Clara limits every inbox to 1001 mails in 24 hours
    Then Clara is told that 1,000 mails a day are the most
    And Clara reads the way out "after 24 hours"

  @limitation-L18
  Scenario: An administrator may allow less in a minute
    Given Clara limits every inbox to 2 mails a minute
    When Anna sends Diana 3 mails with the subject "Newsletter"
    Then Diana has received 2 mails with the subject "Newsletter"
    When 1 minute passes
    Then Diana has received 3 mails with the subject "Newsletter"

  @limitation-L18 @not-offered
  Scenario: More than 10 mails a minute are not offered
    Then the integration does not offer "send more than 10 mails a minute"

  @limitation-L18 @refused
  Scenario: An administrator who asks for more than 10 a minute is refused
    When Clara limits every inbox to 11 mails a minute
    Then Clara is told that 10 mails a minute are the most
