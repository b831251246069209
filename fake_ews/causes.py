"""Why a request, or a part of it, was refused: the rule, its clause, and the row, setting or plan behind it."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from traceback import walk_tb
from typing import Any, Final, Literal, NamedTuple

from fake_ews.values import dataclass

#: A clause as docstrings cite it: of an open specification, an RFC, or a page of the documentation.
_CLAUSE: Final = re.compile(
    r"MS-[A-Z]+(?:_R\d+| \d+(?:\.\d+)*)?|RFC \d+(?:, section [\d.]+)?|documentation(?: page)? of \w+"
)

_PACKAGE: Final = __name__.partition(".")[0]

#: Where a refusal stands in what comes back: an HTTP status, a SOAP fault, or the response message of one part.
Level = Literal["HTTP", "fault", "response message"]


class Place(NamedTuple):
    """A function of the program, by the names that Python knows it by."""

    module: str
    function: str

    def __str__(self) -> str:
        return f"{self.module}.{self.function}"


@dataclass(frozen=True, slots=True)
class Cause:
    """What made the program refuse; whoever refuses says what they know, and ``explained`` finds out the rest.

    ``rule`` is a sentence. ``clause`` is where the specification or the documentation says it. ``row`` is the row of a
    table that was asked: a FieldURI, an element of the schema, a behaviour. ``setting`` is what an administrator would
    change to be let through. ``plan`` is the number of the planned failure, 0 for none. ``places`` are the functions in
    which it was decided, the innermost first.
    """

    rule: str = ""
    clause: str = ""
    row: str = ""
    setting: str = ""
    plan: int = 0
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """One refusal, and its cause; ``part`` counts the parts of the request from 1, and is 0 for all of it."""

    level: Level
    code: str
    text: str
    part: int
    cause: Cause

    def __str__(self) -> str:
        """Say the rule, and in brackets what it stands on."""
        basis = ", ".join(filter(None, (self.cause.clause, self.cause.row, self.cause.setting)))
        return f"{self.cause.rule} ({basis})" if basis else self.cause.rule


def raised(error: BaseException, cause: Cause) -> Cause:
    """Return ``cause`` with the places that an error has come through, so far as they belong to this program."""
    frames = [frame for frame, _ in walk_tb(error.__traceback__)]
    modules = [str(frame.f_globals.get("__name__", "")) for frame in frames]
    places = [
        Place(module, frame.f_code.co_qualname.partition(".<locals>")[0])
        for frame, module in zip(frames, modules, strict=True)
        if module.partition(".")[0] == _PACKAGE
    ]
    return replace(cause, places=tuple(reversed(places)))


def explained(cause: Cause, clause: str = "") -> Cause:
    """Return ``cause`` with a rule and a clause where nobody gave one.

    The rule is what the innermost function that says anything says of itself, and its clause the one that it cites.
    Where it cites none, ``clause`` holds, which is the operation's, and else what the function stands in.
    """
    said = next((text for place in cause.places if (text := _said(place))), "")
    cited = _CLAUSE.search(said)
    around = next((text for place in cause.places if (text := _cited(place))), "")
    found = cited[0] if cited is not None else clause or around
    return replace(cause, rule=cause.rule or said, clause=cause.clause or ("" if cause.rule else found))


@lru_cache(maxsize=1024)
def _said(place: Place) -> str:
    """Return the first paragraph of a function's docstring."""
    return " ".join((_doc(_found(place)) or "").partition("\n\n")[0].split())


@lru_cache(maxsize=1024)
def _cited(place: Place) -> str:
    """Return the clause that a function cites, or else its class, or else its module."""
    things = reversed(tuple(_path(place)))
    found = (_CLAUSE.search(_doc(thing) or "") for thing in things)
    return next((clause[0] for clause in found if clause is not None), "")


def _found(place: Place) -> Any:
    return tuple(_path(place))[-1]


def _path(place: Place) -> Iterator[Any]:
    """Yield the module of a place, and what leads from there to the function."""
    thing: Any = sys.modules.get(place.module)
    yield thing
    for name in place.function.split("."):
        thing = getattr(thing, name, None)
        yield thing


def _doc(thing: Any) -> str | None:
    return inspect.getdoc(thing) if thing is not None else None
