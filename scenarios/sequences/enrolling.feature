Feature: Who can be enrolled, and what the mails say

  Background:
    Given Anna connects the inbox

  Scenario: A contact is in one sequence at a time
    Given Ben connects the inbox
    And the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 1 day with the mail "Any news?"
    And the sequence "Spring" begins with the mail "Spring offer"
    When Anna enrols Diana in the sequence "Welcome"
    And Ben tries to enrol Diana in the sequence "Spring"
    Then Ben is told that the contact is in a sequence
    And Diana has not received the mail "Spring offer"
    When 2 days pass
    And Ben enrols Diana in the sequence "Spring"
    Then Diana has received the mail "Spring offer" exactly once

  Scenario: Nobody is enrolled with an inbox that is not connected
    Given the sequence "Welcome" begins with the mail "Hello"
    When Anna disconnects the inbox
    And Anna tries to enrol Diana in the sequence "Welcome"
    Then Anna is told that the sending inbox is not connected
    When 1 day passes
    Then Diana has not received the mail "Hello"

  @limitation-L25 @not-offered
  Scenario: Sequences without a paid seat are not offered
    Then the integration does not offer "sequences without a paid seat"
    And the integration offers "sequences"

  @limitation-L25 @refused
  Scenario: Who has no paid seat is refused
    Given the sequence "Welcome" begins with the mail "Hello"
    And Anna has no paid seat
    When Anna tries to enrol Diana in the sequence "Welcome"
    Then Anna is told that sequences need a paid seat
    And Anna reads the way out "Ask an administrator"
    And Diana has not received the mail "Hello"

  @limitation-L25
  Scenario: The inbox itself works without a paid seat, and sequences do with one
    Given the sequence "Welcome" begins with the mail "Hello"
    And Anna has no paid seat
    When Anna sends Diana the mail "Offer"
    Then Diana has received the mail "Offer" exactly once
    When Anna gets a paid seat
    And Anna enrols Diana in the sequence "Welcome"
    Then Diana has received the mail "Hello" exactly once

  Scenario: Whoever is blocked is not written to
    Given the sequence "Welcome" begins with the mail "Hello"
    And sequences to Diana are blocked
    When Anna tries to enrol Diana in the sequence "Welcome"
    Then Anna is told that the contact is blocked
    And Diana has not received the mail "Hello"

  Scenario: Tokens are filled in for each contact
    Given the CRM knows the name of Diana
    And the sequence "Welcome" begins with the mail "Hello {{contact.first_name}}" with the words "Dear {{contact.name}},"
    When Anna enrols Diana in the sequence "Welcome"
    Then Diana has received the mail "Hello Diana" exactly once
    And Diana reads the words "Dear Diana Sample," in the mail "Hello Diana"

  Scenario: Who lacks a value is refused instead of being greeted with a token
    Given the sequence "Welcome" begins with the mail "Hello {{contact.first_name}}"
    When Anna tries to enrol Diana in the sequence "Welcome"
    Then Anna is told that a value of the contact is missing
    When 1 day passes
    Then the folder sent items of Anna is empty

  Scenario: A follow-up in the same conversation continues the first mail
    Given the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 1 day in the same conversation with the words "Did you see my mail?"
    When Anna enrols Diana in the sequence "Welcome"
    And 1 day passes
    Then Diana has received the mail "RE: Hello" exactly once
    And Diana reads the words "Did you see my mail?" in the mail "RE: Hello"
    And the mail "RE: Hello" that Diana received continues the mail "Hello"
    When Diana replies to "RE: Hello" with "Yes, now."
    And 5 minutes pass
    Then the timeline of Diana shows the reply "Yes, now." exactly once

  Scenario: Whoever is in a firm that is blocked is not written to
    Given the sequence "Welcome" begins with the mail "Hello"
    And sequences to the firm of Diana are blocked
    When Anna tries to enrol Diana in the sequence "Welcome"
    Then Anna is told that the domain of the contact is blocked
    And Diana has not received the mail "Hello"

  Scenario: More than 50 contacts at once are refused
    Given the sequence "Welcome" begins with the mail "Hello"
    When Anna tries to enrol 51 contacts in the sequence "Welcome"
    Then Anna is told that so many contacts are too many
    And the sequence "Welcome" counts 0 enrolled
