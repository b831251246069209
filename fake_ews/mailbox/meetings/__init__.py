"""Meetings: calling them, answering, and what the messages about them do."""
