"""Changing items: setting, appending to and deleting single properties, as UpdateItem asks."""

from __future__ import annotations

from typing import Any, Final

from fake_ews.behaviours import STORE_ENTRY_ID_FROM_A_CLIENT
from fake_ews.errors import Failure
from fake_ews.mailbox.items.computed import COMPUTED
from fake_ews.mailbox.items.mapi_properties import MESSAGE_FLAGS
from fake_ews.mailbox.items.values import normal, read_only, row_behind
from fake_ews.mailbox.session import Session, query_context
from fake_ews.query.paths import Dictionary, Path, resolve
from fake_ews.query.property_values import read_property, row_of_property
from fake_ews.schema.addresses import ArrayOfRecipientsType
from fake_ews.schema.changes import (
    AppendToItemFieldType,
    ChangeDescriptionType,
    DeleteItemFieldType,
)
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import BodyType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Can, Row
from fake_ews.store.objects import StoredItem

#: What AppendToItemField may extend (documentation of AppendToItemField).
_APPENDABLE: Final = frozenset(
    {
        ItemType.body,
        MessageType.to_recipients,
        MessageType.cc_recipients,
        MessageType.bcc_recipients,
        MessageType.reply_to,
    }
)


def apply(session: Session, item: StoredItem, changes: Record) -> tuple[Row[Any], ...]:
    """Carry out the Updates of an ItemChange in order and return the rows touched, the one touched last at the end.

    Raises Failure for a property that cannot be set, appended to or deleted, or a change whose item says another
    property than its path; whoever calls has made sure that nothing stays half done.
    """
    touched: dict[Row[Any], None] = {}
    for change in changes:
        said = change[ChangeDescriptionType.path]
        path = resolve(said, query_context(session))
        if change.type is DeleteItemFieldType:
            _touch(touched, _delete(session, item, path))
            continue
        inner = changed_part(change)
        appending = change.type is AppendToItemFieldType
        _touch(touched, _set(session, item, path, inner, appending=appending))
    return tuple(touched)


def changed_part(change: Record) -> Record:
    """Return the item or folder that stands in a change; raises Failure where it says no property, or several."""
    inner = next((value for row, value in change.values.items() if row is not ChangeDescriptionType.path), None)
    said = change[ChangeDescriptionType.path]
    if not isinstance(inner, Record):
        raise Failure("ErrorUpdatePropertyMismatch", path=said)
    values = inner.values.items()
    extended = sum(len(value) for row, value in values if row.element == "ExtendedProperty")
    if extended + sum(row.element != "ExtendedProperty" for row, _ in values) != 1:
        raise Failure("ErrorIncorrectUpdatePropertyCount", path=said)
    return inner


def _touch(touched: dict[Row[Any], None], row: Row[Any]) -> None:
    touched.pop(row, None)
    touched[row] = None


def _set(session: Session, item: StoredItem, path: Path, inner: Record, *, appending: bool) -> Row[Any]:
    if path.key is not None:
        return _set_extended(session, item, path, inner)
    row = path.row(item.type)
    said = path.said
    if row is ItemType.store_entry_id and session.profile[STORE_ENTRY_ID_FROM_A_CLIENT] == "ignored":
        return row
    if row is None or read_only(session.profile, row, Can.UPDATE):
        raise Failure("ErrorInvalidPropertySet", path=said)
    value = next((value for key, value in inner.values.items() if key.element == row.element), None)
    if value is None:
        raise Failure("ErrorUpdatePropertyMismatch", path=said)
    if path.dictionary is not None:
        item.values[row] = _merged(item.values.get(row), value, path.dictionary)
    elif appending:
        if row not in _APPENDABLE:
            raise Failure("ErrorInvalidPropertyAppend", path=said)
        item.values[row] = _appended(item.values.get(row), normal(session, row, value))
    else:
        item.values[row] = normal(session, row, value)
    return row


def _set_extended(session: Session, item: StoredItem, path: Path, inner: Record) -> Row[Any]:
    properties = inner.get(ItemType.extended_property, ())
    if len(properties) != 1:
        raise Failure("ErrorUpdatePropertyMismatch", path=path.said)
    key, value = read_property(properties[0], query_context(session))
    if key == MESSAGE_FLAGS:
        # After the first save a client changes them no more (MS-OXCMSG 2.2.1.6).
        return ItemType.extended_property
    row = row_behind(path, item.type, Can.UPDATE)
    if row is None:
        item.extended[key] = value
        return ItemType.extended_property
    item.values[row] = row_of_property(row, value)
    return row


def _delete(session: Session, item: StoredItem, path: Path) -> Row[Any]:
    if path.key is not None:
        behind = row_behind(path, item.type, Can.UPDATE)
        if behind is None:
            item.extended.pop(path.key, None)
            return ItemType.extended_property
        item.values.pop(behind, None)
        return behind
    row = path.row(item.type)
    fixed = row is None or (row in COMPUTED and Can.DELETE not in row.can)
    if row is None or fixed or read_only(session.profile, row, Can.UPDATE):
        raise Failure("ErrorInvalidPropertyDelete", path=path.said)
    if path.dictionary is not None:
        left = _without(item.values.get(row), path, path.dictionary)
        if left is None:
            item.values.pop(row, None)
        else:
            item.values[row] = left
    else:
        item.values.pop(row, None)
    return row


def _merged(held: Record | None, value: Record, dictionary: Dictionary) -> Record:
    """Return a dictionary with the entries of ``value`` set, part by part where entries have parts."""
    entries = list(held.get(dictionary.entries, ())) if held is not None else []
    for entry in value.get(dictionary.entries, ()):
        at = next((n for n, one in enumerate(entries) if one.get(dictionary.key) == entry.get(dictionary.key)), None)
        if at is None:
            entries.append(entry)
        else:
            entries[at] = entries[at].with_values(entry.values)
    return Record(value.type, {dictionary.entries: tuple(entries)})


def _without(held: Record | None, path: Path, dictionary: Dictionary) -> Record | None:
    """Return a dictionary without an entry, or without one part of it; None when nothing is left."""
    if held is None:
        return None
    left = []
    for entry in held.get(dictionary.entries, ()):
        if entry.get(dictionary.key) == path.index:
            reduced = entry.with_values({dictionary.part: None}) if dictionary.part is not None else None
            if reduced is None or set(reduced.values) <= {dictionary.key}:
                continue
            left.append(reduced)
        else:
            left.append(entry)
    return Record(held.type, {dictionary.entries: tuple(left)}) if left else None


def _appended(held: Record | None, value: Record) -> Record:
    if held is None:
        return value
    if value.type is BodyType:
        return held.with_values({BodyType.value: (held.get(BodyType.value) or "") + (value.get(BodyType.value) or "")})
    return Record(ArrayOfRecipientsType, {}, (*held.members, *value.members))
