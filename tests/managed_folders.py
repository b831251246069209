"""Managed folders as an administrator plans them and a raw client adds them to a mailbox."""

from __future__ import annotations

from typing import Any

from tests.calling import ANN, Answer, Exchange


def asked_to_add(exchange: Exchange, *names: str, mailbox: str | None = None, user: str = ANN) -> Answer:
    """Add managed folders to a mailbox, to the user's own without one; an empty one is a Mailbox that names none."""
    said = "".join(f"<t:FolderName>{name}</t:FolderName>" for name in names)
    address = f"<t:EmailAddress>{mailbox}</t:EmailAddress>" if mailbox else ""
    place = f"<m:Mailbox>{address}</m:Mailbox>" if mailbox is not None else ""
    return exchange.ask(
        f"<m:CreateManagedFolder><m:FolderNames>{said}</m:FolderNames>{place}</m:CreateManagedFolder>", user=user
    )


def added(exchange: Exchange, *names: str, **planned: Any) -> list[str]:
    """Plan managed folders, add them to Ann's mailbox, and return their ids."""
    for name in names:
        exchange.organisation.add_managed_folder(name, **planned)
    answer = asked_to_add(exchange, *names)
    assert set(answer.codes) == {"NoError"}, answer.codes
    return [id for id, _ in answer.ids("//t:FolderId")]


def shown(exchange: Exchange, id: str) -> Answer:
    """Get a folder with all that it says of itself."""
    return exchange.ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape>"
        f'<m:FolderIds><t:FolderId Id="{id}"/></m:FolderIds></m:GetFolder>'
    )


def managed(exchange: Exchange, id: str, element: str) -> list[str]:
    """Return what a folder says in one element of its ManagedFolderInformation."""
    return shown(exchange, id).texts(f"//t:ManagedFolderInformation/t:{element}")


def root_of(exchange: Exchange, id: str) -> str:
    """Return the id of the folder that a folder lies in."""
    return shown(exchange, id).ids("//t:ParentFolderId")[0][0]
