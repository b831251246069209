"""SyncFolderItems tells a client each thing once: what is new, changed, read and gone since its state."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fake_ews.schema.item import ItemType
from fake_ews.schema.message import MessageType
from fake_ews.store.objects import StoredItem
from tests.calling import Answer, Exchange, create, distinguished, every_product


def sync(
    exchange: Exchange, state: str = "", most: int = 100, ignore: tuple[str, ...] = (), version: str = ""
) -> Answer:
    """Synchronise Ann's Inbox."""
    known = f"<m:SyncState>{state}</m:SyncState>" if state else ""
    ids = "".join(f'<t:ItemId Id="{id}"/>' for id in ignore)
    ignored = f"<m:Ignore>{ids}</m:Ignore>" if ids else ""
    return exchange.ask(
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
        f"<m:SyncFolderId>{distinguished('inbox')}</m:SyncFolderId>{known}{ignored}"
        f"<m:MaxChangesReturned>{most}</m:MaxChangesReturned></m:SyncFolderItems>",
        version=version,
    )


def state_of(answer: Answer) -> str:
    return answer.text("//m:SyncState")


def kinds(answer: Answer) -> list[str]:
    return answer.names("//m:Changes/*")


def add(exchange: Exchange, title: str = "Plan") -> str:
    """Put a message into Ann's Inbox and return its id."""
    store = exchange.store()
    inbox = store.distinguished["inbox"]
    item = store.add_item(inbox, MessageType, {ItemType.subject: title, MessageType.is_read: False})
    text: str = store.ids.item(inbox.counter, item.counter)
    return text


def stored(exchange: Exchange, index: int = 0) -> StoredItem:
    item: StoredItem = list(exchange.store().distinguished["inbox"].items.values())[index]
    return item


@pytest.mark.shows(
    "MS-OXWSSYNC_R131",
    "MS-OXWSSYNC_R132",
    "MS-OXWSSYNC_R134",
    "MS-OXWSSYNC_R136",
    "MS-OXWSSYNC_R184",
    "MS-OXWSSYNC_R504",
)
@every_product
def test_each_kind_of_change_is_told_once(product: str) -> None:
    exchange = Exchange(product)
    state = state_of(sync(exchange))

    id = add(exchange)
    answer = sync(exchange, state)
    assert kinds(answer) == ["Create"]
    assert answer.ids()[0][0] == id

    state = state_of(answer)
    exchange.store().change_item(stored(exchange))
    answer = sync(exchange, state)
    assert kinds(answer) == ["Update"]

    state = state_of(answer)
    exchange.store().change_item(stored(exchange), read_flag=True)
    answer = sync(exchange, state)
    assert kinds(answer) == ["ReadFlagChange"]

    state = state_of(answer)
    exchange.store().remove_item(stored(exchange))
    answer = sync(exchange, state)
    assert kinds(answer) == ["Delete"]
    assert answer.ids()[0][0] == id
    assert kinds(sync(exchange, state_of(answer))) == []


def test_what_came_and_went_is_never_told() -> None:
    exchange = Exchange()
    state = state_of(sync(exchange))
    add(exchange)
    exchange.store().remove_item(stored(exchange))

    assert kinds(sync(exchange, state)) == []


def test_the_newest_comes_first() -> None:
    exchange = Exchange()
    ids = [add(exchange, title) for title in ("one", "two", "three")]

    assert [id for id, _ in sync(exchange).ids()] == ids[::-1]


def test_what_is_moved_away_is_gone_and_what_is_moved_here_is_new() -> None:
    exchange = Exchange()
    add(exchange)
    state = state_of(sync(exchange))
    store = exchange.store()
    item = stored(exchange)

    store.move_item(item, store.distinguished["notes"])
    answer = sync(exchange, state)
    assert kinds(answer) == ["Delete"]

    store.move_item(item, store.distinguished["inbox"])
    assert kinds(sync(exchange, state_of(answer))) == ["Create"]


@pytest.mark.shows("MS-OXWSSYNC_R385", "MS-OXWSSYNC_R3851", "MS-OXWSSYNC_R3852")
def test_what_is_to_be_ignored_is_left_out() -> None:
    exchange = Exchange()
    first, second = add(exchange, "one"), add(exchange, "two")

    assert [id for id, _ in sync(exchange, ignore=(first,)).ids()] == [second]


def test_a_version_without_post_items_is_told_of_an_item() -> None:
    exchange = Exchange("2010_SP2")
    exchange.ask(create("<t:PostItem><t:Subject>Plan</t:Subject></t:PostItem>", disposition="", folder="inbox"))

    assert sync(exchange).names("//t:Create/*") == ["PostItem"]
    assert sync(exchange, version="Exchange2007").names("//t:Create/*") == ["Item"]


@pytest.mark.shows("MS-OXWSCDATA_R518")
@pytest.mark.parametrize("text", ["rubbish", "H4sIAAAAAAAEAGNk", "AAAA"])
def test_a_state_that_is_none_is_refused(text: str) -> None:
    assert sync(Exchange(), text).code == "ErrorInvalidSyncStateData"


def test_a_state_of_another_folder_is_refused() -> None:
    exchange = Exchange()
    other = exchange.ask(
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
        f"<m:SyncFolderId>{distinguished('notes')}</m:SyncFolderId>"
        "<m:MaxChangesReturned>10</m:MaxChangesReturned></m:SyncFolderItems>"
    )
    assert sync(exchange, state_of(other)).code == "ErrorInvalidSyncStateData"


_ACTIONS = st.lists(st.tuples(st.sampled_from(["add", "change", "remove", "page"]), st.integers(0, 5)), max_size=25)


@pytest.mark.shows("MS-OXWSSYNC_R504")
@settings(max_examples=40, deadline=None)
@given(actions=_ACTIONS, most=st.integers(1, 3))
def test_a_client_that_follows_the_changes_holds_what_the_folder_holds(
    actions: list[tuple[str, int]], most: int
) -> None:
    """Whatever happens between two pages: at the end the client's copy is the folder."""
    exchange = Exchange()
    held: set[str] = set()
    state = ""

    def page() -> bool:
        nonlocal state
        answer = sync(exchange, state, most)
        state = state_of(answer)
        for change in answer.elements("//m:Changes/*"):
            (id,) = (one.get("Id") or "" for one in change.iter("{*}ItemId"))
            if etree.QName(change).localname == "Delete":
                held.discard(id)
            else:
                held.add(id)
        return answer.text("//m:IncludesLastItemInRange") == "true"

    for action, index in actions:
        items = list(exchange.store().distinguished["inbox"].items.values())
        if action == "add":
            add(exchange)
        elif action == "page":
            page()
        elif items and action == "change":
            exchange.store().change_item(items[index % len(items)])
        elif items:
            exchange.store().remove_item(items[index % len(items)])
    # A round that was under way leads to its own end first; the next one brings what happened meanwhile.
    while not page():
        pass
    while not page():
        pass
    assert held == set(exchange.found("inbox"))
