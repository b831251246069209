Feature: Two-factor sign-in
  Exchange Web Services ask for one password, so a mailbox with two factors is connected with an app password.

  @limitation-L10
  Scenario: With two factors the app password connects, and the usual password does not
    Given Anna signs in with two factors and has the app password "moss-kelp-9214"
    When Anna tries to connect the inbox
    Then Anna is told that the password is wrong
    And Anna reads the way out "with two-factor sign-in you need an app password"
    When Anna tries to connect the inbox with the password "moss-kelp-9214"
    Then the inbox of Anna is connected

  @limitation-L10 @not-offered
  Scenario: A sign-in without a password is not offered
    Then the integration does not offer "sign in without a password"

  @limitation-L10 @refused
  Scenario: Who asks for another sign-in is pointed to the app password
    When Anna asks to sign in without a password
    Then Anna is told that there is no other sign-in
    And Anna reads the way out "Make an app password"
    And the inbox of Anna is not connected
