@limitation-L13
Feature: Sent Items
  A copy of what is sent from the CRM lies in Sent Items as a rule; the CRM does not depend on it.

  Background:
    Given Anna connects the inbox

  Scenario: That the copy is promised for others only is told
    Then about "sending" the integration explains "promised for Google and Office 365 only"

  Scenario: Whoever throws the copy away does not unsend the mail
    Given Anna sends Diana the mail "Offer"
    When Anna throws the mail "Offer" in the folder sent items away
    And 2 days pass
    Then the folder sent items of Anna is empty
    And the timeline of Diana shows the mail "Offer" as sent
    And Diana has received the mail "Offer" exactly once

  Scenario: A reply is logged also when the copy is gone
    Given Anna sends Diana the mail "Offer"
    And Anna throws the mail "Offer" in the folder sent items away
    When Diana replies to "Offer" with "We take it."
    And 5 minutes pass
    Then the timeline of Diana shows the reply "We take it." exactly once
