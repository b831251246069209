"""Names that live in a mailbox: ids, states and marks, gathered from replies and put into requests."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from lxml import etree

from tests.calling import ANN, BOB

#: How many names of one kind are kept; the oldest goes.
_KEPT: Final = 60
#: How often a name that means something stands in a request where the table allows any text.
_OFTEN: Final = 0.8

_WITH_ID: Final = re.compile(r'<t:(ItemId|FolderId|AttachmentId|ConversationId) Id="([^"]+)"(?: ChangeKey="([^"]+)")?')
_TEXTS: Final = re.compile(r"<[mt]:(SyncState|SubscriptionId|Watermark|UserConfigurationName)>([^<]+)</")

#: Elements that hold the name of something, and of what kind it is.
_ATTRIBUTES: Final = MappingProxyType(
    {
        **dict.fromkeys(
            ("ItemId", "ReferenceItemId", "ParentItemId", "RootItemId", "SourceId", "AlternateId"), "ItemId"
        ),
        **dict.fromkeys(("FolderId", "ParentFolderId"), "FolderId"),
        "AttachmentId": "AttachmentId",
        "ConversationId": "ConversationId",
        "OccurrenceItemId": "ItemId",
        "RecurringMasterItemId": "ItemId",
    }
)
_VALUES: Final = MappingProxyType(
    {
        "SyncState": "SyncState",
        "SubscriptionId": "SubscriptionId",
        "Watermark": "Watermark",
        "PreviousWatermark": "Watermark",
    }
)
_ID_ATTRIBUTES: Final = ("Id", "RecurringMasterId", "OccurrenceId")
_ADDRESSES: Final = (ANN, BOB, "carol@elsewhere.test", "nobody@example.test")
_FOLDERS: Final = ("inbox", "calendar", "drafts", "sentitems", "contacts", "tasks", "msgfolderroot", "deleteditems")


class Names:
    """What was seen in replies, by kind: an id with its change key, or a text."""

    def __init__(self) -> None:
        self._seen: dict[str, list[tuple[str, str]]] = {}

    def learn(self, reply: bytes) -> None:
        """Gather the names of a reply."""
        text = reply.decode("utf-8", "replace")
        for kind, name, key in _found(text):
            known = self._seen.setdefault(kind, [])
            if (name, key) not in known:
                known.append((name, key))
                del known[:-_KEPT]

    def put_into(self, root: etree._Element, chance: random.Random) -> None:
        """Let the names in a request mean something, mostly."""
        for element in root.iter("*"):
            local = etree.QName(element).localname
            if chance.random() >= _OFTEN:
                continue
            if local in _ATTRIBUTES:
                self._name(element, _ATTRIBUTES[local], chance)
            elif local in _VALUES:
                element.text = self._one(_VALUES[local], chance)[0] or element.text
            elif local == "EmailAddress" and not len(element):
                element.text = chance.choice(_ADDRESSES)
            elif local == "DistinguishedFolderId":
                element.set("Id", chance.choice(_FOLDERS))

    def _name(self, element: etree._Element, kind: str, chance: random.Random) -> None:
        name, key = self._one(kind, chance)
        for attribute in _ID_ATTRIBUTES:
            if name and attribute in element.attrib:
                element.set(attribute, name)
        if key and "ChangeKey" in element.attrib:
            element.set("ChangeKey", key)

    def _one(self, kind: str, chance: random.Random) -> tuple[str, str]:
        known = self._seen.get(kind)
        return chance.choice(known) if known else ("", "")


def _found(text: str) -> Iterator[tuple[str, str, str]]:
    yield from ((one[1], one[2], one[3] or "") for one in _WITH_ID.finditer(text))
    yield from ((one[1], one[2], "") for one in _TEXTS.finditer(text))
