"""Folders: the default ones, changing them, counters, permissions, search folders."""
