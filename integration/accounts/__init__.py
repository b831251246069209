"""Connecting a mailbox and keeping the connection: rules decide, the service acts."""
