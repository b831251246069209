"""Our reader and Microsoft's documents (judged by libxml2) say the same of every request: valid or not.

Where they differ on purpose: libxml2 refuses ``xml:lang`` and its kin wherever no type declares them, while .NET's
validator lets them stand on every element; no mutation here makes one. And the public documents of 2010 SP1 lack
``xml:lang`` of ReplyBody, which those before and after have (see differences.toml).
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.errors import SchemaViolation
from fake_ews.schema.namespaces import XML
from fake_ews.schema.view import SchemaView, view
from fake_ews.versions import Version
from fake_ews.wire.reader import Reader
from tests.compat.schema.requests_of_the_table import messages, mutated, requests
from tests.microsoft_schema import FOLDERS, SHARED, microsoft_validator, needs_microsoft_schema

pytestmark = needs_microsoft_schema

_LANG: Final = f"{{{XML}}}lang"
_JUDGED: Final = (Version.Exchange2010_SP2, Version.Exchange2013_SP1, Version.V2017_07_11)
#: Every run tries the same requests, and as many mutants of each.
_EXAMPLES: Final = 40
_MUTANTS: Final = 12


def our_verdict(shown: SchemaView, body: bytes, root: etree._Element, payload: etree._Element) -> str:
    """Return nothing for a valid request, and what is wrong with another."""
    try:
        Reader(shown).read(body, root, payload, shown.elements[str(payload.tag)])
    except SchemaViolation as violation:
        refused = violation
    else:
        return ""
    assert min(refused.line, refused.column) > 0, refused.violation
    return refused.violation


def their_verdict(version: Version, payload: etree._Element) -> str:
    validator = microsoft_validator(version)
    if validator.validate(payload):
        return ""
    wrong = validator.error_log.last_error
    return wrong.message if wrong else "?"


def samples() -> Iterator[Any]:
    file = SHARED / "ews-samples" / "open.jsonl"
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        sample = json.loads(line)
        if sample["protocol"] == "ews" and sample["request"] and sample["request"]["wellformed"]:
            yield pytest.param(sample["request"]["xml"], id=f"{sample['operation']}-{sample['id']}")


@pytest.mark.parametrize("version", FOLDERS, ids=lambda version: version.name)
@pytest.mark.parametrize("text", tuple(samples()))
def test_the_requests_of_the_documentation(text: str, version: Version) -> None:
    # Today's documentation prints https in the names of namespaces; a real server refuses that.
    body = text.replace("https://schemas.", "http://schemas.").encode()
    root = etree.fromstring(body, etree.XMLParser(remove_comments=True))
    payload = next(iter(root.iterfind("{*}Body/*")), root)
    shown = view(standard().table, version)
    if str(payload.tag) not in shown.elements:
        # The documents may know it where this server does not offer the operation.
        return
    ours, theirs = our_verdict(shown, body, root, payload), their_verdict(version, payload)
    assert bool(ours) == bool(theirs), f"ours: {ours or 'valid'}\ntheirs: {theirs or 'valid'}"


@pytest.mark.parametrize("version", _JUDGED, ids=lambda version: version.name)
def test_requests_that_something_is_wrong_with(version: Version) -> None:
    shown = view(standard().table, version)
    seen = {"valid": 0, "invalid": 0}

    @settings(
        max_examples=_EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(messages(shown, requests(shown)), messages(shown, requests(shown)), st.integers(0, 2**32))
    def judge(root: etree._Element, donors: etree._Element, seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(_MUTANTS):
            mutant = mutated(root, donors, chance)
            body = etree.tostring(mutant)
            payload = etree.fromstring(body)
            ours, theirs = our_verdict(shown, body, payload, payload), their_verdict(version, payload)
            seen["invalid" if theirs else "valid"] += 1
            assert bool(ours) == bool(theirs), f"ours: {ours or 'valid'}\ntheirs: {theirs or 'valid'}\n{body.decode()}"

    judge()
    # Both verdicts have to be common, or the comparison says nothing.
    assert min(seen.values()) > _EXAMPLES, seen


def test_xml_lang_may_stand_anywhere_as_in_net() -> None:
    shown = view(standard().table, Version.V2017_07_11)
    root = etree.fromstring(
        '<m:GetServerTimeZones xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"/>'
    )
    root.set(_LANG, "de")
    assert our_verdict(shown, etree.tostring(root), root, root) == ""
    assert their_verdict(Version.V2017_07_11, root)
