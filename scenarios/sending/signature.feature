Feature: Signatures
  What an inbox signs with stands at the end of every mail of it, one-to-one or of a sequence, once.

  Background:
    Given Anna connects the inbox
    And Anna signs mails with "Anna Lund, Sales"

  Scenario: A mail is signed
    When Anna sends Diana the mail "Offer" with the words "Shall we talk?"
    And 1 minutes pass
    Then Diana reads the words "Shall we talk?" in the mail "Offer"
    And Diana reads the words "Anna Lund, Sales" in the mail "Offer"

  Scenario: The signature is not taken for words of a reply
    Given Anna sends Diana the mail "Offer"
    And 1 minutes pass
    When Diana replies to "Offer" with "Gladly."
    And 5 minutes pass
    Then the timeline of Diana shows the reply "Gladly." exactly once

  Scenario: Mails of a sequence are signed too
    Given the sequence "Welcome" begins with the mail "Hello" with the words "Nice to meet you."
    When Anna enrols Diana in the sequence "Welcome"
    And 5 minutes pass
    Then Diana reads the words "Anna Lund, Sales" in the mail "Hello"
