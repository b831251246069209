"""The requests that a mail client of a scenario makes, written by hand: no table of the emulator stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
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


def find(folder: str) -> str:
    """Return FindItem for everything in a distinguished folder: its id and its subject."""
    return (
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>'
        f"{_field('item:Subject')}</t:AdditionalProperties></m:ItemShape>"
        f"<m:ParentFolderIds>{_folder(folder)}</m:ParentFolderIds></m:FindItem>"
    )


def mark_all_as_read(folder: str) -> str:
    """Return MarkAllItemsAsRead for a distinguished folder."""
    return (
        "<m:MarkAllItemsAsRead><m:ReadFlag>true</m:ReadFlag>"
        "<m:SuppressReadReceipts>true</m:SuppressReadReceipts>"
        f"<m:FolderIds>{_folder(folder)}</m:FolderIds></m:MarkAllItemsAsRead>"
    )


def mark_as_junk(item_id: str) -> str:
    """Return MarkAsJunk for one item, which is moved to the folder of junk mail."""
    return (
        '<m:MarkAsJunk IsJunk="true" MoveItem="true">'
        f'<m:ItemIds><t:ItemId Id="{escape(item_id)}"/></m:ItemIds></m:MarkAsJunk>'
    )


def create_folder_path(names: Sequence[str]) -> str:
    """Return CreateFolderPath for folders in one another below the inbox."""
    path = "".join(f"<t:Folder><t:DisplayName>{escape(name)}</t:DisplayName></t:Folder>" for name in names)
    return (
        f"<m:CreateFolderPath><m:ParentFolderId>{_folder('inbox')}</m:ParentFolderId>"
        f"<m:RelativeFolderPath>{path}</m:RelativeFolderPath></m:CreateFolderPath>"
    )


def sync(folder: str) -> str:
    """Return SyncFolderItems for a distinguished folder from its beginning."""
    return (
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
        f"<m:SyncFolderId>{_folder(folder)}</m:SyncFolderId>"
        "<m:MaxChangesReturned>100</m:MaxChangesReturned></m:SyncFolderItems>"
    )


def subscribe() -> str:
    """Return Subscribe to new mail in the inbox, to be pulled; it ends when nobody asks for a day."""
    return (
        f"<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds>{_folder('inbox')}</t:FolderIds>"
        "<t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes><t:Timeout>1440</t:Timeout>"
        "</m:PullSubscriptionRequest></m:Subscribe>"
    )


def allow(address: str, level: str, right: str) -> str:
    """Return UpdateFolder that gives somebody a permission level in the inbox, and a right written beside it."""
    return (
        "<m:UpdateFolder><m:FolderChanges><t:FolderChange>"
        f"{_folder('inbox')}<t:Updates><t:SetFolderField>{_field('folder:PermissionSet')}"
        "<t:Folder><t:PermissionSet><t:Permissions><t:Permission><t:UserId>"
        f"<t:PrimarySmtpAddress>{escape(address)}</t:PrimarySmtpAddress></t:UserId>"
        f"<t:{right}>true</t:{right}><t:PermissionLevel>{level}</t:PermissionLevel></t:Permission></t:Permissions>"
        "</t:PermissionSet></t:Folder></t:SetFolderField></t:Updates></t:FolderChange></m:FolderChanges>"
        "</m:UpdateFolder>"
    )


def _folder(name: str) -> str:
    return f'<t:DistinguishedFolderId Id="{escape(name)}"/>'


def _field(uri: str) -> str:
    return f'<t:FieldURI FieldURI="{escape(uri)}"/>'


def get_events(subscription_id: str, watermark: str) -> str:
    """Return GetEvents behind a watermark."""
    return (
        f"<m:GetEvents><m:SubscriptionId>{escape(subscription_id)}</m:SubscriptionId>"
        f"<m:Watermark>{escape(watermark)}</m:Watermark></m:GetEvents>"
    )
