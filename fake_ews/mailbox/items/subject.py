"""An item as restrictions, sort orders and shapes see it: any path has a value or none."""

from __future__ import annotations

from typing import Any

from fake_ews.mailbox.items.computed import value as item_value
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.mapi_properties import MAPI
from fake_ews.query.paths import Path
from fake_ews.query.property_values import property_of_row


class ItemSubject:
    """Answers what a path of a request means for one item."""

    __slots__ = ("context",)

    def __init__(self, context: ItemContext) -> None:
        self.context = context

    def value(self, path: Path, /) -> Any:
        """Return the value of a path, None where the item has none."""
        item = self.context.item
        row = path.row(item.type)
        if path.key is None:
            return None if row is None else path.pick(item_value(self.context, row))
        if path.key in item.extended:
            return item.extended[path.key]
        if path.key in MAPI:
            return MAPI[path.key](self.context)
        found = None if row is None else item_value(self.context, row)
        return None if found is None or row is None else property_of_row(row, found)
