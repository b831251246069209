"""A word that must not be seen: usable as it is, and blotted out wherever somebody looks at it in passing."""

from __future__ import annotations


class Secret(str):
    """A password. Its ``repr`` says nothing, so it stands in no crash dump and in no log of arguments."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"
