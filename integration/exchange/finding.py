"""FindItem and GetItem as they are needed here: no more requests than questions, and errors raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from exchangelib import Message, Q
from exchangelib.errors import ErrorItemNotFound
from exchangelib.fields import FieldPath
from exchangelib.items import ID_ONLY, SHALLOW
from exchangelib.restriction import Restriction
from exchangelib.services import FindItem, GetItem


def find(account: Any, folders: Sequence[Any], wanted: Mapping[str, str], fields: Iterable[str] = ()) -> list[Any]:
    """Ask FindItem itself: exchangelib's folders do not let Message-IDs be asked for here, which Exchange gives.

    Without fields exchangelib would return tuples of id and change key instead of items.
    """
    found = FindItem(account=account).call(
        folders=folders,
        additional_fields=_paths(fields or wanted),
        restriction=Restriction(Q(**wanted), folders=folders, applies_to=Restriction.ITEMS),
        order_fields=None,
        shape=ID_ONLY,
        query_string=None,
        depth=SHALLOW,
        calendar_view=None,
        max_items=None,
        offset=0,
    )
    return [good(item) for item in found]


def get(account: Any, item_ids: Sequence[str], fields: Iterable[str]) -> Iterator[Any]:
    """Yield these items with those fields; what is gone is left out."""
    if not item_ids:
        return
    ids = [(item_id, None) for item_id in item_ids]
    for item in GetItem(account=account).call(items=ids, additional_fields=_paths(fields), shape=ID_ONLY):
        if not isinstance(item, ErrorItemNotFound):
            yield good(item)


def good(answer: Any) -> Any:
    """Give the answer back, or raise it when it is an error that exchangelib returned instead of raising."""
    if isinstance(answer, Exception):
        raise answer
    return answer


def address_of(mailbox: Any) -> str:
    """Return the address of a sender or recipient, in lower case; "" for none."""
    return (mailbox.email_address or "").lower() if mailbox else ""


def _paths(names: Iterable[str]) -> list[Any]:
    return [FieldPath(field=Message.get_field_by_fieldname(name)) for name in names]
