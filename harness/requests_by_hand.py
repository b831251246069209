"""The requests that a mail client of a scenario makes, written by hand: no table of the emulator stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def get_folder(folder: str, *, shape: str = "IdOnly", additional: str = "", whose: str = "") -> str:
    """Return GetFolder for a distinguished folder, one's own or that of an address, with one more property if named."""
    more = f"<t:AdditionalProperties>{_field(additional)}</t:AdditionalProperties>" if additional else ""
    return (
        f"<m:GetFolder><m:FolderShape><t:BaseShape>{shape}</t:BaseShape>{more}</m:FolderShape>"
        f"<m:FolderIds>{_folder(folder, whose)}</m:FolderIds></m:GetFolder>"
    )


def impersonate(address: str) -> str:
    """Return the SOAP header that acts for somebody."""
    sid = f"<t:ConnectingSID><t:PrimarySmtpAddress>{escape(address)}</t:PrimarySmtpAddress></t:ConnectingSID>"
    return f"<t:ExchangeImpersonation>{sid}</t:ExchangeImpersonation>"


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


def send_mail(recipient: str, subject: str) -> str:
    """Return CreateItem for a mail that leaves at once, without a copy."""
    to = f"<t:ToRecipients>{_mailbox(recipient)}</t:ToRecipients>"
    return (
        '<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:Message>'
        f"<t:Subject>{escape(subject)}</t:Subject>{to}</t:Message></m:Items></m:CreateItem>"
    )


def save_nested(levels: int) -> str:
    """Return CreateItem for a draft with a draft in it, and so on."""
    inside = "<t:Message><t:Subject>Inside</t:Subject></t:Message>"
    for level in range(levels):
        attached = f"<t:ItemAttachment><t:Name>{level}</t:Name>{inside}</t:ItemAttachment>"
        inside = f"<t:Message><t:Subject>{level}</t:Subject><t:Attachments>{attached}</t:Attachments></t:Message>"
    return f'<m:CreateItem MessageDisposition="SaveOnly"><m:Items>{inside}</m:Items></m:CreateItem>'


def send_with_copy(address: str, subject: str) -> str:
    """Return CreateItem that sends a mail and keeps a copy in Sent Items."""
    return (
        '<m:CreateItem MessageDisposition="SendAndSaveCopy">'
        f"<m:SavedItemFolderId>{_folder('sentitems')}</m:SavedItemFolderId><m:Items><t:Message>"
        f"<t:Subject>{escape(subject)}</t:Subject><t:ToRecipients><t:Mailbox>"
        f"<t:EmailAddress>{escape(address)}</t:EmailAddress></t:Mailbox></t:ToRecipients>"
        "</t:Message></m:Items></m:CreateItem>"
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


def find(folder: str, *, having: str = "", query: str = "") -> str:
    """Return FindItem for everything in a distinguished folder, or what has a property, or holds a word."""
    restriction = f"<m:Restriction><t:Exists>{_field(having)}</t:Exists></m:Restriction>" if having else ""
    asked = f"<m:QueryString>{escape(query)}</m:QueryString>" if query else ""
    return (
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>'
        f"{_field('item:Subject')}</t:AdditionalProperties></m:ItemShape>{restriction}"
        f"<m:ParentFolderIds>{_folder(folder)}</m:ParentFolderIds>{asked}</m:FindItem>"
    )


def view_calendar(years: int) -> str:
    """Return FindItem for what stands in the calendar from 2026 on for so many years."""
    return (
        '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>'
        f'<m:CalendarView StartDate="2026-01-01T00:00:00Z" EndDate="{2026 + years}-01-02T00:00:00Z"/>'
        f"<m:ParentFolderIds>{_folder('calendar')}</m:ParentFolderIds></m:FindItem>"
    )


def get_availability(address: str, days: int) -> str:
    """Return GetUserAvailability for somebody, from 2 March 2026 on for so many days, by a clock without summer."""

    def half(name: str, month: int) -> str:
        rest = f"<t:DayOrder>1</t:DayOrder><t:Month>{month}</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek>"
        return f"<t:{name}><t:Bias>0</t:Bias><t:Time>02:00:00</t:Time>{rest}</t:{name}>"

    zone = f"<t:TimeZone><t:Bias>0</t:Bias>{half('StandardTime', 10)}{half('DaylightTime', 3)}</t:TimeZone>"
    end = f"2026-03-{2 + days:02}T00:00:00"
    return (
        f"<m:GetUserAvailabilityRequest>{zone}<m:MailboxDataArray><t:MailboxData><t:Email><t:Address>{escape(address)}"
        "</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType></t:MailboxData></m:MailboxDataArray>"
        "<t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>2026-03-02T00:00:00</t:StartTime>"
        f"<t:EndTime>{end}</t:EndTime></t:TimeWindow><t:RequestedView>FreeBusy</t:RequestedView>"
        "</t:FreeBusyViewOptions></m:GetUserAvailabilityRequest>"
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


def move_item(item_id: str, folder: str) -> str:
    """Return MoveItem for one item into a distinguished folder."""
    return (
        f"<m:MoveItem><m:ToFolderId>{_folder(folder)}</m:ToFolderId>"
        f'<m:ItemIds><t:ItemId Id="{escape(item_id)}"/></m:ItemIds></m:MoveItem>'
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


def subscribe(*, streaming: bool = False) -> str:
    """Return Subscribe to new mail in the inbox, to be streamed, or pulled: then it ends when nobody asks for a day."""
    kind, timeout = ("Streaming", "") if streaming else ("Pull", "<t:Timeout>1440</t:Timeout>")
    return (
        f"<m:Subscribe><m:{kind}SubscriptionRequest><t:FolderIds>{_folder('inbox')}</t:FolderIds>"
        f"<t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes>{timeout}"
        f"</m:{kind}SubscriptionRequest></m:Subscribe>"
    )


def get_streaming_events(subscription_id: str) -> str:
    """Return GetStreamingEvents for half an hour."""
    ids = f"<m:SubscriptionIds><t:SubscriptionId>{escape(subscription_id)}</t:SubscriptionId></m:SubscriptionIds>"
    return f"<m:GetStreamingEvents>{ids}<m:ConnectionTimeout>30</m:ConnectionTimeout></m:GetStreamingEvents>"


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


def _folder(name: str, whose: str = "") -> str:
    inside = _mailbox(whose) if whose else ""
    return f'<t:DistinguishedFolderId Id="{escape(name)}">{inside}</t:DistinguishedFolderId>'


def _mailbox(address: str) -> str:
    return f"<t:Mailbox><t:EmailAddress>{escape(address)}</t:EmailAddress></t:Mailbox>"


def _field(uri: str) -> str:
    return f'<t:FieldURI FieldURI="{escape(uri)}"/>'


def get_events(subscription_id: str, watermark: str) -> str:
    """Return GetEvents behind a watermark."""
    return (
        f"<m:GetEvents><m:SubscriptionId>{escape(subscription_id)}</m:SubscriptionId>"
        f"<m:Watermark>{escape(watermark)}</m:Watermark></m:GetEvents>"
    )
