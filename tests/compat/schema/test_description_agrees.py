"""The service description that our table writes and Microsoft's, in one normal form, are the same."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

import pytest
from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.schema.service_description import OPERATIONS
from fake_ews.schema.view import view
from fake_ews.versions import Version
from fake_ews.wire.service_documents import services_document
from tests.microsoft_schema import folder, needs_microsoft_schema

_W: Final = "{http://schemas.xmlsoap.org/wsdl/}"
_S: Final = "{http://schemas.xmlsoap.org/wsdl/soap/}"

#: The versions that are a product's own and of which a description is public; there is none of 2013.
DESCRIBED: Final = (Version.Exchange2010_SP2, Version.V2017_07_11)


class Part(NamedTuple):
    """A part of a message, its prefix put in one form."""

    name: str
    element: str


class Operation(NamedTuple):
    """One operation: the order of headers says nothing, that of operations neither; a header bound twice is bound."""

    action: str
    sent: frozenset[Part]
    answered: frozenset[Part]
    sent_body: str
    sent_headers: frozenset[tuple[str, str]]
    answered_body: str
    answered_headers: frozenset[tuple[str, str]]


def operations(document: etree._Element) -> dict[str, Operation]:
    """Return what a description says of each operation."""
    messages = {one.get("name"): _parts(one) for one in document.iterfind(f"{_W}message")}
    bound = {one.get("name", ""): one for one in document.iterfind(f"{_W}binding/{_W}operation")}
    ports = {one.get("name", ""): one for one in document.iterfind(f"{_W}portType/{_W}operation")}
    assert set(bound) == set(ports)
    return {
        name: Operation(
            action=_one(binding, f"{_S}operation").get("soapAction", ""),
            sent=messages[_local(_one(ports[name], f"{_W}input").get("message"))],
            answered=messages[_local(_one(ports[name], f"{_W}output").get("message"))],
            sent_body=_one(binding, f"{_W}input/{_S}body").get("parts", ""),
            sent_headers=_headers(binding, "input"),
            answered_body=_one(binding, f"{_W}output/{_S}body").get("parts", ""),
            answered_headers=_headers(binding, "output"),
        )
        for name, binding in bound.items()
    }


def around(document: etree._Element) -> tuple[str, ...]:
    """Return what a description says once: its namespace, its schema, its binding."""
    binding = _one(document, f"{_W}binding")
    transport = _one(binding, f"{_S}binding")
    imported = document.xpath("*[local-name()='types']/*/*[local-name()='import']")
    assert isinstance(imported, list)
    (schema,) = (one for one in imported if isinstance(one, etree._Element))
    return (
        document.get("targetNamespace", ""),
        schema.get("namespace", ""),
        schema.get("schemaLocation", ""),
        _one(document, f"{_W}portType").get("name", ""),
        binding.get("name", ""),
        binding.get("type", ""),
        transport.get("transport", ""),
        transport.get("style", ""),
    )


def _one(parent: etree._Element, path: str) -> etree._Element:
    (found,) = parent.findall(path)
    return found


def _local(name: str | None) -> str:
    return (name or "").rpartition(":")[2]


def _parts(message: etree._Element) -> frozenset[Part]:
    return frozenset(Part(one.get("name", ""), one.get("element", "")) for one in message.iterfind(f"{_W}part"))


def _headers(binding: etree._Element, direction: str) -> frozenset[tuple[str, str]]:
    headers = binding.iterfind(f"{_W}{direction}/{_S}header")
    return frozenset((one.get("message", ""), one.get("part", "")) for one in headers)


def ours(version: Version) -> etree._Element:
    return etree.fromstring(services_document(view(standard().table, version)).encode())


def microsofts(version: Version) -> etree._Element:
    return etree.parse(Path(folder(version), "services.wsdl")).getroot()


@needs_microsoft_schema
@pytest.mark.parametrize("version", DESCRIBED, ids=lambda version: version.name)
def test_our_description_says_what_microsofts_says(version: Version) -> None:
    said, theirs = operations(ours(version)), operations(microsofts(version))

    assert len(theirs) >= 60
    assert said == theirs
    assert around(ours(version)) == around(microsofts(version))


def test_a_difference_is_seen() -> None:
    changed = ours(Version.V2017_07_11)
    headers = changed.findall(f"{_W}binding/{_W}operation[@name='GetItem']/{_W}input/{_S}header")
    _one(changed, f"{_W}binding/{_W}operation[@name='GetItem']/{_W}input").remove(headers[0])

    assert operations(changed) != operations(ours(Version.V2017_07_11))


def test_what_is_described_has_its_messages_in_the_schema() -> None:
    needed = {("m", name) for row in OPERATIONS for name in (row.request_element, row.response_element)}
    lacking = sorted(needed - set(standard().table.elements))
    assert lacking == []


def test_what_this_server_answers_is_described_but_for_what_exchange_does_not_describe_either() -> None:
    described = {row.request_element for row in OPERATIONS}
    assert sorted(set(standard().operations) - described) == UNDESCRIBED


#: Answered by servers from 2013 on, in their schema, and in no public description.
UNDESCRIBED: Final = ["GetReminders", "PerformReminderAction"]
