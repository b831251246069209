Feature: Changing a sequence that is under way
  What is changed holds for whoever is enrolled from then on.

  Background:
    Given Anna connects the inbox
    And the sequence "Welcome" begins with the mail "Hello"

  Scenario: Whoever is on the way goes on with what the sequence said before
    Given the sequence "Welcome" goes on after 1 day with the mail "Any news?"
    And Anna enrols Diana in the sequence "Welcome"
    When the sequence "Welcome" is changed to the mail "Good morning"
    And Anna enrols Emil in the sequence "Welcome"
    And 2 days pass
    Then Diana has received the mail "Any news?" exactly once
    And Diana has not received the mail "Good morning"
    And Emil has received the mail "Good morning" exactly once
    And Emil has not received the mail "Any news?"
    And the sequence "Welcome" counts 2 enrolled

  Scenario: A step may wait until somebody lets the contact go on
    Given the sequence "Welcome" goes on after 1 day, when somebody says so, with the mail "Any news?"
    And Anna enrols Diana in the sequence "Welcome"
    When 3 days pass
    Then Diana has not received the mail "Any news?"
    When the sequence goes on for Diana
    Then Diana has received the mail "Any news?" exactly once

  Scenario: A sequence whose inbox is removed sends nothing more
    Given the sequence "Welcome" goes on after 1 day with the mail "Any news?"
    And Anna enrols Diana in the sequence "Welcome"
    When the inbox of Anna is removed
    And 3 days pass
    Then Diana has not received the mail "Any news?"
