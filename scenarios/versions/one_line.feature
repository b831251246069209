Feature: What can be planned in one line
  Whatever keeps a mail client from what it wants can be said in one line, is told in Exchange's own words, and is over
  when another line undoes it. docs/front-door.md has all of these lines.

  Background:
    Given a mail client of Anna has saved the draft "Notes"
    And a mail client of Anna has saved the draft "Notes again"

  Scenario Outline: A mail client is refused in the words of Exchange until it is undone
    Given Exchange is told <line>
    When a mail client of Anna wants <wish>
    Then the answer is <answer>
    When Exchange is told <undone>
    And a mail client of Anna wants <wish>
    Then the answer is 200 NoError

    Examples: accounts and mailboxes
      | line                                             | wish      | answer                       | undone                                          |
      | disable_mailbox {"address": "anna@company.test"} | the inbox | 200 ErrorMissingEmailAddress | enable_mailbox {"address": "anna@company.test"} |

    Examples: acting for others
      | line                                                             | wish                       | answer                         | undone                                                           |
      | let_impersonate {"address": "anna@company.test", "whom": []}     | the inbox on behalf of Ben | 500 ErrorImpersonateUserDenied | let_impersonate {"address": "anna@company.test"}                 |
      | let_impersonate {"address": "anna@company.test", "whom": ["c*"]} | the inbox on behalf of Ben | 500 ErrorImpersonateUserDenied | let_impersonate {"address": "anna@company.test", "whom": ["b*"]} |

    Examples: a policy of one mailbox
      | line                                                                                  | wish      | answer                           | undone                                                        |
      | set_throttling {"address": "anna@company.test", "policy": {"ews_max_concurrency": 0}} | the inbox | 500 ErrorExceededConnectionCount | set_throttling {"address": "anna@company.test", "policy": {}} |

    @exchange-2016-and-later
    Examples: limits of 2016 and later
      | line                                                         | wish                      | answer              | undone                             |
      | change_settings {"throttling": {"concurrent_sync_calls": 0}} | what is new in the drafts | 500 ErrorServerBusy | change_settings {"throttling": {}} |

    Examples: limits
      | line                                                                    | wish                      | answer                             | undone                                          |
      | change_settings {"throttling": {"ews_max_subscriptions": 0}}            | to be told of new mail    | 200 ErrorExceededSubscriptionCount | change_settings {"throttling": {}}              |
      | change_settings {"throttling": {"ews_find_count_limit": 1}}             | all drafts at once        | 200 ErrorExceededFindCountLimit    | change_settings {"throttling": {}}              |
      | change_settings {"throttling": {"ews_find_count_limit_of_searches": 1}} | all drafts with a subject | 200 ErrorExceededFindCountLimit    | change_settings {"throttling": {}}              |
      | change_settings {"throttling": {"recipient_rate_limit": 0}}             | to send Ben a mail        | 200 ErrorSubmissionQuotaExceeded   | change_settings {"throttling": {}}              |
      | change_settings {"max_message_bytes": 100}                              | to send Ben a mail        | 200 ErrorMessageSizeExceeded       | change_settings {"max_message_bytes": 36700160} |
      | change_settings {"availability_days": 2}                                | to see when Ben is free   | 500 ErrorTimeIntervalTooBig        | change_settings {"availability_days": 42}       |

  Scenario Outline: Nobody looks into a colleague's mailbox until they are let in
    When a mail client of Anna wants <wish>
    Then the answer is 200 ErrorFolderNotFound
    When Exchange is told <line>
    And a mail client of Anna wants <wish>
    Then the answer is 200 NoError

    Examples:
      | wish                | line                                                                                                                         |
      | the inbox of Ben    | seed {"mailboxes": [{"address": "ben@company.test", "open_to": ["anna@company.test"]}]}                                      |
      | the calendar of Ben | seed {"mailboxes": [{"address": "ben@company.test", "delegates": [{"address": "anna@company.test", "calendar": "Editor"}]}]} |

  Scenario: Somebody to act for who has no mailbox
    Given Exchange is told let_impersonate {"address": "anna@company.test"}
    And Exchange is told disable_mailbox {"address": "ben@company.test"}
    When a mail client of Anna wants the inbox on behalf of Ben
    Then the answer is 500 ErrorNonExistentMailbox
    When Exchange is told enable_mailbox {"address": "ben@company.test"}
    And a mail client of Anna wants the inbox on behalf of Ben
    Then the answer is 200 NoError

  Scenario: A request that is greater than IIS takes
    Given Exchange is told change_settings {"max_request_bytes": 300}
    When a mail client of Anna wants the inbox
    Then the answer has nothing but status 413
    When Exchange is told change_settings {"max_request_bytes": 0}
    And a mail client of Anna wants the inbox
    Then the answer is 200 NoError

  @exchange-2010
  Scenario: A search that takes too long
    Given Exchange is told change_settings {"throttling": {"ews_fast_search_timeout_in_seconds": 1}, "part_milliseconds": 600}
    When a mail client of Anna wants all drafts with a word
    Then the answer is 200 ErrorTimeoutExpired
    When Exchange is told change_settings {"throttling": {}, "part_milliseconds": 0}
    And 5 minutes pass
    And a mail client of Anna wants all drafts with a word
    Then the answer is 200 NoError

  Scenario: More streams than the policy allows
    Given Exchange is told change_settings {"throttling": {"hanging_connection_limit": 0}}
    When a mail client of Anna opens a stream
    Then the answer is 500 ErrorExceededConnectionCount
    When Exchange is told change_settings {"throttling": {}}
    And a mail client of Anna opens a stream
    Then the answer is 200 NoError

  Scenario Outline: A client that does it right is answered after one that does it wrong
    When a mail client of Anna wants <wrong>
    Then the answer is <answer>
    When a mail client of Anna wants <right>
    Then the answer is 200 NoError

    Examples:
      | wrong                               | answer                                    | right                               |
      | the room lists in the words of 2007 | 500 ErrorIncorrectSchemaVersion           | the room lists in the words of 2010 |
      | to save eleven mails in one another | 200 ErrorAttachmentNestLevelLimitExceeded | to save two mails in one another    |
      | three years of the calendar         | 200 ErrorCalendarViewRangeTooBig          | a year of the calendar              |

  Scenario: What no client should send is refused, and the next request is answered
    When a mail client of Anna wants to confuse it by deep nesting
    Then the answer is 500 ErrorSchemaValidation
    When a mail client of Anna wants to confuse it by an entity
    Then the answer is 500 ErrorSchemaValidation
    When a mail client of Anna wants to confuse it by a wrong character
    Then the answer is 500 ErrorSchemaValidation
    When a mail client of Anna wants to confuse it by a huge attribute
    Then the answer is 500 ErrorInvalidRequest
    When a mail client of Anna wants the inbox
    Then the answer is 200 NoError

  Scenario Outline: Whoever names no version knows nothing newer than 2007
    When a mail client of Anna wants the archive, naming no version
    Then the answer is <answer>
    When a mail client of Anna wants the inbox, naming no version
    Then the answer is 200 NoError

    Examples:
      | Exchange                           | answer                    |
      | 2010_SP2, 2010_SP3, 2013, 2013_SP1 | 500 ErrorSchemaValidation |
      | 2016, 2019                         | 200 ErrorFolderNotFound   |

  @exchange-2013-and-later
  Scenario Outline: A mailbox that lies on an older server does not know what the front end knows
    Given Exchange is told move_mailbox {"address": "anna@company.test", "exchange": "2010_SP2"}
    When a mail client of Anna asks for the folder inbox in version <newest>
    Then the answer is 500 ErrorInvalidSchemaVersionForMailboxVersion
    When Exchange is told move_mailbox {"address": "anna@company.test"}
    And a mail client of Anna asks for the folder inbox in version <newest>
    Then the answer is 200 NoError

    Examples:
      | Exchange   | newest           |
      | 2013       | Exchange2013     |
      | 2013_SP1   | Exchange2013_SP1 |
      | 2016, 2019 | V2017_07_11      |

  Scenario: A mail to a colleague whose mailbox is gone is reported back
    Given Exchange is told disable_mailbox {"address": "ben@company.test"}
    When a mail client of Anna wants to send Ben a mail
    Then the mail "Undeliverable: Hello" lies in the folder inbox of Anna exactly once
    When Exchange is told enable_mailbox {"address": "ben@company.test"}
    And a mail client of Anna wants to send Ben a mail
    Then Ben has received the mail "Hello" exactly once

  @wire
  Scenario: A mail that comes in by SMTP for a mailbox that is gone is reported back
    Given Exchange is told disable_mailbox {"address": "ben@company.test"}
    When handing in the mail "Hello" of Diana for ben@company.test by SMTP is answered with 250
    Then Diana has received the mail "Undeliverable: Hello" exactly once
    When Exchange is told enable_mailbox {"address": "ben@company.test"}
    And handing in the mail "Again" of Diana for ben@company.test by SMTP is answered with 250
    Then Ben has received the mail "Again" exactly once

  @wire
  Scenario: A mail that comes in by SMTP can be too great
    Given Exchange is told change_settings {"max_message_bytes": 1000}
    When handing in the mail "Hello" of Diana for anna@company.test by SMTP is answered with 552
    And Exchange is told change_settings {"max_message_bytes": 36700160}
    And handing in the mail "Hello" of Diana for anna@company.test by SMTP is answered with 250
    Then Anna has received the mail "Hello" exactly once

  @wire
  Scenario: Mail for elsewhere is not handed on
    When handing in the mail "Hello" of Diana for frieda@supplier.example by SMTP is answered with 550
    And handing in the mail "Hello" of Diana for anna@company.test by SMTP is answered with 250
    Then Anna has received the mail "Hello" exactly once

  @wire
  Scenario: A client that sends too slowly is hung up on, and served where the server is patient
    Given Exchange is told change_settings {"header_wait_seconds": 0.2, "min_bytes_per_second": 1000000}
    When a mail client of Anna that pauses within its request is answered with 0
    And Exchange is told change_settings {"header_wait_seconds": 120, "min_bytes_per_second": 240}
    Then a mail client of Anna that pauses within its request is answered with 200
