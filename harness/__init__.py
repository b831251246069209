"""Runs Gherkin scenarios against the integration and an Exchange of each version."""
