"""Nouns and their verbs as tables, and what makes a parser of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from integration.app import Integration

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Argument:
    """One word or option of a verb, as argparse takes it."""

    names: tuple[str, ...]
    options: Mapping[str, Any]


def argument(*names: str, **options: Any) -> Argument:
    """Return an argument with these names."""
    return Argument(names, MappingProxyType(options))


class Act(Protocol):
    """What a verb does; it returns what is printed: a thing, several things, or None."""

    def __call__(self, integration: Integration, words: argparse.Namespace, /) -> Any:
        """Do it; raises Refused and NotFound as the library does, and ValueError for words that say nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that a user can do with a noun; ``columns`` are the attributes of its answer that people are shown."""

    name: str
    says: str
    act: Act
    arguments: tuple[Argument, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noun:
    """What there is, and what one can do with it."""

    name: str
    says: str
    verbs: tuple[Verb, ...]


Run = Callable[[argparse.Namespace], int]


def on(part: Callable[[Integration], S], word: str) -> Callable[[Callable[[S, str], Any]], Act]:
    """Return what makes acts of methods of a part of the library, which get the one word that was typed."""

    def act_of(method: Callable[[S, str], Any]) -> Act:
        return lambda integration, words: method(part(integration), getattr(words, word))

    return act_of


def add_nouns(commands: Any, nouns: Iterable[Noun], run: Callable[[Verb], Run]) -> None:
    """Add every noun, with its verbs as commands of its own, each with ``--json``."""
    for noun in nouns:
        # Verbs are read as "sequences list", so help speaks of both at once.
        parser = commands.add_parser(noun.name, help=noun.says, description=sentence(noun.says))
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        for verb in noun.verbs:
            add_verb(verbs, verb, run(verb))


def add_verb(commands: Any, verb: Verb, run: Run) -> None:
    """Add one verb."""
    parser = commands.add_parser(verb.name, help=verb.says, description=sentence(verb.says))
    for one in verb.arguments:
        parser.add_argument(*one.names, **one.options)
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.set_defaults(run=run)


def sentence(says: str) -> str:
    """Return what a line of help says as a sentence."""
    return f"{says[:1].upper()}{says[1:]}."
