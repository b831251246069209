"""How much of an item comes back is for the shape to say (MS-OXWSCDATA 2.2.4.44, 2.2.5.7)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.calling import ANN, BOB, Exchange, body, create_message, first_and_last_product, subject, to
from tests.evidence.cases import case
from tests.items import asked_for, base, kept, with_fields


@pytest.mark.parametrize(
    ("shape", "names", "never"),
    [
        case("IdOnly", {"ItemId"}, {"Subject", "Body", "ItemClass"}, shows="MS-OXWSCDATA_R62 MS-OXWSCDATA_R1185"),
        case(
            "Default",
            {"ItemId", "Subject", "Body", "Sensitivity"},
            {"ItemClass", "Importance"},
            shows="MS-OXWSCDATA_R61",
        ),
        case(
            "AllProperties",
            {"ItemId", "Subject", "Body", "Sensitivity", "ItemClass", "Importance", "ParentFolderId", "Culture"},
            {"MimeContent", "InternetMessageHeaders"},
            shows="MS-OXWSCDATA_R59",
        ),
    ],
)
@first_and_last_product
def test_a_base_shape_has_its_properties(product: str, shape: str, names: set[str], never: set[str]) -> None:
    exchange = Exchange(product)
    exchange.ask(create_message(subject("Plan"), body("Hello"), to(ANN), disposition="SendOnly"), user=BOB)
    found = set(asked_for(exchange, exchange.found("inbox")[0], base(shape)).names("//m:Items/t:Message/*"))

    assert names <= found
    assert not never & found
    assert shape != "IdOnly" or found == {"ItemId"}


@pytest.mark.shows("MS-OXWSCDATA_R1197", "MS-OXWSCDATA_R1234")
@first_and_last_product
def test_each_path_adds_its_property(product: str) -> None:
    exchange = Exchange(product)
    id = kept(exchange, f"<t:Message>{subject('Plan')}</t:Message>")
    answer = asked_for(exchange, id, base() + with_fields("item:Subject", "item:Importance"))

    assert answer.names("//m:Items/t:Message/*") == ["ItemId", "Subject", "Importance"]


@pytest.mark.shows("MS-OXWSCORE_R387")
@first_and_last_product
def test_every_item_named_comes_in_the_order_of_the_ids(product: str) -> None:
    exchange = Exchange(product)
    ids = [kept(exchange, f"<t:Message>{subject(text)}</t:Message>") for text in ("one", "two", "three")]
    named = "".join(f'<t:ItemId Id="{id}"/>' for id in reversed(ids))

    answer = exchange.ask(
        f"<m:GetItem><m:ItemShape>{base('Default')}</m:ItemShape><m:ItemIds>{named}</m:ItemIds></m:GetItem>"
    )

    assert answer.texts("//t:Subject") == ["three", "two", "one"]


@pytest.mark.parametrize(
    ("precision", "time"),
    [
        case(
            "Seconds",
            "2026-03-02T08:00:00Z",
            shows="MS-OXWSCORE_R1670 MS-OXWSCORE_R1162 MS-OXWSCORE_R1256 MS-OXWSCDATA_R132502",
        ),
        case(
            "Milliseconds", "2026-03-02T08:00:00.123Z", shows="MS-OXWSCORE_R1671 MS-OXWSCORE_R1162 MS-OXWSCDATA_R1816"
        ),
    ],
)
@pytest.mark.parametrize("product", ["2013", "2019"])
def test_a_header_says_how_exact_times_are(product: str, precision: str, time: str) -> None:
    exchange = Exchange(product)
    exchange.clock.move_to(exchange.clock.now() + timedelta(milliseconds=123))
    header = f"<t:DateTimePrecision>{precision}</t:DateTimePrecision>"
    answer = asked_for(exchange, kept(exchange), base() + with_fields("item:DateTimeCreated"), header=header)

    assert answer.text("//t:DateTimeCreated") == time
