"""Contacts as a raw client writes and changes them."""

from __future__ import annotations

from tests.calling import Answer, Exchange, create


def contact(*fields: str) -> str:
    """Return a Contact; the fields stand in schema order."""
    return f"<t:Contact>{''.join(fields)}</t:Contact>"


def dictionary(field: str, **entries: str) -> str:
    """Return a property whose entries stand under labels."""
    listed = "".join(f'<t:Entry Key="{label}">{value}</t:Entry>' for label, value in entries.items())
    return f"<t:{field}>{listed}</t:{field}>"


def created(exchange: Exchange, item: str) -> str:
    """Create an item that is in order, and return its id."""
    answer = exchange.ask(create(item, disposition=""))
    assert answer.code == "NoError", answer.code
    return answer.ids()[0][0]


def changed(exchange: Exchange, id: str, path: str, field: str) -> Answer:
    """Set what a path names."""
    return exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite"><m:ItemChanges><t:ItemChange>'
        f'<t:ItemId Id="{id}"/><t:Updates><t:SetItemField>{path}<t:Contact>{field}</t:Contact></t:SetItemField>'
        "</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )
