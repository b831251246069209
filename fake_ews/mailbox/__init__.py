"""What Exchange does with mail, folders and meetings: a family of rules a package, a rule family a file."""
