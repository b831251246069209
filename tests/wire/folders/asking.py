"""Requests about folders, and what they show of a mailbox."""

from __future__ import annotations

from typing import Any, Final

from tests.calling import ANN, Answer, Exchange, create_message, distinguished, subject

#: A property that only its client knows.
PROPERTY: Final = (
    '<t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="Rank" PropertyType="Integer"/>'
)


def named(id: str) -> str:
    """Return the element that names a folder: a well-known name, or an Id."""
    return f'<t:FolderId Id="{id}"/>' if len(id) > 40 else distinguished(id)


def made(exchange: Exchange, name: str, parent: str = "inbox", *, kind: str = "Folder", more: str = "") -> str:
    """Create a folder and return its Id."""
    answer = exchange.ask(
        f"<m:CreateFolder><m:ParentFolderId>{named(parent)}</m:ParentFolderId><m:Folders><t:{kind}>{more}"
        f"<t:DisplayName>{name}</t:DisplayName></t:{kind}></m:Folders></m:CreateFolder>"
    )
    assert answer.code == "NoError", answer.code
    return answer.ids("//t:FolderId")[0][0]


def filled(exchange: Exchange, folder: str, *subjects: str, user: str = ANN) -> list[str]:
    """Create messages in a folder and return their ids."""
    letters = "".join(f"<t:Message>{subject(text)}</t:Message>" for text in subjects)
    answer = exchange.ask(
        f'<m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId>{named(folder)}</m:SavedItemFolderId>'
        f"<m:Items>{letters}</m:Items></m:CreateItem>",
        user=user,
    )
    assert set(answer.codes) == {"NoError"}, answer.codes
    return [id for id, _ in answer.ids()]


def shown(exchange: Exchange, id: str, *paths: str, shape: str = "Default", user: str = ANN) -> Answer:
    """Get a folder; ``paths`` are further FieldURIs."""
    more = "".join(f'<t:FieldURI FieldURI="{path}"/>' for path in paths)
    wanted = f"<t:AdditionalProperties>{more}</t:AdditionalProperties>" if more else ""
    return exchange.ask(
        f"<m:GetFolder><m:FolderShape><t:BaseShape>{shape}</t:BaseShape>{wanted}</m:FolderShape>"
        f"<m:FolderIds>{named(id)}</m:FolderIds></m:GetFolder>",
        user=user,
    )


def below(exchange: Exchange, parent: str, *, traversal: str = "Shallow") -> list[str]:
    """Return the names of the folders below one."""
    return exchange.ask(
        f'<m:FindFolder Traversal="{traversal}"><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>'
        f"<m:ParentFolderIds>{named(parent)}</m:ParentFolderIds></m:FindFolder>"
    ).texts("//t:DisplayName")


def subjects_in(exchange: Exchange, folder: str) -> list[str]:
    """Return the subjects of what lies in a folder, by their alphabet."""
    answer = exchange.ask(
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape>'
        f"<m:ParentFolderIds>{named(folder)}</m:ParentFolderIds></m:FindItem>"
    )
    assert answer.code == "NoError", answer.code
    return sorted(answer.texts("//t:Subject"))


def relocated(exchange: Exchange, operation: str, to: str, *ids: str, **more: Any) -> Answer:
    """Move or copy folders below another."""
    return exchange.ask(
        f"<m:{operation}><m:ToFolderId>{named(to)}</m:ToFolderId><m:FolderIds>{''.join(map(named, ids))}</m:FolderIds>"
        f"</m:{operation}>",
        **more,
    )


def message(exchange: Exchange) -> str:
    """Create a message in Drafts and return its id."""
    return exchange.ask(create_message(subject("Plan"))).ids()[0][0]


def create(exchange: Exchange, *folders: str, parent: str = "inbox") -> Answer:
    """Create folders below another."""
    return exchange.ask(
        f"<m:CreateFolder><m:ParentFolderId>{named(parent)}</m:ParentFolderId><m:Folders>{''.join(folders)}</m:Folders>"
        "</m:CreateFolder>"
    )


def folder(name: str, kind: str = "Folder", before: str = "", after: str = "") -> str:
    """Return a folder; ``before`` and ``after`` are elements around its name, in the schema's order."""
    return f"<t:{kind}>{before}<t:DisplayName>{name}</t:DisplayName>{after}</t:{kind}>"


def update(exchange: Exchange, id: str, *changes: str) -> Answer:
    """Change a folder."""
    return exchange.ask(
        f"<m:UpdateFolder><m:FolderChanges><t:FolderChange>{named(id)}<t:Updates>{''.join(changes)}</t:Updates>"
        "</t:FolderChange></m:FolderChanges></m:UpdateFolder>"
    )


def set_field(path: str, content: str, kind: str = "Folder") -> str:
    """Return the change that sets a property."""
    return f"<t:SetFolderField>{path}<t:{kind}>{content}</t:{kind}></t:SetFolderField>"


def extended(path: str, value: object) -> str:
    """Return an extended property with its value."""
    return f"<t:ExtendedProperty>{path}<t:Value>{value}</t:Value></t:ExtendedProperty>"


def values_of(exchange: Exchange, id: str, *paths: str) -> list[str]:
    """Return the values of a folder's extended properties."""
    found = exchange.ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>"
        f"{''.join(paths)}</t:AdditionalProperties></m:FolderShape><m:FolderIds>{named(id)}</m:FolderIds></m:GetFolder>"
    )
    return found.texts("//t:ExtendedProperty/t:Value")


def uri(name: str) -> str:
    """Return the path of a property."""
    return f'<t:FieldURI FieldURI="{name}"/>'


def deleted(exchange: Exchange, *ids: str, how: str = "HardDelete") -> Answer:
    """Delete folders."""
    return exchange.ask(
        f'<m:DeleteFolder DeleteType="{how}"><m:FolderIds>{"".join(map(named, ids))}</m:FolderIds></m:DeleteFolder>'
    )
