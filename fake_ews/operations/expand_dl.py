"""ExpandDL: who a distribution group or a private list has for members (MS-OXWSDLIST 3.1.4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fake_ews.mailbox.people.groups import members
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Single
from fake_ews.schema.contacts import ArrayOfDLExpansionType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, optional, required


class ExpandDLType(BaseRequestType, namespace="m", element="ExpandDL"):
    mailbox = required("Mailbox", "EmailAddressType")


class ExpandDLResponseMessageType(ResponseMessageType, namespace="m"):
    dl_expansion = optional("DLExpansion", "ArrayOfDLExpansionType")
    indexed_paging_offset = attribute("IndexedPagingOffset", xs.int)
    numerator_offset = attribute("NumeratorOffset", xs.int)
    absolute_denominator = attribute("AbsoluteDenominator", xs.int)
    includes_last_item_in_range = attribute("IncludesLastItemInRange", xs.boolean)
    total_items_in_view = attribute("TotalItemsInView", xs.int)


class ExpandDLResponseType(BaseResponseMessageType, namespace="m", element="ExpandDLResponse"):
    pass


class ExpandDL(Single):
    """Names the members of a list; a list among them stands for itself. MS-OXWSDLIST 3.1.4.1."""

    request = ExpandDLType
    response = ExpandDLResponseType
    clause = "MS-OXWSDLIST 3.1.4.1"

    def answer(self, part: Any, request: Record, session: Session) -> Answer:
        """Answer with the members; raises Failure for what is no list."""
        found: Sequence[Record] = members(session, request[ExpandDLType.mailbox])
        values: dict[Any, Any] = {
            ArrayOfDLExpansionType.mailbox: tuple(found),
            ArrayOfDLExpansionType.total_items_in_view: len(found),
            ArrayOfDLExpansionType.includes_last_item_in_range: True,
        }
        return Answer({ExpandDLResponseMessageType.dl_expansion: Record(ArrayOfDLExpansionType, values)})
