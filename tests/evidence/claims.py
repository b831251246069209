"""What a test says that it shows: ``@pytest.mark.shows("MS-OXWSCORE_R66")``, and who judges it.

An id is one of four things, and its form says which:

- a numbered requirement, ``MS-OXWSCORE_R66``;
- a clause, where a document has no numbers or the whole clause is shown: ``MS-NLMP 3.2.5.1.2``, ``RFC 5929 4.1``;
- a sample of Microsoft's documentation, ``sample 8701c415759068bc``;
- a test of a client that we did not write, ``exchangelib test_items.GenericItemTest.test_save``.

``by`` says who judges where it is not the test's own assertions: ``by="schema"`` for Microsoft's schema documents,
``by="exchangelib"`` for a client that we did not write, ``by="sample 8701c415759068bc"`` for a documented sample. A
sample and a client's test judge themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tests.evidence.catalogue import document, requirements, samples

#: Clients and libraries that speak the protocol, and that we did not write.
CLIENTS: Final = ("exchangelib", "ews-javascript-api", "pyspnego", "requests-ntlm", "zeep")

#: A test of behaviour that names more shows none of them well.
MOST_IDS: Final = 8

SAMPLE: Final = "sample "
_REQUIREMENT: Final = re.compile(r"MS-[A-Z0-9]+_R\d+")
_CLAUSE: Final = re.compile(r"(?P<document>MS-[A-Z0-9]+|RFC \d+) (\d+|[A-Z])(\.\d+)*")
_SAMPLE: Final = re.compile(r"sample [0-9a-f]{16}")
_CLIENT_TEST: Final = re.compile(rf"(?P<client>{'|'.join(CLIENTS)}) \S+")


class Kind(StrEnum):
    """Who judges; the kinds are never added up, since one outsider's word weighs more than ten of ours."""

    SCHEMA = "schema"
    BEHAVIOUR = "own test of behaviour"
    SAMPLE = "documented sample"
    CLIENT = "foreign client"


class Suite(StrEnum):
    """Where ids belong that no document numbers."""

    SAMPLES = "Microsoft's documented samples"
    CLIENT_TESTS = "Tests of foreign clients"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a test shows."""

    id: str
    kind: Kind


def claims(ids: Iterable[str], by: str = "") -> tuple[Claim, ...]:
    """Return what one mark claims; raises ValueError with a sentence for an id or a judge that there is not."""
    made = tuple(Claim(id, _judge(by) if by else _kind(id)) for id in ids)
    if not made:
        raise ValueError("says nothing that is shown")
    for claim in made:
        _refuse_unknown(claim.id)
    if by.startswith(SAMPLE):
        _refuse_unknown(by)
    return made


def refuse_too_many(made: Iterable[Claim]) -> None:
    """Raise ValueError where a test of behaviour claims more than one test can show."""
    own = {claim.id for claim in made if claim.kind is Kind.BEHAVIOUR}
    if len(own) > MOST_IDS:
        raise ValueError(f"names {len(own)} ids, {MOST_IDS} are the most that one test of behaviour can show")


def suite(id: str) -> str:
    """Return where an id belongs: its document, or what the sample or the client's test is one of."""
    clause = _CLAUSE.fullmatch(id)
    if clause:
        return clause["document"]
    if _SAMPLE.fullmatch(id):
        return Suite.SAMPLES
    client = _CLIENT_TEST.fullmatch(id)
    return f"{Suite.CLIENT_TESTS}: {client['client']}" if client else document(id)


def is_requirement(id: str) -> bool:
    """Return whether the id is that of a numbered requirement."""
    return bool(_REQUIREMENT.fullmatch(id))


def _judge(by: str) -> Kind:
    if by == "schema":
        return Kind.SCHEMA
    if by in CLIENTS:
        return Kind.CLIENT
    if _SAMPLE.fullmatch(by):
        return Kind.SAMPLE
    raise ValueError(f"nobody judges by {by!r}: say schema, 'sample ' and its id, or one of {', '.join(CLIENTS)}")


def _kind(id: str) -> Kind:
    if _SAMPLE.fullmatch(id):
        return Kind.SAMPLE
    return Kind.CLIENT if _CLIENT_TEST.fullmatch(id) else Kind.BEHAVIOUR


def _refuse_unknown(id: str) -> None:
    """Raise ValueError for an id of no known form, and for one that Microsoft's lists lack where they are at hand."""
    if not any(form.fullmatch(id) for form in (_REQUIREMENT, _CLAUSE, _SAMPLE, _CLIENT_TEST)):
        raise ValueError(f"{id!r} is no requirement, clause, sample or test of a client")
    if is_requirement(id) and requirements() and id not in requirements():
        raise ValueError(f"Microsoft lists no requirement {id}")
    if _SAMPLE.fullmatch(id) and samples() and id.removeprefix(SAMPLE) not in samples():
        raise ValueError(f"Microsoft's documentation has no {id}")
