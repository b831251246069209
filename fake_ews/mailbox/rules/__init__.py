"""What a mailbox does by itself with mail that arrives: inbox rules, junk, out of office."""
