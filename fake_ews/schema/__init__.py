"""What EWS says: the table of types and the machinery that reads it."""
