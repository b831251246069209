"""Tasks as a raw client writes and changes them."""

from __future__ import annotations

from tests.calling import Answer, Exchange, create, subject


def task(*fields: str, text: str = "Call Eva") -> str:
    """Return a Task; the fields stand in schema order."""
    return f"<t:Task>{subject(text)}{''.join(fields)}</t:Task>"


def created(exchange: Exchange, item: str) -> str:
    """Create an item that is in order, and return its id."""
    answer = exchange.ask(create(item, disposition=""))
    assert answer.code == "NoError", answer.code
    return answer.ids()[0][0]


def changed(exchange: Exchange, id: str, *fields: str) -> Answer:
    """Set task properties, each said as its element (``<t:Mileage>5</t:Mileage>``), in this order."""
    changes = "".join(
        f'<t:SetItemField><t:FieldURI FieldURI="task:{field[3 : field.index(">")]}"/><t:Task>{field}</t:Task>'
        "</t:SetItemField>"
        for field in fields
    )
    return exchange.ask(
        '<m:UpdateItem ConflictResolution="AlwaysOverwrite"><m:ItemChanges><t:ItemChange>'
        f'<t:ItemId Id="{id}"/><t:Updates>{changes}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>'
    )


def deleted(exchange: Exchange, id: str, affected: str = "AllOccurrences") -> Answer:
    """Delete a task for good."""
    return exchange.ask(
        f'<m:DeleteItem DeleteType="HardDelete" AffectedTaskOccurrences="{affected}">'
        f'<m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:DeleteItem>'
    )
