"""MarkAsJunk moves messages and blocks their senders; MarkAllItemsAsRead marks what is in a folder."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Answer, Exchange, create_message, distinguished, subject, to

since_2013 = pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])


def arrived(exchange: Exchange, text: str, folder: str = "inbox") -> str:
    answer = exchange.ask(create_message(subject(text), to(ANN), disposition="SendOnly"), user=BOB)
    assert answer.code == "NoError"
    return exchange.found(folder)[-1]


def marked(exchange: Exchange, *ids: str, is_junk: bool, move_item: bool = True) -> Answer:
    named = "".join(f'<t:ItemId Id="{id}"/>' for id in ids)
    flags = f'IsJunk="{str(is_junk).lower()}" MoveItem="{str(move_item).lower()}"'
    return exchange.ask(f"<m:MarkAsJunk {flags}><m:ItemIds>{named}</m:ItemIds></m:MarkAsJunk>")


@pytest.mark.shows(
    "MS-OXWSCORE_R1787",
    "MS-OXWSCORE_R1790",
    "MS-OXWSCORE_R1839",
    "MS-OXWSCORE_R1920",
    "MS-OXWSCORE_R1850",
    "MS-OXWSCORE_R1851",
    "MS-OXWSCDATA_R3060",
)
@since_2013
def test_junk_is_moved_and_so_is_what_its_sender_sends_next(product: str) -> None:
    exchange = Exchange(product)
    id = arrived(exchange, "First")

    answer = marked(exchange, id, is_junk=True)
    arrived(exchange, "Second", "junkemail")

    ((moved, _),) = answer.ids("//m:MarkAsJunkResponse/m:ResponseMessages/m:MarkAsJunkResponseMessage/m:MovedItemId")
    assert moved != id
    assert exchange.found("junkemail")[0] == moved
    assert exchange.subjects("junkemail") == ["First", "Second"]
    assert exchange.found("inbox") == []


@pytest.mark.shows("MS-OXWSCORE_R1840", "MS-OXWSCORE_R1921")
@since_2013
def test_a_sender_can_be_blocked_while_the_message_stays(product: str) -> None:
    exchange = Exchange(product)
    id = arrived(exchange, "First")

    answer = marked(exchange, id, is_junk=True, move_item=False)
    arrived(exchange, "Second", "junkemail")

    assert answer.code == "NoError"
    assert answer.elements("//m:MovedItemId") == []
    assert exchange.found("inbox") == [id]
    assert exchange.subjects("junkemail") == ["Second"]


@pytest.mark.shows("MS-OXWSCORE_R1841", "MS-OXWSCORE_R1922")
@since_2013
def test_what_is_no_junk_goes_back_to_the_inbox_and_its_sender_is_welcome(product: str) -> None:
    exchange = Exchange(product)
    ((junk, _),) = marked(exchange, arrived(exchange, "First"), is_junk=True).ids("//m:MovedItemId")

    answer = marked(exchange, junk, is_junk=False)
    arrived(exchange, "Second")

    assert exchange.found("inbox")[0] == answer.ids("//m:MovedItemId")[0][0]
    assert exchange.subjects("inbox") == ["First", "Second"]


@pytest.mark.shows("MS-OXWSCORE_R1842", "MS-OXWSCORE_R1923")
@since_2013
def test_a_sender_can_be_welcome_again_while_the_message_stays(product: str) -> None:
    exchange = Exchange(product)
    ((junk, _),) = marked(exchange, arrived(exchange, "First"), is_junk=True).ids("//m:MovedItemId")

    assert marked(exchange, junk, is_junk=False, move_item=False).code == "NoError"
    arrived(exchange, "Second")

    assert exchange.found("junkemail") == [junk]
    assert exchange.subjects("inbox") == ["Second"]


@since_2013
def test_what_is_gone_is_said_in_its_place(product: str) -> None:
    exchange = Exchange(product)
    gone, there = arrived(exchange, "First"), arrived(exchange, "Second")
    marked(exchange, gone, is_junk=True)

    assert marked(exchange, gone, there, is_junk=True).codes == ["ErrorItemNotFound", "NoError"]


def test_products_before_2013_know_neither() -> None:
    exchange = Exchange("2010_SP3")
    assert marked(exchange, arrived(exchange, "First"), is_junk=True).code == "ErrorInvalidRequest"
    assert all_marked(exchange, "inbox", read=True).code == "ErrorInvalidRequest"


def all_marked(exchange: Exchange, *folders: str, read: bool) -> Answer:
    return exchange.ask(
        f"<m:MarkAllItemsAsRead><m:ReadFlag>{str(read).lower()}</m:ReadFlag>"
        "<m:SuppressReadReceipts>true</m:SuppressReadReceipts>"
        f"<m:FolderIds>{''.join(map(distinguished, folders))}</m:FolderIds></m:MarkAllItemsAsRead>"
    )


def unread(exchange: Exchange) -> str:
    return exchange.ask(
        "<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>"
        f"<m:FolderIds>{distinguished('inbox')}</m:FolderIds></m:GetFolder>"
    ).text("//t:UnreadCount")


@pytest.mark.shows("MS-OXWSCORE_R1290", "MS-OXWSCDATA_R1054011")
@since_2013
def test_everything_in_a_folder_is_read_and_then_unread_again(product: str) -> None:
    exchange = Exchange(product)
    arrived(exchange, "First")
    arrived(exchange, "Second")
    assert unread(exchange) == "2"

    assert all_marked(exchange, "inbox", read=True).code == "NoError"
    assert unread(exchange) == "0"
    assert all_marked(exchange, "inbox", read=False).code == "NoError"
    assert unread(exchange) == "2"


@since_2013
def test_a_folder_that_is_not_there_is_said_in_its_place(product: str) -> None:
    assert all_marked(Exchange(product), "voicemail", "inbox", read=True).codes == ["ErrorFolderNotFound", "NoError"]
