"""The CRM integration for on-premises Exchange: inboxes, one-to-one mail, replies on timelines."""
