"""Sending one mail exactly once: rules have the protocol as a table, the service carries it out."""
