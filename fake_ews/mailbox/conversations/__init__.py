"""Conversations: which message belongs where, how they look, and actions on the whole."""
