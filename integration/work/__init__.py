"""What is due when, and running it."""
