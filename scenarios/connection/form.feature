Feature: The way to a connection
  First the user reads what to expect, then a form asks for as little as possible.

  Scenario: Before the form the user reads what will happen with mail, and what is needed
    Then before connecting Anna reads "Replies to it are logged on the timeline"
    And before connecting Anna reads "Other mail is not stored, and its text is not read"
    And before connecting Anna reads "Exchange 2010 SP2 or later"
    And before connecting Anna reads "How your firm treats mail"

  Scenario: Only address and password have to be filled in
    Then Anna has to fill in "Email address, Password" to connect
    And Anna may fill in "User name, Exchange URL, Exchange version" as well
    When Anna connects the inbox
    Then the inbox of Anna is connected
