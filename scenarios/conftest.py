"""Loads the harness; steps and worlds are its own."""

pytest_plugins = ["harness.plugin"]
