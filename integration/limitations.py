"""Every documented limitation of the integration, as data."""
