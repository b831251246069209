"""Planned failures: which requests fail, how often, and with which effect."""

from __future__ import annotations

from fake_ews.faults.book import Faults, Request
from fake_ews.faults.effects import EFFECTS, KINDS, Kind
from fake_ews.faults.names import AUTODISCOVER
from fake_ews.faults.plan import PlannedFault

__all__ = ["AUTODISCOVER", "EFFECTS", "KINDS", "Faults", "Kind", "PlannedFault", "Request"]
