"""What one scenario owns; built once, torn down whole, shared with nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from harness.options import Options


class World:
    clock: Any
    exchange: Any

    def advance(self, by: timedelta) -> None: ...


@contextmanager
def open_world(node: str, product: str, options: Options) -> Iterator[World]:
    yield World()
