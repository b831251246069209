"""Requests that no client sends: made from the table, changed in their grammar, changed byte by byte."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.schema.record import Record
from fake_ews.schema.view import view
from fake_ews.testing.strategies import Strategies
from fake_ews.versions import Version
from tests.compat.schema.requests_of_the_table import element, mutated
from tests.fuzz.names import Names
from tests.fuzz.world import envelope

#: The schemas that requests are made from; mutants of each are sent by every name of a version.
SCHEMAS: Final = (Version.Exchange2010_SP2, Version.Exchange2013_SP1, Version.V2017_07_11)
#: As often is a request sent as the table made it, changed in its grammar, or changed byte by byte after that.
_AS_MADE, _IN_GRAMMAR = 0.4, 0.85
_STRANGE: Final = (
    b"<",
    b">",
    b"&",
    b'"',
    b"\x00",
    b"\xff",
    b"\xc3\x28",
    b"&#x0;",
    b"]]>",
    b"<!--",
    b"<!DOCTYPE x>",
    b"\r\n",
)
_STRANGE_VERSIONS: Final = ("", "Exchange2099", "exchange2013", "V2018_01_08", "Exchange2007 ", "🜚")
_HEADERS: Final = (
    b"<t:DateTimePrecision>Milliseconds</t:DateTimePrecision>",
    b"<t:MailboxCulture>de-CH</t:MailboxCulture>",
    b"<t:MailboxCulture></t:MailboxCulture>",
    b'<t:TimeZoneContext><t:TimeZoneDefinition Id="W. Europe Standard Time"/></t:TimeZoneContext>',
    b'<t:TimeZoneContext><t:TimeZoneDefinition Id="Nowhere"/></t:TimeZoneContext>',
    b"<t:TimeZoneContext/>",
    b"<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>bob@example.test</t:PrimarySmtpAddress>"
    b"</t:ConnectingSID></t:ExchangeImpersonation>",
    b"<t:ExchangeImpersonation/>",
    b"<t:ManagementRole><t:UserRoles><t:Role>x</t:Role></t:UserRoles></t:ManagementRole>",
    b"<x/>",
)


@dataclass(frozen=True, slots=True)
class Seedling:
    """A valid request: what others are made from."""

    version: Version
    root: etree._Element


def seedlings(each: int, number: int, operations: Iterable[str] = ()) -> list[Seedling]:
    """Return ``each`` valid requests of every operation and schema; ``number`` says which, out of all there are."""
    wanted = sorted(operations) or sorted(standard().operations)
    return [one for version in SCHEMAS for name in wanted for one in _drawn(version, name, each, number)]


def _drawn(version: Version, name: str, each: int, number: int) -> Iterator[Seedling]:
    shown = view(standard().table, version)
    declared = standard().operations[name].request
    found: list[Record] = []
    if not shown.shows(declared):
        return

    @settings(
        max_examples=each,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @seed(number)
    @given(Strategies(shown).records(declared))
    def draw(record: Record) -> None:
        found.append(record)

    draw()
    yield from (Seedling(version, element(shown, name, record)) for record in found)


def request(grown: list[Seedling], names: Names, chance: random.Random) -> bytes:
    """Return one whole request."""
    one, other = chance.choice(grown), chance.choice(grown)
    kind = chance.random()
    root = mutated(one.root, other.root, chance) if kind >= _AS_MADE else etree.fromstring(etree.tostring(one.root))
    names.put_into(root, chance)
    version = chance.choice((one.version.name, chance.choice(list(Version)).name))
    if chance.random() < 0.02:
        version = chance.choice(_STRANGE_VERSIONS)
    header = b"".join(chance.sample(_HEADERS, chance.choice((1, 1, 2)))) if chance.random() < 0.15 else b""
    made = envelope(etree.tostring(root), version, header)
    return _torn(made, chance) if kind >= _IN_GRAMMAR else made


def _torn(text: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to three things wrong with them."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(text) + 1)
        text = chance.choice(_TEARS)(text, at, chance)
    return text


def _flipped(text: bytes, at: int, chance: random.Random) -> bytes:
    return text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :]


def _cut_out(text: bytes, at: int, chance: random.Random) -> bytes:
    return text[:at] + text[at + chance.randrange(1, 40) :]


def _cut_off(text: bytes, at: int, chance: random.Random) -> bytes:
    return text[:at]


def _repeated(text: bytes, at: int, chance: random.Random) -> bytes:
    length = chance.randrange(1, 60)
    return text[: at + length] * 1 + text[at : at + length] * chance.choice((1, 2, 50)) + text[at + length :]


def _spoilt(text: bytes, at: int, chance: random.Random) -> bytes:
    return text[:at] + chance.choice(_STRANGE) + text[at:]


_TEARS: Final[tuple[Callable[[bytes, int, random.Random], bytes], ...]] = (
    _flipped,
    _cut_out,
    _cut_off,
    _repeated,
    _spoilt,
)
