Feature: Logging replies
  A reply to a mail from the CRM shows on the contact's timeline, other mail does not.

  Background:
    Given Anna connects the inbox
    And Anna sends Diana the mail "Offer"

  Scenario: A reply is logged once
    When Diana replies to "Offer" with "We take it."
    And 5 minutes pass
    Then the timeline of Diana shows the reply "We take it." exactly once
    When 2 days pass
    Then the timeline of Diana shows the reply "We take it." exactly once

  Scenario: A reply ninety days later is logged
    When 90 days pass
    And Diana replies to "Offer" with "We take it after all."
    And 5 minutes pass
    Then the timeline of Diana shows the reply "We take it after all." exactly once

  Scenario: A reply from another address belongs to the same contact
    When Diana replies to "Offer" from another address with "Sent from my phone."
    And 5 minutes pass
    Then the timeline of Diana shows the reply "Sent from my phone." exactly once
    And the other address of Diana is no contact

  Scenario: Two replies are both logged
    When Diana replies to "Offer" with "One question."
    And Diana replies to "Offer" with "And another one."
    And 5 minutes pass
    Then the timeline of Diana shows the reply "One question." exactly once
    And the timeline of Diana shows the reply "And another one." exactly once

  Scenario: Mail that answers nothing is not logged
    When Diana writes Anna the mail "Something else" with "How are you?"
    And 5 minutes pass
    Then the timeline of Diana shows no reply

  Scenario: A mail with the same subject that answers nothing is not logged
    When Emil writes Anna the mail "Offer" with "Buy my boat!"
    And 5 minutes pass
    Then the timeline of Emil is empty
    And the timeline of Diana shows no reply

  @limitation-L19
  Scenario: A reply under another subject is not logged
    When Diana replies to "Offer" under the subject "Holidays" with "By the way"
    And 5 minutes pass
    Then the timeline of Diana shows no reply

  @limitation-L19 @not-offered
  Scenario: Logging what answers under another subject is not offered
    Then the integration does not offer "log a reply under another subject"

  @limitation-L19 @refused
  Scenario: Who asks to have it logged all the same is refused
    Given Diana replies to "Offer" under the subject "Holidays" with "By the way"
    When Anna asks to have the mail "Holidays" logged all the same
    Then Anna is told that only answers to the mail are logged
    And Anna reads the way out "answer the mail itself"
    And the timeline of Diana shows no reply

  Scenario: A reply that a rule moves away before it is read is logged
    When Diana replies to "Offer" with "We take it."
    And a rule of Anna moves the mail "Re: Offer" out of the inbox
    And 1 day passes
    Then the timeline of Diana shows the reply "We take it." exactly once

  @limitation-I1
  Scenario: A reply in Junk Email is not logged until somebody takes it out
    When Diana replies to "Offer" with "We take it."
    And a mail client of Anna moves the mail "Re: Offer" from the folder inbox to the folder junk mail
    And 1 day passes
    Then the timeline of Diana shows no reply
    And about "logging replies" the integration explains "lie in Junk Email"
    When a mail client of Anna moves the mail "Re: Offer" from the folder junk mail to the folder inbox
    And 5 minutes pass
    Then the timeline of Diana shows the reply "We take it." exactly once

  Scenario: An out-of-office notice is shown as what it is
    When Diana is out of the office and "Offer" is answered with "I am back on Monday."
    And 5 minutes pass
    Then the timeline of Diana shows the automatic reply "I am back on Monday."

  Scenario: What comes back, a notice of absence and a reply are told apart
    Given Anna sends Emil the mail "Offer"
    And Anna sends Frieda the mail "Offer"
    When Diana replies to "Offer" with "We take it."
    And Emil is out of the office and "Offer" is answered with "I am back on Monday."
    And the mail "Offer" to Frieda comes back as undeliverable
    And 5 minutes pass
    Then the timeline of Diana shows the reply "We take it." exactly once
    And the timeline of Diana shows the mail "Offer" as sent
    And the timeline of Emil shows the automatic reply "I am back on Monday."
    And the timeline of Emil shows the mail "Offer" as sent
    And the timeline of Frieda shows no reply
    And the timeline of Frieda shows the mail "Offer" as undeliverable

  Scenario: A conversation of several users is one thread, and each mail stands there once
    Given Ben connects the inbox
    When Diana replies to "Offer" and to Ben with "Who delivers?"
    And 5 minutes pass
    And Anna answers everybody on the reply "Who delivers?" of Diana with "Ben does."
    And Diana replies to "RE: Offer" and to Ben with "Fine."
    And 5 minutes pass
    Then Ben has received the mail "RE: Offer" exactly once
    And Ben has received the mail "Re: RE: Offer" exactly once
    And the timeline of Diana shows the reply "Who delivers?" exactly once
    And the timeline of Diana shows the mail "RE: Offer" as sent
    And the timeline of Diana shows the reply "Fine." exactly once

  Scenario: A mail that was forwarded to the user shows as forwarded
    When Diana forwards "Offer" to Anna with "Is this from you?"
    And 5 minutes pass
    Then the timeline of Diana shows that "Offer" was forwarded

  @limitation-L19
  Scenario: A reply that arrives while the inbox is disconnected is not logged
    Given Anna disconnects the inbox
    When Diana replies to "Offer" with "Are you there?"
    And 1 day passes
    Then the timeline of Diana shows no reply
    When Anna connects the inbox
    And 1 day passes
    Then the timeline of Diana shows no reply

  Scenario: A reply during an outage is logged after it
    Given Exchange is out of order
    When Diana replies to "Offer" with "We take it."
    And 5 hours pass
    Then the timeline of Diana shows no reply
    When Exchange works again
    And 1 hour passes
    Then the timeline of Diana shows the reply "We take it." exactly once
