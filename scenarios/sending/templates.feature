Feature: Templates and their tokens
  What is known of contact and sender is filled in; what is not known keeps a mail from leaving.

  Background:
    Given Anna connects the inbox
    And the template "Offer" has the subject "Our offer" and the words "Dear {{contact.first_name}}, {{sender.email}}"

  Scenario: Tokens are filled in when a template is used
    Given the CRM knows the name of Diana
    When Anna sends Diana a mail with the template "Offer"
    Then Diana has received the mail "Our offer" exactly once
    And Diana reads the words "Dear Diana, anna@" in the mail "Our offer"

  Scenario: A mail with a value that is missing is not sent
    When Anna tries to send Diana a mail with the template "Offer"
    Then Anna is told that a value for the mail is missing
    And Diana has not received the mail "Our offer"

  Scenario: Company and deal are filled in beside the contact, and what is not known of them is marked
    Given the template "Terms" has the subject "Terms" and the words "For {{company.name}}: {{deal.amount}} euros."
    When Anna tries to send Diana a mail with the template "Terms"
    Then Anna is told that a value for the mail is missing
    Given the CRM knows that Diana works for "Steel and Sons"
    And the CRM knows the deal "Girders" of Diana for 4200
    When Anna sends Diana a mail with the template "Terms"
    Then Diana reads the words "For Steel and Sons: 4200 euros." in the mail "Terms"

  Scenario: A value that is typed each time is asked for
    Given the template "Price" has the subject "Price" and the words "It is {{placeholder.price}}."
    When Anna tries to send Diana a mail with the template "Price"
    Then Anna is told that a value for the mail is missing
    And Diana has not received the mail "Price"

  Scenario: Every mail ends with a link to unsubscribe, unless its writer leaves it out and may
    Given Clara has mails end with a link to unsubscribe
    And the sequence "Welcome" begins with the mail "Hello"
    When Anna sends Diana the mail "Offer"
    And Anna sends Diana the mail "Lunch" without the link to unsubscribe
    Then the mail "Lunch" to Diana has no link to unsubscribe
    Given Clara has every mail end with a link to unsubscribe
    When Anna sends Emil the mail "Dinner" without the link to unsubscribe
    And Emil unsubscribes with the link in the mail "Dinner"
    And Diana unsubscribes with the link in the mail "Offer"
    And Anna tries to enrol Diana in the sequence "Welcome"
    Then Anna is told that the contact wants no personal mail

  Scenario: Whoever unsubscribes from one-to-one mail is in no sequence any more
    Given the template "News" has the subject "News" and the words "No more: {{unsubscribe_link}}"
    And the sequence "Welcome" begins with the mail "Hello"
    When Anna sends Diana a mail with the template "News"
    And Diana unsubscribes with the link in the mail "News"
    And Anna tries to enrol Diana in the sequence "Welcome"
    Then Anna is told that the contact wants no personal mail
    And Diana has not received the mail "Hello"
