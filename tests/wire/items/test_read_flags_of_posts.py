"""Posts are read or unread as messages are: folders count them, clients mark them, followers are told just that."""

from __future__ import annotations

from tests.calling import Exchange, distinguished, every_product
from tests.items import changed, kept, set_field

_UNREAD = "<t:PostItem><t:Subject>Plan</t:Subject><t:IsRead>false</t:IsRead></t:PostItem>"


def unread(exchange: Exchange) -> str:
    return exchange.ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>"
        f"<m:FolderIds>{distinguished('inbox')}</m:FolderIds></m:GetFolder>"
    ).text("//t:UnreadCount")


def synced(exchange: Exchange, state: str = "") -> tuple[list[str], str]:
    told = exchange.ask(
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
        f"<m:SyncFolderId>{distinguished('inbox')}</m:SyncFolderId>{state}"
        "<m:MaxChangesReturned>10</m:MaxChangesReturned></m:SyncFolderItems>"
    )
    return told.names("//m:Changes/*"), f"<m:SyncState>{told.text('//m:SyncState')}</m:SyncState>"


@every_product
def test_an_unread_post_is_counted_and_whoever_follows_is_told_of_its_flag_alone(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange, _UNREAD, folder="inbox")
    _, state = synced(exchange)
    before = unread(exchange)
    answer = changed(exchange, id, set_field("message:IsRead", "<t:IsRead>true</t:IsRead>", "PostItem"))
    told, _ = synced(exchange, state)

    assert answer.code == "NoError"
    assert (before, unread(exchange)) == ("1", "0")
    assert told == ["ReadFlagChange"]


def test_everything_in_a_folder_can_be_marked_posts_too() -> None:
    exchange = Exchange()
    kept(exchange, _UNREAD, folder="inbox")
    exchange.ask(
        "<m:MarkAllItemsAsRead><m:ReadFlag>true</m:ReadFlag><m:SuppressReadReceipts>true</m:SuppressReadReceipts>"
        f"<m:FolderIds>{distinguished('inbox')}</m:FolderIds></m:MarkAllItemsAsRead>"
    )

    assert unread(exchange) == "0"


def test_a_post_of_which_nothing_is_said_is_read() -> None:
    exchange = Exchange()
    id = kept(exchange, "<t:PostItem><t:Subject>Plan</t:Subject></t:PostItem>", folder="inbox")

    assert exchange.get(id).text("//t:PostItem/t:IsRead") == "true"
