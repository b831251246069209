"""What a mailbox keeps: folders, items, the journal of their changes, and the identifiers that clients see."""
