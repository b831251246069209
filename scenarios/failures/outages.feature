Feature: Outages
  What Exchange cannot do now is done later, and nobody is asked for a password.

  Background:
    Given Anna connects the inbox

  Scenario: Mail written during an outage leaves after it
    Given Exchange is out of order
    When Anna sends Diana the mail "Offer"
    And 6 hours pass
    Then Diana has not received the mail "Offer"
    And the inbox of Anna is connected
    When Exchange works again
    And 1 hour passes
    Then Diana has received the mail "Offer" exactly once
    And the timeline of Diana shows the mail "Offer" as sent

  Scenario: A whole day of outage does not disconnect an inbox
    Given Exchange is out of order
    When 1 day passes
    Then the inbox of Anna is connected
    When Exchange works again
    And Anna sends Diana the mail "Back again"
    And 1 hour passes
    Then Diana has received the mail "Back again" exactly once

  Scenario: A busy server is left alone for as long as it asks
    Given Exchange is too busy for the next 2 requests and asks for 20 minutes of patience
    When Anna sends Diana the mail "Offer"
    And 35 minutes pass
    Then Diana has not received the mail "Offer"
    When 10 minutes pass
    Then Diana has received the mail "Offer" exactly once

  Scenario: One refused user among others is asked for a new sign-in
    Given Ben connects the inbox
    And Clara connects the inbox
    When Exchange refuses the sign-ins of Anna
    And 3 hours pass
    Then the inbox of Anna waits for a new sign-in
    And the inbox of Ben is connected
    And the inbox of Clara is connected
