Feature: Who may connect a mailbox
  Everybody, on every plan, until an administrator says otherwise.

  Scenario: The free CRM connects, sends and logs replies
    Given Anna has no paid seat
    When Anna connects the inbox
    And Anna sends Diana the mail "Offer"
    And Diana replies to "Offer" with "We take it."
    And 5 minutes pass
    Then Diana has received the mail "Offer" exactly once
    And the timeline of Diana shows the reply "We take it." exactly once

  Scenario: Whoever has no access to personal email connects nothing until an administrator gives it
    Given Anna has no access to personal email
    When Anna tries to connect the inbox
    Then Anna is told that there is no access to personal email
    And Anna reads the way out "personal email access"
    When Anna tries to connect the calendar
    Then Anna is told that there is no access to personal email
    And the inbox of Anna is not connected
    When Anna gets access to personal email
    And Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario: A view-only seat connects nothing, and keeps nobody else from it
    Given Anna has a view-only seat
    When Anna tries to connect the inbox
    Then Anna is told that a view-only seat connects nothing
    When Ben connects the inbox
    Then the inbox of Ben is connected
    And the inbox of Anna is not connected

  Scenario: What is connected stays when access is withheld later
    Given Anna connects the inbox
    When Anna has no access to personal email
    And Anna sends Diana the mail "Offer"
    Then Diana has received the mail "Offer" exactly once
