"""Processes that obey orders and may be killed: they are waited for as long as this machine takes, many times over."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from signal import SIGKILL, SIGUSR1
from statistics import median
from typing import Final

from tests.kill.victim import Orders, obey

#: Every process is forked from one that has imported everything and has opened nothing.
PROCESSES: Final = get_context("forkserver")

#: What they use: without what others import only when it is asked for, each would import it, which takes a third of it.
_IMPORTED: Final = (
    "tests.kill.victim",
    "procrastinate.builtin_tasks",
    "procrastinate.signals",
    "procrastinate.worker",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite",
)

#: How many times as long as processes take here and now one may take, before it is taken for stuck.
PATIENCE: Final = 100

#: Seconds for a process before any was measured.
UNMEASURED: Final = 300.0


class Broken(Exception):
    """A process did not come to an end, or came to an end of its own."""


@dataclass(frozen=True)
class Strike:
    """Kills one of the processes, the ``victim``-th, so many ``seconds`` after they began."""

    seconds: float
    victim: int = 0


@dataclass
class Processes:
    """Runs processes to their end; what they took lately says how long others are waited for."""

    taken: deque[float] = field(default_factory=lambda: deque(maxlen=50))

    @staticmethod
    def prepare() -> None:
        """Have everything imported where processes are forked from."""
        PROCESSES.set_forkserver_preload(list(_IMPORTED))

    @property
    def patience(self) -> float:
        """Seconds after which a process is taken for stuck."""
        return PATIENCE * median(self.taken) if self.taken else UNMEASURED

    def run(self, orders: Sequence[Orders], strike: Strike | None = None) -> int:
        """Run a process for each of the orders to its end; returns how many were killed. Raises Broken."""
        began = time.monotonic()
        processes: list[BaseProcess] = [PROCESSES.Process(target=obey, args=(one,), daemon=True) for one in orders]
        for process in processes:
            process.start()
        if strike:
            victim = processes[strike.victim % len(processes)]
            victim.join(strike.seconds)
            victim.kill()
        try:
            for process in processes:
                self._end(process, began)
        finally:
            for process in processes:
                process.kill()
                process.join()
        killed = sum(process.exitcode == -SIGKILL for process in processes)
        if not killed:
            self.taken.append(time.monotonic() - began)
        return killed

    def _end(self, process: BaseProcess, began: float) -> None:
        process.join(max(began + self.patience - time.monotonic(), 0))
        if process.exitcode is None and process.pid:
            # It says where it is stuck, on the standard error.
            os.kill(process.pid, SIGUSR1)
            process.join(1)
            raise Broken(f"a process did not come to its end in {self.patience:.0f} s")
        if process.exitcode not in (0, -SIGKILL):
            raise Broken(f"a process ended with {process.exitcode}")
