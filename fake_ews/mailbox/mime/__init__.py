"""Mail as bytes: reading and writing MIME, its charsets, and the calendar parts in it."""
