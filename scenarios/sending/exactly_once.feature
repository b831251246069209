Feature: Nothing is lost and nothing is sent twice
  Whatever happens to an answer, the mail arrives once.

  Background:
    Given Anna connects the inbox

  Scenario: The answer to a submission is lost
    Given the answer to the next submission is lost
    When Anna sends Diana the mail "Offer"
    And 1 hour passes
    Then Diana has received the mail "Offer" exactly once
    And the mail "Offer" lies in the folder sent items of Anna exactly once
    And the timeline of Diana shows the mail "Offer" as sent

  Scenario: The answer is lost and the user throws the sent copy away before anybody looked
    Given the answer to the next submission is lost
    When Anna sends Diana the mail "Offer"
    And Anna throws the mail "Offer" in the folder sent items away
    And 2 hours pass
    Then Diana has received the mail "Offer" exactly once
    And the timeline of Diana shows the mail "Offer" as sent

  Scenario: The user throws the draft away before it could be sent
    Given the next submission is not heard
    When Anna sends Diana the mail "Offer"
    And Anna throws the mail "Offer" in the folder drafts away
    And 2 hours pass
    Then Diana has not received the mail "Offer"
    And the timeline of Diana shows the mail "Offer" as failed

  Scenario: The answer to a submission breaks off in its middle
    Given the answer to the next submission breaks off
    When Anna sends Diana the mail "Offer"
    And 1 hour passes
    Then Diana has received the mail "Offer" exactly once
    And the timeline of Diana shows the mail "Offer" as sent

  Scenario: Exchange dies right after it took the mail
    Given Exchange dies right after the next submission
    When Anna sends Diana the mail "Offer"
    And 3 hours pass
    Then Diana has received the mail "Offer" exactly once
    When Exchange works again
    And 1 hour passes
    Then Diana has received the mail "Offer" exactly once
    And the mail "Offer" lies in the folder sent items of Anna exactly once
    And the folder drafts of Anna is empty
    And the timeline of Diana shows the mail "Offer" as sent

  Scenario: A submission that Exchange never heard is repeated
    Given the next submission is not heard
    When Anna sends Diana the mail "Offer"
    And 1 hour passes
    Then Diana has received the mail "Offer" exactly once

  Scenario: The answer to saving the draft is lost
    Given the answer to the next draft is lost
    When Anna sends Diana the mail "Offer"
    And 2 hours pass
    Then Diana has received the mail "Offer" exactly once
    And the mail "Offer" lies in the folder sent items of Anna exactly once
    And the folder drafts of Anna is empty

  Scenario: Exchange refuses the mail for good
    Given Exchange refuses the next submission with ErrorMessageSizeExceeded
    When Anna sends Diana the mail "Offer"
    And 1 day passes
    Then Diana has not received the mail "Offer"
    And the timeline of Diana shows the mail "Offer" as failed
    And the folder drafts of Anna is empty
