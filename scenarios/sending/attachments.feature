Feature: Files that are attached to mail
  They leave with the mail, whole and once, and whoever attaches too much is told before anything is stored.

  Background:
    Given Anna connects the inbox

  Scenario: A file arrives with the mail
    When Anna sends Diana the mail "Offer" with the file "Angebot für Größe.pdf" of 64 KB
    Then Diana has received the mail "Offer" with the file "Angebot für Größe.pdf" of 64 KB exactly once
    And the mail "Offer" lies in the folder sent items of Anna exactly once
    And the timeline of Diana shows the mail "Offer" as sent

  Scenario: An answer of Exchange that is lost neither doubles nor loses a file
    Given the answer to the next draft is lost
    When Anna sends Diana the mail "Offer" with the file "offer.pdf" of 64 KB
    And 1 hour passes
    Then Diana has received the mail "Offer" with the file "offer.pdf" of 64 KB exactly once
    And the folder drafts of Anna is empty

  Scenario: More than 20 MB are refused beforehand
    When Anna tries to send Diana the mail "Film" with the file "film.mp4" of 21000 KB
    Then Anna is told that the files are too large
    And Diana has not received the mail "Film"
    And the folder drafts of Anna is empty

  Scenario: What is too large for the mail server fails and says so
    Given Exchange refuses the next submission with ErrorMessageSizeExceeded
    When Anna sends Diana the mail "Film" with the file "film.mp4" of 64 KB
    Then the timeline of Diana shows the mail "Film" as failed
    And Diana has not received the mail "Film"
    And the folder drafts of Anna is empty
