"""The handle from outside: what a test, a scenario or a second process does to an organisation and sees of it."""

from __future__ import annotations

from fake_ews.control.handle import Control
from fake_ews.control.json_values import ControlError
from fake_ews.control.seed_files import SeedFile, SeedFileError

__all__ = ["Control", "ControlError", "SeedFile", "SeedFileError"]
