"""Names of the attributes that a worker adds to pytest's reports for the process that collects them."""

from __future__ import annotations

from typing import Final

TOLD: Final = "harness_story"
EVIDENCE: Final = "harness_evidence"
LIMITATIONS: Final = "harness_limitations"
