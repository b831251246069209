Feature: Disconnecting, removing, and a new password
  Two stages lead out, one leads back in; what was logged stays.

  Scenario: A disconnected inbox logs nothing, nor what came meanwhile when it is connected again
    Given Anna connects the inbox
    And Anna sends Diana the mail "Offer"
    When Anna disconnects the inbox
    And Diana replies to "Offer" with "We take it."
    And 1 hour passes
    And Anna connects the inbox
    And 1 hour passes
    Then the timeline of Diana shows no reply

  Scenario: A removed inbox is forgotten, and its mail stays on the timeline
    Given Anna connects the inbox
    And Anna sends Diana the mail "Offer"
    And Diana replies to "Offer" with "Tell me more."
    And 5 minutes pass
    When Anna disconnects the inbox
    And Anna removes the inbox
    Then the inbox of Anna is not known
    And the timeline of Diana shows the reply "Tell me more." exactly once
    When Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario: A new password is entered without disconnecting, and nothing on the way is lost
    Given Anna connects the inbox
    And Anna sends Diana the mail "Offer"
    When Anna gets a new password
    And Diana replies to "Offer" with "We take it."
    And Anna enters the new password of the inbox
    And 5 minutes pass
    Then the inbox of Anna is connected
    And the timeline of Diana shows the reply "We take it." exactly once

  Scenario: A new password that Exchange does not take changes nothing
    Given Anna connects the inbox
    When Anna enters the password "guessed" of the inbox
    Then Anna is told that the password is wrong
    And the inbox of Anna is connected
    When Anna sends Diana the mail "Offer"
    Then Diana has received the mail "Offer" exactly once
