"""Logging replies: rules tell what belongs to which thread, the service reads and logs."""
