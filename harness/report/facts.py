"""What is to be known of a run as a whole: when, how long, and with which words it can be had again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """One run: ``began`` is the machine's time, ``seconds`` how long people waited for it."""

    began: datetime
    seconds: float
    transport: str
    jobs: int
    seed: int
    command: str
