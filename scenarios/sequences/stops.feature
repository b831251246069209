Feature: What ends a sequence
  Whoever answers is not followed up; a machine's answer is no answer.

  Background:
    Given Anna connects the inbox
    And the sequence "Welcome" begins with the mail "Hello"
    And the sequence "Welcome" goes on after 2 days with the mail "Any news?"

  Scenario: A reply ends it
    Given Anna enrols Diana in the sequence "Welcome"
    When 1 day passes
    And Diana replies to "Hello" with "We take it."
    And 5 days pass
    Then Diana has not received the mail "Any news?"
    And the timeline of Diana shows the reply "We take it." exactly once
    And the sequence "Welcome" counts 1 replied
    And the sequence "Welcome" counts 0 finished

  Scenario: A reply in the minute before the follow-up is seen in time
    Given Anna enrols Diana in the sequence "Welcome"
    When 47 hours and 59 minutes pass
    And 59 seconds pass
    And Diana replies to "Hello" with "Wait!"
    And 1 day passes
    Then Diana has not received the mail "Any news?"

  Scenario: A reply from another address ends it too
    Given Anna enrols Diana in the sequence "Welcome"
    When Diana replies to "Hello" from another address with "Sent from my phone."
    And 5 days pass
    Then Diana has not received the mail "Any news?"
    And the sequence "Welcome" counts 1 replied

  Scenario: A mail that answers nothing ends it, without being counted as a reply
    Given Anna enrols Diana in the sequence "Welcome"
    When Diana writes Anna the mail "Something else" with "Are you free on Friday?"
    And 5 days pass
    Then Diana has not received the mail "Any news?"
    And the sequence "Welcome" counts 0 replied

  Scenario: So does a mail from another address of the contact that the CRM knows
    Given the CRM knows the other address of Diana
    And Anna enrols Diana in the sequence "Welcome"
    When Diana writes Anna from another address the mail "Something else" with "Are you free on Friday?"
    And 5 days pass
    Then Diana has not received the mail "Any news?"
    And the sequence "Welcome" counts 0 replied

  Scenario: An out-of-office notice does not end it
    Given Anna enrols Diana in the sequence "Welcome"
    When Diana is out of the office and "Hello" is answered with "I am back on Monday."
    And 5 days pass
    Then Diana has received the mail "Any news?" exactly once
    And the timeline of Diana shows the automatic reply "I am back on Monday."
    And the sequence "Welcome" counts 0 replied
    And the sequence "Welcome" counts 1 finished

  Scenario: Somebody else's reply ends nothing
    Given Anna enrols Diana in the sequence "Welcome"
    When Emil writes Anna the mail "Lunch?" with "Tomorrow at noon?"
    And 5 days pass
    Then Diana has received the mail "Any news?" exactly once

  Scenario: A colleague's mail ends it where the whole company is meant
    Given the sequence "Welcome" ends for a whole company at once
    And Anna enrols Diana in the sequence "Welcome"
    When Emil writes Anna the mail "About your mail to Diana" with "We have talked about it."
    And 5 days pass
    Then Diana has not received the mail "Any news?"

  Scenario: A recipient whom the server does not know gets no second mail
    Given the server of Diana knows no such recipient
    When Anna enrols Diana in the sequence "Welcome"
    And 5 days pass
    Then Diana has not received the mail "Any news?"
    And the sequence "Welcome" counts 1 bounced
    When Anna tries to enrol Diana in the sequence "Welcome"
    Then Anna is told that mail to the contact came back

  Scenario: A mail that comes back a day later ends it as well
    Given Anna enrols Diana in the sequence "Welcome"
    When 1 day passes
    And the mail "Hello" to Diana comes back as undeliverable
    And 5 days pass
    Then Diana has not received the mail "Any news?"
    And the sequence "Welcome" counts 1 bounced

  Scenario: A meeting ends it, whoever's link it was booked with
    Given Anna enrols Diana in the sequence "Welcome"
    When Diana has booked a meeting with a link of Ben
    And 5 days pass
    Then Diana has not received the mail "Any news?"
    And the sequence "Welcome" counts 1 meetings

  Scenario: A meeting that is entered for a colleague does not end it
    Given Ben connects the inbox
    And Anna enrols Diana in the sequence "Welcome"
    When Ben enters a meeting with Diana
    And 5 days pass
    Then Diana has received the mail "Any news?" exactly once

  Scenario: Whoever unsubscribes gets nothing more and cannot be enrolled again
    Given the sequence "News" begins with the mail "Our news" with the words "To leave: {{unsubscribe_link}}"
    And the sequence "News" goes on after 1 day with the mail "More news"
    And Anna enrols Diana in the sequence "News"
    When Diana unsubscribes with the link in the mail "Our news"
    And 5 days pass
    Then Diana has not received the mail "More news"
    And the sequence "News" counts 1 unsubscribed
    When Anna tries to enrol Diana in the sequence "Welcome"
    Then Anna is told that the contact has unsubscribed
    And Diana has not received the mail "Hello"

  Scenario: A contact who is taken out by hand gets nothing more
    Given Anna enrols Diana in the sequence "Welcome"
    When Diana is taken out of the sequence
    And 5 days pass
    Then Diana has not received the mail "Any news?"
    And the sequence "Welcome" counts 1 enrolled

  Scenario: A sequence that is deleted sends nothing more
    Given Anna enrols Diana in the sequence "Welcome"
    When the sequence "Welcome" is deleted
    And 5 days pass
    Then Diana has not received the mail "Any news?"

  Scenario: Where nobody's mail ends it, a reply is counted and the follow-up leaves
    Given the sequence "Welcome" ends for nobody
    And Anna enrols Diana in the sequence "Welcome"
    When Diana replies to "Hello" with "Thank you."
    And 5 days pass
    Then Diana has received the mail "Any news?" exactly once
    And the sequence "Welcome" counts 1 replied
    And the sequence "Welcome" counts 1 engaged

  Scenario: Whoever says nothing is counted as silent
    Given Anna enrols Diana in the sequence "Welcome"
    When 5 days pass
    Then the sequence "Welcome" counts 1 silent
    And the sequence "Welcome" counts 0 engaged
