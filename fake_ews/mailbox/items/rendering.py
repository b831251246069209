"""From stored objects to the records that a reply shows, cut to the shape that the client asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from fake_ews.behaviours import GENERIC_ITEM_COMES_BACK_AS, GENERIC_ITEM_SYNCS_AS
from fake_ews.mailbox.bodies.computed_values import empty_body
from fake_ews.mailbox.folders.computed_values import FolderContext, folder_value
from fake_ews.mailbox.items.computed import lasts
from fake_ews.mailbox.items.computed import value as item_value
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.subject import ItemSubject
from fake_ews.mailbox.mime import item_content
from fake_ews.query.paths import Path
from fake_ews.query.property_values import write_property
from fake_ews.query.shapes import Wanted, WantedProperties
from fake_ews.query.subjects import Subject
from fake_ews.query.summaries import found_property, found_value
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.folders import ArrayOfFoldersType
from fake_ews.schema.item import ArrayOfRealItemsType, ItemType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import KeptRecord, Member, Record
from fake_ews.schema.rows import Row


def item_record(context: ItemContext, wanted: Wanted, *, syncing: bool = False) -> Record:
    """Return an item's record with the properties wanted of its type.

    A record that says nothing but what the item itself holds is made once and shown until the item changes. What
    somebody else may do with it is not the item's to say, and changes without it.
    """
    type = shown_type(context, syncing=syncing)
    asked = wanted(type)
    if context.session.caller.acting_as != context.mailbox.address and _tells_rights(asked):
        return _made(context, asked, type)
    return context.item.shown.get(asked) or _shown_anew(context, asked, type)


def _shown_anew(context: ItemContext, asked: WantedProperties, type: type[ComplexType]) -> Record:
    made = _made(context, asked, type)
    if context.path or not _lasts(asked):
        return made
    kept = KeptRecord(made)
    context.mailbox.store.keep_shown(context.item, asked, kept)
    return kept


@lru_cache(maxsize=1024)
def _lasts(asked: WantedProperties) -> bool:
    """Whether a shape asks for nothing that can change while the item stays as it is, and nothing too large to keep."""
    return ItemType.mime_content not in asked.rows and all(lasts(row) for row in _rows_of_shape(asked))


@lru_cache(maxsize=1024)
def _tells_rights(asked: WantedProperties) -> bool:
    return ItemType.effective_rights in _rows_of_shape(asked)


def _rows_of_shape(asked: WantedProperties) -> tuple[Row[Any], ...]:
    return (*asked.rows, *(row for path in (*asked.entries, *asked.properties) for row in path.rows))


def _made(context: ItemContext, asked: WantedProperties, type: type[ComplexType]) -> Record:
    context = context._replace(bodies=asked.bodies, in_find=asked.finding)
    values: dict[Row[Any], Any] = {}
    for row in asked.rows:
        value = item_content.of(context) if row is ItemType.mime_content else item_value(context, row)
        if value is None and row is ItemType.body:
            value = empty_body(context)
        if value is not None:
            values[row] = found_value(row, value) if asked.finding else value
    subject = ItemSubject(context)
    _add_entries(values, subject, asked.entries, type)
    _add_properties(values, subject, asked, ItemType.extended_property)
    return Record(type, values)


def shown_type(context: ItemContext, *, syncing: bool) -> type[ComplexType]:
    """Return the type under which an item is shown: one stored as t:Item is a message to newer products.

    To a version that lacks the type it is what the type is made from: 2007 knows no PostItem, and sees an Item.
    """
    type, known = context.item.type, context.session.profile.shows
    if type is not ItemType:
        return type if known(type) else next(one for one in type.__mro__ if issubclass(one, ItemType) and known(one))
    behaviour = GENERIC_ITEM_SYNCS_AS if syncing else GENERIC_ITEM_COMES_BACK_AS
    return MessageType if context.session.profile[behaviour] == "Message" else ItemType


def items(records: Iterable[Record]) -> Record:
    """Return the Items of a response message."""
    rows = _rows_of(ArrayOfRealItemsType)
    return Record(ArrayOfRealItemsType, {}, tuple([Member(rows[one.type.__name__], one) for one in records]))


def folder_record(context: FolderContext, wanted: Wanted) -> Record:
    """Return a folder's record with the properties wanted of its type."""
    asked = wanted(context.folder.type)
    values: dict[Row[Any], Any] = {}
    for row in asked.rows:
        value = folder_value(context, row)
        if value is not None:
            values[row] = value
    _add_properties(values, context, asked, context.folder.type.row("ExtendedProperty"))
    return Record(context.folder.type, values)


def folders(records: Iterable[Record]) -> Record:
    """Return the Folders of a response message."""
    return Record(ArrayOfFoldersType, {}, tuple(Member(row_for(ArrayOfFoldersType, one.type), one) for one in records))


def row_for(array: type[ComplexType], type: type[ComplexType]) -> Row[Any]:
    """Return the row of an array of mixed kinds under which a record of ``type`` stands."""
    listed: Any = array
    return _rows_of(listed)[type.__name__]


@lru_cache(maxsize=32)
def _rows_of(array: type[Any]) -> dict[Any, Row[Any]]:
    # The first row of a type is the one that counts.
    return {row.kind: row.canonical for row in reversed(array.rows)}


def _add_entries(
    values: dict[Row[Any], Any], subject: Subject, paths: tuple[Path, ...], type: type[ComplexType]
) -> None:
    """Add the entries of dictionaries that were asked for one by one, merged entry by entry."""
    for path in paths:
        row, dictionary = path.row(type), path.dictionary
        if row is None or dictionary is None:
            continue
        found = subject.value(path)
        if found is None:
            continue
        entry = (
            found
            if dictionary.part is None
            else Record(dictionary.key.owner, {dictionary.key: path.index, dictionary.part: found})
        )
        held = values.get(row)
        entries = list(held[dictionary.entries]) if held is not None else []
        at = next((n for n, one in enumerate(entries) if one.get(dictionary.key) == path.index), None)
        if at is None:
            entries.append(entry)
        else:
            entries[at] = entries[at].with_values(entry.values)
        values[row] = Record(dictionary.entries.owner, {dictionary.entries: tuple(entries)})


def _add_properties(
    values: dict[Row[Any], Any], subject: Subject, asked: WantedProperties, row: Row[tuple[Any, ...]]
) -> None:
    shown = []
    for path in asked.properties:
        assert path.key is not None
        assert path.said is not None
        found = subject.value(path)
        if found is not None:
            cut = found_property(path.key, found) if asked.finding else found
            shown.append(write_property(path.said, path.key, cut))
    if shown:
        values[row] = tuple(shown)
