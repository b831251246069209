"""Reference pages for authors of scenarios and users of the integration: ``python -m harness.reference``."""
