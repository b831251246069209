"""What changed: sync states, subscriptions and their events."""
