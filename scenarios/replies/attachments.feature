Feature: Attachments of replies
  The timeline tells which files came; what stands in them stays in the mailbox.

  Background:
    Given Anna connects the inbox
    And Anna sends Diana the mail "Offer"

  @limitation-I2
  Scenario: Name and size of a file are logged, its content is not fetched
    When Diana replies to "Offer" with "Signed." and the file "contract.pdf"
    And 5 minutes pass
    Then the timeline of Diana shows the reply "Signed." with the file "contract.pdf"

  @limitation-L20
  Scenario: A file of more than 20 MB is not logged, its mail is
    When Diana replies to "Offer" with "The plans." and the file "plans.zip" of 21 MB
    And 5 minutes pass
    Then the timeline of Diana shows the reply "The plans." without a file

  @limitation-L20
  Scenario: A file that a scanner took out on the way cannot be logged
    When Diana replies to "Offer" with "The file was removed by our mail gateway."
    And 5 minutes pass
    Then the timeline of Diana shows the reply "The file was removed by our mail gateway." without a file
    And about "logging replies" the integration explains "scanners on the way may withhold them"
