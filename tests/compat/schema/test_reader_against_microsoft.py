"""Our reader and Microsoft's documents (judged by libxml2) say the same of every request: valid or not.

Where the two validators differ, the reader follows .NET's; the last test lists where that is. The public documents of
2010 SP1 lack ``xml:lang`` of ReplyBody, which those before and after have (see differences.toml).
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
from fake_ews.schema.namespaces import MESSAGES, TYPES
from fake_ews.schema.view import SchemaView, view
from fake_ews.versions import Version
from fake_ews.wire.reader import Reader
from tests.compat.schema.requests_of_the_table import messages, mutated, requests
from tests.microsoft_schema import FOLDERS, SHARED, microsoft_validator, needs_microsoft_schema

pytestmark = needs_microsoft_schema

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


_VIEW: Final = (
    '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>'
    '<m:CalendarView StartDate="{}" EndDate="2026-01-02T00:00:00Z"/>'
    '<m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>'
)
_CREATED: Final = "<m:CreateItem><m:Items>{}</m:Items></m:CreateItem>"
#: Payloads over which libxml2 and .NET's validator differ, and whether .NET's lets them pass, which is what we follow.
_DIFFERENT: Final = (
    ("xml:lang where no type declares it", '<m:GetServerTimeZones xml:lang="de"/>', True),
    ("a day's end as its 24th hour", _VIEW.format("2026-01-01T24:00:00Z"), False),
    ("a year of five digits", _VIEW.format("12026-01-01T00:00:00Z"), False),
    ("a year before the first", _VIEW.format("-0001-01-01T00:00:00Z"), False),
    (
        "bits in Base 64 that belong to no byte",
        _CREATED.format("<t:Message><t:ConversationIndex>AB==</t:ConversationIndex></t:Message>"),
        True,
    ),
)


@pytest.mark.parametrize(("text", "ours_is_valid"), [pytest.param(*one[1:], id=one[0]) for one in _DIFFERENT])
def test_where_net_and_libxml2_differ_the_reader_follows_net(text: str, ours_is_valid: bool) -> None:
    shown = view(standard().table, Version.V2017_07_11)
    declared = f'<x xmlns:t="{TYPES}" xmlns:m="{MESSAGES}">{text}</x>'
    root = etree.fromstring(declared)
    ours, theirs = our_verdict(shown, declared.encode(), root, root[0]), their_verdict(Version.V2017_07_11, root[0])
    assert (not ours, not theirs) == (ours_is_valid, not ours_is_valid), (ours, theirs)
