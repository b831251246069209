"""The requests that a mail client of a scenario makes, written by hand: no table of the emulator stands behind them."""

from __future__ import annotations

from html import escape


def get_folder(folder: str, *, shape: str = "IdOnly", additional: str = "") -> str:
    """Return GetFolder for a distinguished folder, with one more property where named."""
    more = f"<t:AdditionalProperties>{_field(additional)}</t:AdditionalProperties>" if additional else ""
    return (
        f"<m:GetFolder><m:FolderShape><t:BaseShape>{shape}</t:BaseShape>{more}</m:FolderShape>"
        f'<m:FolderIds><t:DistinguishedFolderId Id="{escape(folder)}"/></m:FolderIds></m:GetFolder>'
    )


def get_item(item_id: str, *, shape: str = "IdOnly", additional: str = "", shape_element: str = "") -> str:
    """Return GetItem for one item; ``shape_element`` is a further element of the shape, as ``Name:value``."""
    more = f"<t:AdditionalProperties>{_field(additional)}</t:AdditionalProperties>" if additional else ""
    name, _, value = shape_element.partition(":")
    inside = f"<t:{name}>{value}</t:{name}>" if name else ""
    return (
        f"<m:GetItem><m:ItemShape><t:BaseShape>{shape}</t:BaseShape>{inside}{more}</m:ItemShape>"
        f'<m:ItemIds><t:ItemId Id="{escape(item_id)}"/></m:ItemIds></m:GetItem>'
    )


def save_mail(subject: str, more: str = "") -> str:
    """Return CreateItem for a draft; ``more`` is XML that stands behind the subject."""
    return (
        '<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Message>'
        f"<t:Subject>{escape(subject)}</t:Subject>{more}</t:Message></m:Items></m:CreateItem>"
    )


def save_item(subject: str) -> str:
    """Return CreateItem for a t:Item, the kind that is neither mail nor anything else."""
    return (
        '<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Item>'
        f"<t:Subject>{escape(subject)}</t:Subject></t:Item></m:Items></m:CreateItem>"
    )


def delete_item(item_id: str, *, how: str = "HardDelete", attributes: str = "") -> str:
    """Return DeleteItem for one item; ``how`` is its DeleteType, ``attributes`` stand beside it as written."""
    more = f" {attributes}" if attributes else ""
    return (
        f'<m:DeleteItem DeleteType="{how}"{more}>'
        f'<m:ItemIds><t:ItemId Id="{escape(item_id)}"/></m:ItemIds></m:DeleteItem>'
    )


def _field(uri: str) -> str:
    return f'<t:FieldURI FieldURI="{escape(uri)}"/>'
