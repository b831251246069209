"""UpdateItem sets, adds to and takes away single properties, and may send the item (MS-OXWSCORE 3.1.4.9)."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Exchange, body, distinguished, first_and_last_product, subject, to
from tests.items import append_to_field, changed, delete_field, kept, set_field


@pytest.mark.shows("MS-OXWSCORE_R556", "MS-OXWSCORE_R561")
@first_and_last_product
def test_a_property_is_set_on_the_item_named_and_on_no_other(product: str) -> None:
    exchange = Exchange(product)
    first, second = kept(exchange), kept(exchange)
    changed(exchange, first, set_field("item:Subject", subject("New")), set_field("item:Importance", high()))

    shown = exchange.get(first)
    assert (shown.text("//t:Subject"), shown.text("//t:Importance")) == ("New", "High")
    assert exchange.get(second).text("//t:Subject") == "Plan"


def high() -> str:
    return "<t:Importance>High</t:Importance>"


@pytest.mark.shows("MS-OXWSCORE_R557")
@first_and_last_product
def test_a_property_is_taken_away(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange, f"<t:Message>{subject('Plan')}{to(BOB)}</t:Message>")

    assert changed(exchange, id, delete_field("message:ToRecipients")).code == "NoError"
    assert exchange.get(id).texts("//t:ToRecipients//t:EmailAddress") == []


@pytest.mark.shows("MS-OXWSCORE_R555")
@first_and_last_product
def test_recipients_and_text_are_added_to_what_there_is(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange, f"<t:Message>{subject('Plan')}{body('Hello')}{to(BOB)}</t:Message>")
    changed(
        exchange,
        id,
        append_to_field("message:ToRecipients", to(ANN)),
        append_to_field("item:Body", body(" again")),
    )

    shown = exchange.get(id)
    assert shown.texts("//t:ToRecipients//t:EmailAddress") == [BOB, ANN]
    assert shown.text("//t:Body") == "Hello again"
    refused = changed(exchange, id, append_to_field("item:Subject", subject("more")))
    assert refused.code == "ErrorInvalidPropertyAppend"


@pytest.mark.shows("MS-OXWSCORE_R514")
@first_and_last_product
def test_what_an_update_sends_is_kept_in_the_folder_named(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange, f"<t:Message>{subject('Plan')}{to(BOB)}</t:Message>")
    answer = changed(
        exchange,
        id,
        set_field("item:Subject", subject("Sent")),
        more='MessageDisposition="SendAndSaveCopy"',
        folder=f"<m:SavedItemFolderId>{distinguished('journal')}</m:SavedItemFolderId>",
    )

    assert answer.code == "NoError"
    assert exchange.subjects("journal") == ["Sent"]
    assert exchange.subjects("inbox", user=BOB) == ["Sent"]
    assert exchange.found("drafts") == exchange.found("sentitems") == []


@pytest.mark.shows("MS-OXWSCORE_R20451", "MS-OXWSCORE_R20452")
@pytest.mark.parametrize(
    ("product", "code"),
    [
        ("2010_SP2", "ErrorInvalidPropertySet"),
        ("2010_SP3", "ErrorInvalidPropertySet"),
        ("2013", "NoError"),
        ("2013_SP1", "NoError"),
        ("2016", "NoError"),
        ("2019", "NoError"),
    ],
)
def test_a_store_entry_id_is_refused_by_the_products_of_2010_and_ignored_since(product: str, code: str) -> None:
    exchange = Exchange(product)
    entry = "<t:StoreEntryId>AAAA</t:StoreEntryId>"
    made = exchange.ask(
        '<m:CreateItem MessageDisposition="SaveOnly"><m:Items>'
        f"<t:Message>{subject('Plan')}{entry}</t:Message></m:Items></m:CreateItem>"
    )
    id = kept(exchange)
    before = exchange.get(id, "item:StoreEntryId").text("//t:StoreEntryId")

    assert made.code == code
    assert changed(exchange, id, set_field("item:StoreEntryId", entry)).code == code
    assert exchange.get(id, "item:StoreEntryId").text("//t:StoreEntryId") == before
