"""A library that most runs never need, loaded when something of it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Deferred:
    """Stands for a module: ``Deferred("icalendar").Event`` loads it. The type checker sees the import beside it."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        # import_module holds the lock of the import, so two threads load it once; asked again it is a look-up.
        return getattr(import_module(self._module), name)
