"""Neutral frozen values that every part of the integration speaks in: no library's types, no input, no output."""
