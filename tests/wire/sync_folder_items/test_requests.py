"""What a client says in SyncFolderItems, and what that makes of the answer (MS-OXWSSYNC 3.1.4.2.3.8)."""

from __future__ import annotations

import base64

import pytest

from tests.calling import ANN, BOB, Answer, Exchange, create_message, distinguished, first_and_last_product, subject, to
from tests.items import changed, kept, set_field, with_fields


def sync(
    exchange: Exchange,
    *,
    shape: str = "IdOnly",
    more: str = "",
    state: str = "",
    ignore: str = "",
    most: int = 10,
    scope: str = "",
    folder: str = "inbox",
) -> Answer:
    """Synchronise a folder; ``more`` stands in the shape."""
    known = f"<m:SyncState>{state}</m:SyncState>" if state else ""
    ignored = f'<m:Ignore><t:ItemId Id="{ignore}"/></m:Ignore>' if ignore else ""
    asked = f"<m:SyncScope>{scope}</m:SyncScope>" if scope else ""
    return exchange.ask(
        f"<m:SyncFolderItems><m:ItemShape><t:BaseShape>{shape}</t:BaseShape>{more}</m:ItemShape>"
        f"<m:SyncFolderId>{distinguished(folder)}</m:SyncFolderId>{known}{ignored}"
        f"<m:MaxChangesReturned>{most}</m:MaxChangesReturned>{asked}</m:SyncFolderItems>"
    )


def mail(exchange: Exchange, *subjects: str) -> None:
    for text in subjects:
        exchange.ask(create_message(subject(text), to(ANN), disposition="SendOnly"), user=BOB)


@pytest.mark.shows("MS-OXWSSYNC_R382", "MS-OXWSSYNC_R70", "MS-OXWSSYNC_R3832", "MS-OXWSSYNC_R3862")
@first_and_last_product
def test_without_a_state_everything_is_new(product: str) -> None:
    exchange = Exchange(product)
    mail(exchange, "one", "two")
    sync(exchange)

    answer = sync(exchange)
    assert answer.code == "NoError"
    assert answer.names("//m:Changes/*") == ["Create", "Create"]
    assert {id for id, _ in answer.ids()} == set(exchange.found("inbox"))


@pytest.mark.shows("MS-OXWSSYNC_R3831", "MS-OXWSSYNC_R3861", "MS-OXWSSYNC_R65", "MS-OXWSSYNC_R504")
@first_and_last_product
def test_with_a_state_only_what_came_since_then_is_told(product: str) -> None:
    exchange = Exchange(product)
    mail(exchange, "one")
    state = sync(exchange).text("//m:SyncState")
    mail(exchange, "two", "three")
    ids = exchange.found("inbox")

    answer = sync(exchange, state=state, ignore=ids[2])
    assert base64.b64decode(state, validate=True)
    assert answer.code == "NoError"
    assert [id for id, _ in answer.ids()] == [ids[1]]


@pytest.mark.shows("MS-OXWSSYNC_R380")
@first_and_last_product
def test_only_the_folder_named_is_told_of(product: str) -> None:
    exchange = Exchange(product)
    mail(exchange, "one")
    draft = kept(exchange)

    assert [id for id, _ in sync(exchange, folder="drafts").ids()] == [draft]


@pytest.mark.shows("MS-OXWSSYNC_R388", "MS-OXWSSYNC_R3891", "MS-OXWSSYNC_R67", "MS-OXWSSYNC_R6701", "MS-OXWSSYNC_R6702")
@pytest.mark.parametrize(
    ("most", "first", "last"), [(1, 1, "false"), (2, 2, "false"), (3, 3, "true"), (512, 3, "true")]
)
@first_and_last_product
def test_a_round_has_no_more_changes_than_asked_for_and_says_if_it_is_the_last(
    product: str, most: int, first: int, last: str
) -> None:
    exchange = Exchange(product)
    mail(exchange, "one", "two", "three")

    answer = sync(exchange, most=most)
    assert len(answer.names("//m:Changes/*")) == first
    assert answer.text("//m:IncludesLastItemInRange") == last


@pytest.mark.shows("MS-OXWSSYNC_R195", "MS-OXWSSYNC_R1951", "MS-OXWSSYNC_R1952", "MS-OXWSSYNC_R194", "MS-OXWSSYNC_R136")
@pytest.mark.parametrize("read", ["true", "false"])
@first_and_last_product
def test_who_reads_or_unreads_is_told_as_that_alone(product: str, read: str) -> None:
    exchange = Exchange(product)
    mail(exchange, "one")
    (id,) = exchange.found("inbox")
    other = "false" if read == "true" else "true"
    changed(exchange, id, set_field("message:IsRead", f"<t:IsRead>{other}</t:IsRead>"))
    state = sync(exchange).text("//m:SyncState")
    changed(exchange, id, set_field("message:IsRead", f"<t:IsRead>{read}</t:IsRead>"))

    answer = sync(exchange, state=state)
    assert answer.names("//m:Changes/*") == ["ReadFlagChange"]
    assert answer.text("//t:ReadFlagChange/t:IsRead") == read
    assert answer.ids("//t:ReadFlagChange/t:ItemId")[0][0] == id


@pytest.mark.shows("MS-OXWSSYNC_R3781", "MS-OXWSSYNC_R3782", "MS-OXWSSYNC_R3783")
@first_and_last_product
def test_the_shape_says_how_much_of_an_item_is_told(product: str) -> None:
    exchange = Exchange(product)
    mail(exchange, "one")
    few, default, all = (
        sync(exchange, shape=shape).names("//t:Create/t:Message/*") for shape in ("IdOnly", "Default", "AllProperties")
    )

    assert few == ["ItemId"]
    assert {"ItemId", "Subject"} <= set(default)
    assert set(default) < set(all)
    assert {"Importance", "ParentFolderId", "ItemClass"} <= set(all) - set(default)


@pytest.mark.shows("MS-OXWSSYNC_R37814", "MS-OXWSSYNC_R37815")
@first_and_last_product
def test_paths_add_properties(product: str) -> None:
    exchange = Exchange(product)
    mail(exchange, "one")

    answer = sync(exchange, more=with_fields("item:Subject", "item:Importance"))
    assert answer.names("//t:Create/t:Message/*") == ["ItemId", "Subject", "Importance"]


@pytest.mark.shows("MS-OXWSSYNC_R3787")
@first_and_last_product
def test_mime_text_is_never_told(product: str) -> None:
    exchange = Exchange(product)
    mail(exchange, "one")

    answer = sync(exchange, more="<t:IncludeMimeContent>true</t:IncludeMimeContent>")
    assert answer.code == "ErrorInvalidPropertyForOperation"


@pytest.mark.shows("MS-OXWSSYNC_R347", "MS-OXWSSYNC_R348")
@first_and_last_product
def test_items_that_belong_to_the_folder_itself_are_told_if_asked(product: str) -> None:
    exchange = Exchange(product)
    hidden = kept(exchange, "<t:Message><t:IsAssociated>true</t:IsAssociated></t:Message>", folder="inbox")
    shown = kept(exchange, folder="inbox")

    def told(scope: str) -> set[str]:
        return {id for id, _ in sync(exchange, scope=scope).ids()}

    assert told("NormalItems") == {shown}
    assert told("NormalAndAssociatedItems") == {shown, hidden}
