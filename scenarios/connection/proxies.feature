Feature: Proxies that break the sign-in
  NTLM signs in a connection; a proxy that shares connections makes a good password look wrong.

  Scenario: Where Basic is offered too, it proves the password and signs in
    Given a proxy in front of Exchange shares connections
    When Anna connects the inbox
    Then the inbox of Anna is connected

  Scenario: A proxy that comes to stand in the way disconnects nobody
    Given Anna connects the inbox
    And Anna sends Diana the mail "Offer"
    When a proxy in front of Exchange shares connections
    And Diana replies to "Offer" with "We take it."
    And 5 hours pass
    Then the inbox of Anna is connected
    And the timeline of Diana shows the reply "We take it." exactly once

  Scenario: Where NTLM alone is offered, the proxy is named beside the password
    Given Exchange offers only the sign-in NTLM
    And a proxy in front of Exchange shares connections
    When Anna tries to connect the inbox
    Then Anna is told that the password is wrong or a proxy breaks NTLM

  Scenario: Where NTLM alone is offered, a proxy that comes to stand in the way disconnects nobody either
    Given Exchange offers only the sign-in NTLM
    And Anna connects the inbox
    And Anna sends Diana the mail "Offer"
    When a proxy in front of Exchange shares connections
    And Diana replies to "Offer" with "We take it."
    And 5 hours pass
    Then the inbox of Anna is connected
    When no proxy stands in front of Exchange
    And 1 hour passes
    Then the timeline of Diana shows the reply "We take it." exactly once
