"""Time zones as Exchange keeps them: Windows' rules and names, and the forms in which they travel."""
