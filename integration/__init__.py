"""The CRM integration for on-premises Exchange: inboxes, sending, sequences, replies, availability, meetings."""
