"""Judging replies by schema documents: whatever a server answers has to be valid for the version that was named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from fake_ews.schema.namespaces import MESSAGES, SOAP, TYPES
from fake_ews.schema.view import SchemaView
from fake_ews.wire.schema_documents import DRIVER_DOCUMENT, XML_DOCUMENT, messages_document, types_document

_ENVELOPE: Final = f"{{{SOAP}}}Envelope"
_FAULT: Final = f"{{{SOAP}}}Fault"
# Arrays whose entries servers write in the namespace of messages, and the schema has in that of types.
_OF_MESSAGES: Final = (("ErrorSubscriptionIds", "SubscriptionId"), ("Notifications", "Notification"))
_OTHERWISE: Final = ("ErrorSubscriptionIds", "Notifications", "UpdatedItemIds")


@lru_cache(maxsize=32)
def schema_of(view: SchemaView) -> etree.XMLSchema:
    """Return the validator of the documents that the table writes for a version."""
    documents = {"types.xsd": types_document(view), "messages.xsd": messages_document(view), "xml.xsd": XML_DOCUMENT}
    parser = etree.XMLParser()
    parser.resolvers.add(_Documents(documents))
    return etree.XMLSchema(etree.fromstring(DRIVER_DOCUMENT, parser, base_url="memory:/driver.xsd"))


class _Documents(etree.Resolver):
    """Finds the documents in memory."""

    def __init__(self, documents: dict[str, str]) -> None:
        self._documents = documents

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:
        """Give lxml the document whose name the address ends with."""
        address = system_url or ""
        return self.resolve_string(self._documents[address.rpartition("/")[2]].encode(), context, base_url=address)


def envelopes(body: bytes) -> Iterator[etree._Element]:
    """Walk the envelopes of a reply: one, or those of a stream, which follow each other with nothing between."""
    if body.lstrip().startswith(b"<?xml"):
        yield etree.fromstring(body)
        return
    yield from etree.fromstring(b"<stream>" + body + b"</stream>")


def violations(body: bytes, schemas: Iterable[tuple[str, etree.XMLSchema]]) -> list[str]:
    """Return what of a reply is not valid by which schema; faults have a form of their own and no schema."""
    wrong: list[str] = []
    judges = tuple(schemas)
    for envelope in envelopes(body):
        if envelope.tag != _ENVELOPE:
            wrong.append(f"{envelope.tag!r} stands where an envelope should")
            continue
        for payload in envelope.iterfind(f"{{{SOAP}}}Body/*"):
            if payload.tag == _FAULT:
                continue
            shown = as_the_schema_has_it(payload)
            wrong += [
                f"not valid by {name}: {schema.error_log.last_error.message if schema.error_log.last_error else '?'}"
                for name, schema in judges
                if not schema.validate(shown)
            ]
    return wrong


def as_the_schema_has_it(payload: etree._Element) -> etree._Element:
    """Return a payload with the three things undone in which real servers differ from their own schema.

    What GetStreamingEvents lists stands in the namespace of messages, where the Managed API and exchangelib read it.
    UpdatedItemIds is empty where PerformReminderAction changed nothing (documentation of the operation).
    """
    if not any(payload.find(f".//{{{MESSAGES}}}{name}") is not None for name in _OTHERWISE):
        return payload
    changed = deepcopy(payload)
    for array, entry in _OF_MESSAGES:
        for one in changed.iterfind(f".//{{{MESSAGES}}}{array}/{{{MESSAGES}}}{entry}"):
            one.tag = f"{{{TYPES}}}{entry}"
    for ids in changed.iterfind(f".//{{{MESSAGES}}}UpdatedItemIds"):
        if len(ids) == 0:
            etree.SubElement(ids, f"{{{TYPES}}}ItemId", Id="")
    return changed
