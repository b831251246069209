"""Tasks: progress, recurrence, and what is worked out."""
