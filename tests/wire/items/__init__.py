"""Items as clients see them, whatever the operation: what they say, in which form, and what may be set."""
