"""People: the directory, contacts, delegates, groups, and how they are found."""
