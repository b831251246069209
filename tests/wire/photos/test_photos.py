"""GetUserPhoto gives out the size that is asked for; SetUserPhoto of 2016 puts a picture there."""

from __future__ import annotations

import base64
from typing import Final

import pytest

from fake_ews.control.handle import Control
from fake_ews.control.json_values import ControlError
from tests.calling import ANN, BOB, Answer, Exchange

SIDES: Final = (48, 64, 96, 120, 240, 360, 432, 504, 648)

since_2013 = pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])
since_2016 = pytest.mark.parametrize("product", ["2016", "2019"])


def jpeg(side: int) -> bytes:
    """Return a square JPEG, as far as its first frame."""
    application, quantisation = b"\xff\xe0\x00\x10" + bytes(14), b"\xff\xdb\x00\x03\x00"
    frame = b"\xff\xc0\x00\x0b\x08" + side.to_bytes(2, "big") * 2 + b"\x01\x01\x11\x00"
    return b"\xff\xd8" + application + quantisation + frame


def png(side: int) -> bytes:
    """Return a square PNG, as far as its header."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + side.to_bytes(4, "big") * 2 + bytes(9)


def seeded(product: str, *photos: bytes) -> Exchange:
    exchange = Exchange(product)
    said = [base64.b64encode(photo).decode() for photo in photos]
    Control(exchange.organisation).call("seed", {"mailboxes": [{"address": BOB, "photos": said}]})
    return exchange


def photo_of(exchange: Exchange, email: str = BOB, size: str = "HR48x48") -> Answer:
    return exchange.ask(
        f"<m:GetUserPhoto><m:Email>{email}</m:Email><m:SizeRequested>{size}</m:SizeRequested></m:GetUserPhoto>"
    )


def picture(answer: Answer) -> bytes:
    return base64.b64decode(answer.text("//m:PictureData"))


def set_photo(exchange: Exchange, content: bytes, *, email: str = ANN, user: str = ANN, version: str = "") -> Answer:
    said = base64.b64encode(content).decode()
    return exchange.ask(
        f"<m:SetUserPhoto><m:Email>{email}</m:Email><m:Content>{said}</m:Content></m:SetUserPhoto>",
        user=user,
        version=version,
    )


@pytest.mark.shows(
    "MS-OXWSCONT_R302068",
    "MS-OXWSCONT_R302069",
    "MS-OXWSCONT_R302070",
    "MS-OXWSCONT_R302071",
    "MS-OXWSCONT_R302072",
    "MS-OXWSCONT_R302073",
    "MS-OXWSCONT_R302074",
    "MS-OXWSCONT_R302075",
)
@since_2013
def test_a_photo_comes_in_the_size_that_is_asked_for(product: str) -> None:
    exchange = seeded(product, *map(jpeg, SIDES))

    for side in SIDES:
        assert picture(photo_of(exchange, size=f"HR{side}x{side}")) == jpeg(side)


@pytest.mark.shows("MS-OXWSCONT_R302076", "MS-OXWSPHOTO 3.1.5.1.1")
@since_2013
def test_where_the_size_is_missing_the_largest_photo_comes(product: str) -> None:
    exchange = seeded(product, jpeg(96), jpeg(648), png(240), jpeg(504))

    assert picture(photo_of(exchange, size="HR648x648")) == jpeg(648)
    assert picture(photo_of(exchange, size="HR240x240")) == png(240)
    assert picture(photo_of(exchange, size="HR360x360")) == jpeg(648)


@pytest.mark.shows(
    "MS-OXWSCONT_R302024",
    "MS-OXWSCONT_R302025",
    "MS-OXWSCONT_R302056",
    "MS-OXWSCONT_R302058",
    "MS-OXWSCONT_R30205601",
)
@since_2013
def test_the_answer_says_that_there_is_a_photo_and_holds_it(product: str) -> None:
    answer = photo_of(seeded(product, jpeg(64)), size="HR64x64")

    (response,) = answer.elements("//m:GetUserPhotoResponse")
    assert response.get("ResponseClass") == "Success"
    assert answer.code == "NoError"
    assert answer.text("//m:HasChanged") == "true"
    assert picture(answer) == jpeg(64)


@since_2013
def test_nobody_and_somebody_without_a_photo_have_none(product: str) -> None:
    exchange = Exchange(product)

    for email in (BOB, "nobody@example.test"):
        answer = photo_of(exchange, email)
        assert answer.code == "ErrorItemNotFound"
        assert answer.text("//m:HasChanged") == "false"
        assert not answer.texts("//m:PictureData")


@pytest.mark.shows("MS-OXWSCONT_R302081", "MS-OXWSCONT_R1275114")
@since_2016
def test_a_photo_that_was_set_is_what_everybody_gets(product: str) -> None:
    exchange = Exchange(product)

    answer = set_photo(exchange, jpeg(64))
    set_photo(exchange, png(96))

    assert answer.names("/s:Envelope/s:Body/*") == ["SetUserPhotoResponse"]
    assert answer.code == "NoError"
    assert picture(photo_of(exchange, ANN, "HR96x96")) == png(96)
    assert picture(photo_of(exchange, ANN, "HR64x64")) == png(96)


@since_2016
def test_a_photo_of_somebody_else_is_set_only_by_who_may_open_their_mailbox(product: str) -> None:
    exchange = Exchange(product)

    assert set_photo(exchange, jpeg(48), email=BOB).code == "ErrorAccessDenied"
    assert photo_of(exchange, BOB).code == "ErrorItemNotFound"
    Control(exchange.organisation).call("seed", {"mailboxes": [{"address": BOB, "open_to": [ANN]}]})
    assert set_photo(exchange, jpeg(48), email=BOB).code == "NoError"
    assert set_photo(exchange, jpeg(48), email="nobody@example.test").code == "ErrorNonExistentMailbox"


@since_2016
@pytest.mark.parametrize("content", [b"", b"GIF89a", jpeg(48)[:20], png(48)[:20]])
def test_what_is_no_picture_is_refused(product: str, content: bytes) -> None:
    exchange = Exchange(product)

    assert set_photo(exchange, content).code == "ErrorInvalidArgument"
    assert photo_of(exchange, ANN).code == "ErrorItemNotFound"


def test_setting_a_photo_came_with_2016() -> None:
    assert set_photo(Exchange("2013_SP1"), jpeg(48)).code == "ErrorInvalidRequest"
    assert set_photo(Exchange("2016"), jpeg(48), version="Exchange2013_SP1").code == "ErrorIncorrectSchemaVersion"


def test_a_seed_with_something_else_for_a_photo_is_refused() -> None:
    with pytest.raises(ControlError, match="neither JPEG nor PNG"):
        seeded("2019", b"GIF89a")
