"""Items as a raw client writes and reads them: made, changed, looked at, each in one call."""

from __future__ import annotations

from typing import Final

from tests.calling import ANN, Answer, Exchange, create, subject

#: An item of each kind that a client makes, by its element, with no more in it than a subject.
PLAIN: Final = {
    kind: f"<t:{kind}>{subject('Plan')}</t:{kind}>"
    for kind in ("Message", "CalendarItem", "Contact", "DistributionList", "Task", "PostItem")
}


def kept(exchange: Exchange, item: str = PLAIN["Message"], *, folder: str = "", user: str = ANN) -> str:
    """Create an item that is in order, tell nobody, and return its id."""
    answer = asked_to_keep(exchange, item, folder=folder, user=user)
    assert answer.code == "NoError", answer.code
    return answer.ids("//m:Items/*/t:ItemId")[0][0]


def asked_to_keep(exchange: Exchange, item: str, *, folder: str = "", user: str = ANN, version: str = "") -> Answer:
    """Create an item and tell nobody."""
    return exchange.ask(
        create(item, folder=folder, more='SendMeetingInvitations="SendToNone"'), user=user, version=version
    )


def set_field(path: str, content: str, kind: str = "Message") -> str:
    """Return the change that sets a property."""
    return _with_item("SetItemField", path, content, kind)


def append_to_field(path: str, content: str, kind: str = "Message") -> str:
    """Return the change that adds to a property."""
    return _with_item("AppendToItemField", path, content, kind)


def delete_field(path: str) -> str:
    """Return the change that takes a property away."""
    return f'<t:DeleteItemField><t:FieldURI FieldURI="{path}"/></t:DeleteItemField>'


def _with_item(change: str, path: str, content: str, kind: str) -> str:
    return f'<t:{change}><t:FieldURI FieldURI="{path}"/><t:{kind}>{content}</t:{kind}></t:{change}>'


def changed(
    exchange: Exchange, id: str, *changes: str, more: str = "", folder: str = "", resolution: str = "AlwaysOverwrite"
) -> Answer:
    """Change an item, and tell nobody; ``more`` are further attributes, ``folder`` is SavedItemFolderId."""
    said = more or 'MessageDisposition="SaveOnly"'
    return exchange.ask(
        f'<m:UpdateItem {said} SendMeetingInvitationsOrCancellations="SendToNone" ConflictResolution="{resolution}">'
        f'{folder}<m:ItemChanges><t:ItemChange><t:ItemId Id="{id}"/><t:Updates>{"".join(changes)}</t:Updates>'
        "</t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )


def asked_for(exchange: Exchange, id: str, shape: str, *, header: str = "", version: str = "") -> Answer:
    """Get an item in a shape that is spelled out."""
    return exchange.ask(
        f'<m:GetItem><m:ItemShape>{shape}</m:ItemShape><m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:GetItem>',
        header=header,
        version=version,
    )


def base(shape: str = "IdOnly") -> str:
    """Return the base shape."""
    return f"<t:BaseShape>{shape}</t:BaseShape>"


def with_fields(*paths: str) -> str:
    """Return the additional properties of a shape."""
    fields = "".join(f'<t:FieldURI FieldURI="{path}"/>' for path in paths)
    return f"<t:AdditionalProperties>{fields}</t:AdditionalProperties>"
