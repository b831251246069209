"""What Exchange does with mail, folders and meetings: one rule family a file."""
