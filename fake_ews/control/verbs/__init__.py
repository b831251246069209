"""What can be done to an organisation from outside: one family of verbs a module, each verb a method."""
