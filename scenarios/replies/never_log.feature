@limitation-L22
Feature: People who are never logged
  Mail with them goes its way and leaves no trace in the CRM.

  Background:
    Given Anna connects the inbox

  Scenario: A reply of somebody who is never logged is not logged
    Given mail with Diana is never logged
    And Anna sends Diana the mail "In confidence"
    When Diana replies to "In confidence" with "Understood."
    And 5 minutes pass
    Then the timeline of Diana is empty

  Scenario: A whole company is never logged
    Given mail with the company of Diana is never logged
    When Anna sends Diana the mail "In confidence"
    And Anna sends Emil the mail "In confidence"
    And Anna sends Frieda the mail "In confidence"
    Then the timeline of Diana is empty
    And the timeline of Emil is empty
    And the timeline of Frieda shows the mail "In confidence" as sent

  Scenario: The other recipients of a mail are logged all the same
    Given mail with Diana is never logged
    When Anna sends Diana and Frieda the mail "To both"
    Then Diana has received the mail "To both" exactly once
    And the timeline of Diana is empty
    And the timeline of Frieda shows the mail "To both" as sent
