"""The names of a contact: the complete one that its parts make, what it is filed as, and its picture."""

from __future__ import annotations

import pytest

from tests.calling import Exchange, create, every_product
from tests.contacts import changed, contact, created

_shows = pytest.mark.shows

_ADDRESS = "00062004-0000-0000-C000-000000000046"
#: The parts of a name, in schema order.
_NAME = (
    "<t:DisplayName>Eva Kunde</t:DisplayName><t:GivenName>Eva</t:GivenName><t:Initials>E.M.K.</t:Initials>"
    "<t:MiddleName>Maria</t:MiddleName><t:Nickname>Evi</t:Nickname><t:CompanyName>Contoso</t:CompanyName>"
    "<t:Generation>Jr.</t:Generation><t:Surname>Kunde</t:Surname>"
)


def text_property(path: str, value: str) -> str:
    """Return an extended property that is a text."""
    return (
        f'<t:ExtendedProperty><t:ExtendedFieldURI {path} PropertyType="String"/><t:Value>{value}</t:Value>'
        "</t:ExtendedProperty>"
    )


_EXTENDED = (
    text_property('PropertyTag="0x3a45"', "Dr.")
    + text_property(f'PropertySetId="{_ADDRESS}" PropertyId="32812"', "Eba")
    + text_property('DistinguishedPropertySetId="Address" PropertyId="32813"', "Kunde-san")
)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        pytest.param("Title", "Dr.", marks=_shows("MS-OXWSCONT_R194")),
        pytest.param("FirstName", "Eva", marks=_shows("MS-OXWSCONT_R196", "MS-OXWSCONT_R355")),
        pytest.param("MiddleName", "Maria", marks=_shows("MS-OXWSCONT_R198")),
        pytest.param("LastName", "Kunde", marks=_shows("MS-OXWSCONT_R200", "MS-OXWSCONT_R356")),
        pytest.param("Suffix", "Jr.", marks=_shows("MS-OXWSCONT_R202", "MS-OXWSCONT_R357")),
        pytest.param("Initials", "E.M.K.", marks=_shows("MS-OXWSCONT_R204")),
        pytest.param("FullName", "Eva Kunde", marks=_shows("MS-OXWSCONT_R35")),
        pytest.param("Nickname", "Evi", marks=_shows("MS-OXWSCONT_R208")),
        pytest.param("YomiFirstName", "Eba", marks=_shows("MS-OXWSCONT_R210")),
        pytest.param("YomiLastName", "Kunde-san", marks=_shows("MS-OXWSCONT_R212")),
    ],
)
@every_product
def test_the_complete_name_is_made_of_the_parts_of_a_name(product: str, part: str, value: str) -> None:
    exchange = Exchange(product)
    shown = exchange.get(created(exchange, contact(_EXTENDED, _NAME)))

    assert shown.text(f"//t:CompleteName/t:{part}") == value


@pytest.mark.parametrize(
    ("mapping", "filed"),
    [
        ("LastCommaFirst", "Kunde, Eva Maria"),
        ("FirstSpaceLast", "Eva Maria Kunde Jr."),
        pytest.param("Company", "Contoso", marks=_shows("MS-OXWSCONT_R133")),
        ("LastCommaFirstCompany", "Kunde, Eva Maria\r\nContoso"),
        ("CompanyLastFirst", "Contoso\r\nKundeEva Maria"),
        ("LastFirst", "KundeEva Maria"),
        ("LastFirstCompany", "KundeEva Maria\r\nContoso"),
        ("CompanyLastCommaFirst", "Contoso\r\nKunde, Eva Maria"),
        ("LastFirstSuffix", "KundeEva Maria Jr."),
        ("LastSpaceFirstCompany", "Kunde Eva Maria\r\nContoso"),
        ("CompanyLastSpaceFirst", "Contoso\r\nKunde Eva Maria"),
        ("LastSpaceFirst", "Kunde Eva Maria"),
        ("DisplayName", "Eva Kunde"),
        ("FirstName", "Eva"),
        ("LastFirstMiddleSuffix", "Kunde Eva Maria Jr."),
        ("LastName", "Kunde"),
        ("Empty", ""),
    ],
)
@every_product
def test_a_contact_is_filed_as_its_mapping_says(product: str, mapping: str, filed: str) -> None:
    exchange = Exchange(product)
    shown = exchange.get(created(exchange, contact(f"<t:FileAsMapping>{mapping}</t:FileAsMapping>", _NAME)))

    assert (shown.text("//t:FileAsMapping"), shown.text("//t:FileAs")) == (mapping, filed)


@pytest.mark.shows("MS-OXWSCONT_R130")
@every_product
def test_a_contact_is_filed_under_a_text_of_its_own(product: str) -> None:
    exchange = Exchange(product)
    said = "<t:FileAs>The boss</t:FileAs><t:FileAsMapping>None</t:FileAsMapping>"
    shown = exchange.get(created(exchange, contact(said, _NAME)))

    assert (shown.text("//t:FileAsMapping"), shown.text("//t:FileAs")) == ("None", "The boss")


@every_product
def test_what_a_contact_is_filed_as_follows_its_name(product: str) -> None:
    exchange = Exchange(product)
    id = created(exchange, contact("<t:FileAsMapping>LastCommaFirst</t:FileAsMapping>", _NAME))
    path = '<t:FieldURI FieldURI="contacts:Surname"/>'

    assert changed(exchange, id, path, "<t:Surname>Muster</t:Surname>").code == "NoError"
    assert exchange.get(id).text("//t:FileAs") == "Muster, Eva Maria"


@every_product
def test_names_that_are_missing_leave_no_comma_behind(product: str) -> None:
    exchange = Exchange(product)
    mapping = "<t:FileAsMapping>LastCommaFirst</t:FileAsMapping>"
    first = exchange.get(created(exchange, contact(mapping, "<t:GivenName>Eva</t:GivenName>")))
    last = exchange.get(created(exchange, contact(mapping, "<t:Surname>Kunde</t:Surname>")))

    assert (first.text("//t:FileAs"), last.text("//t:FileAs")) == ("Eva", "Kunde")


@pytest.mark.shows("MS-OXWSCONT_R81001")
@every_product
def test_whether_a_contact_has_a_picture_is_seen_from_its_attachments_alone(product: str) -> None:
    exchange = Exchange(product)
    refused = exchange.ask(create(contact(_NAME, "<t:HasPicture>false</t:HasPicture>"), disposition=""))
    id = created(exchange, contact(_NAME))
    before = exchange.get(id).text("//t:HasPicture")
    made = exchange.ask(
        f'<m:CreateAttachment><m:ParentItemId Id="{id}"/><m:Attachments><t:FileAttachment>'
        "<t:Name>ContactPicture.jpg</t:Name><t:IsContactPhoto>true</t:IsContactPhoto><t:Content>YQ==</t:Content>"
        "</t:FileAttachment></m:Attachments></m:CreateAttachment>"
    )

    assert refused.code == "ErrorInvalidPropertySet"
    assert made.code == "NoError"
    assert (before, exchange.get(id).text("//t:HasPicture")) == ("false", "true")
