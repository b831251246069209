"""EntityExtractionResult says what stands in the text of mail (MS-OXWSCORE 2.2.4.21), from 2013 on."""

from __future__ import annotations

from typing import Final

import pytest

from tests.calling import ANN, BOB, Answer, Exchange, body, create_message, subject, to
from tests.evidence.cases import case
from tests.items import asked_for, base, with_fields

since_2013: Final = pytest.mark.parametrize("product", ["2013", "2019"])

RESULT: Final = "//t:EntityExtractionResult"


def found(product: str, text: str, kind: str = "Text", title: str = "Plan") -> Answer:
    """Send a text to Ann, and return what was found in it."""
    exchange = Exchange(product)
    exchange.ask(create_message(subject(title), body(text, kind), to(ANN), disposition="SendOnly"), user=BOB)
    return asked_for(exchange, exchange.found("inbox")[0], base() + with_fields("item:EntityExtractionResult"))


@pytest.mark.shows("MS-OXWSCORE_R1137", "MS-OXWSCORE_R1757", "MS-OXWSCORE_R1761", "MS-OXWSCORE_R1350")
@pytest.mark.parametrize(
    ("text", "kind"), [("Ask eva.k@customer.test.", "Text"), ("<p>Ask <i>eva.k@customer.test</i></p>", "HTML")]
)
@since_2013
def test_addresses_of_mail_are_found(product: str, text: str, kind: str) -> None:
    answer = found(product, text, kind)

    assert answer.texts(f"{RESULT}/t:EmailAddresses/t:EmailAddressEntity/t:EmailAddress") == ["eva.k@customer.test"]


@pytest.mark.shows("MS-OXWSCORE_R1139", "MS-OXWSCORE_R1773", "MS-OXWSCORE_R1777")
@since_2013
def test_addresses_of_the_web_are_found_without_the_stop_behind_them(product: str) -> None:
    answer = found(product, "See http://customer.test/plan?a=1, or www.customer.test.")

    assert answer.texts(f"{RESULT}/t:Urls/t:UrlEntity/t:Url") == ["http://customer.test/plan?a=1", "www.customer.test"]


@pytest.mark.parametrize(
    ("text", "original", "number", "type"),
    [
        case(
            "Home: (235) 555-0110",
            "(235) 555-0110",
            "2355550110",
            "Home",
            shows="MS-OXWSCORE_R1140 MS-OXWSCORE_R1764 MS-OXWSCORE_R1768 MS-OXWSCORE_R1769 MS-OXWSCORE_R1770",
        ),
        case("Call +49 30 555 0110", "+49 30 555 0110", "49305550110", "Unspecified", shows="MS-OXWSCORE_R1768"),
        case("Office +49-30-5550110", "+49-30-5550110", "49305550110", "Business", shows="MS-OXWSCORE_R1770"),
    ],
)
@since_2013
def test_phone_numbers_are_found_with_their_kind(
    product: str, text: str, original: str, number: str, type: str
) -> None:
    answer = found(product, text)

    phone = f"{RESULT}/t:PhoneNumbers/t:Phone"
    assert answer.texts(f"{phone}/t:OriginalPhoneString") == [original]
    assert answer.texts(f"{phone}/t:PhoneString") == [number]
    assert answer.texts(f"{phone}/t:Type") == [type]


@pytest.mark.shows("MS-OXWSCORE_R1747", "MS-OXWSCORE_R1782")
@since_2013
def test_each_says_where_it_stands(product: str) -> None:
    answer = found(product, "Ask eva@customer.test or max@customer.test", title="eva@customer.test")

    entities = f"{RESULT}/t:EmailAddresses/t:EmailAddressEntity"
    assert answer.texts(f"{entities}[1]/t:Position") == ["Subject", "LatestReply"]
    assert answer.texts(f"{entities}[2]/t:Position") == ["LatestReply"]


@since_2013
def test_where_there_is_nothing_nothing_is_said(product: str) -> None:
    assert found(product, "Hello, 2 of 3 came on 2026. Rooms: 12 - 3 / 4.").elements(RESULT) == []
