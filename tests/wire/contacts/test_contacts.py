"""Contacts: what is set comes back, names make a complete one, and a contact is filed as its mapping says."""

from __future__ import annotations

import pytest

from tests.calling import Exchange, create, every_product
from tests.contacts import changed, contact, created, dictionary
from tests.items import asked_for, base

_shows = pytest.mark.shows

#: Element, value and the requirement that names it; each stands alone in its contact.
_PLAIN = (
    ("DisplayName", "Eva Kunde", "MS-OXWSCONT_R25"),
    ("GivenName", "Eva", "MS-OXWSCONT_R27"),
    ("Initials", "E.K.", "MS-OXWSCONT_R29"),
    ("MiddleName", "Maria", "MS-OXWSCONT_R31"),
    ("Nickname", "Evi", "MS-OXWSCONT_R33"),
    ("CompanyName", "Contoso", "MS-OXWSCONT_R37"),
    ("AssistantName", "Max", "MS-OXWSCONT_R45"),
    ("Birthday", "1980-04-01T11:59:00Z", "MS-OXWSCONT_R47"),
    ("BusinessHomePage", "https://contoso.test/eva", "MS-OXWSCONT_R49"),
    ("Department", "Sales", "MS-OXWSCONT_R57"),
    ("Generation", "Jr.", "MS-OXWSCONT_R59"),
    ("JobTitle", "Buyer", "MS-OXWSCONT_R63"),
    ("Manager", "Ann", "MS-OXWSCONT_R65"),
    ("Mileage", "15 km", "MS-OXWSCONT_R67"),
    ("OfficeLocation", "3.14", "MS-OXWSCONT_R69"),
    ("PostalAddressIndex", "Home", "MS-OXWSCONT_R71"),
    ("Profession", "Engineer", "MS-OXWSCONT_R73"),
    ("SpouseName", "Adam", "MS-OXWSCONT_R75"),
    ("Surname", "Kunde", "MS-OXWSCONT_R77"),
    ("WeddingAnniversary", "2005-06-07T11:59:00Z", "MS-OXWSCONT_R79"),
)


@pytest.mark.parametrize(
    ("field", "value"), [pytest.param(field, value, marks=_shows(id)) for field, value, id in _PLAIN]
)
@every_product
def test_a_property_that_is_set_comes_back(product: str, field: str, value: str) -> None:
    exchange = Exchange(product)
    shown = exchange.get(created(exchange, contact(f"<t:{field}>{value}</t:{field}>")))

    assert shown.text(f"//t:Contact/t:{field}") == value


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("Children", marks=_shows("MS-OXWSCONT_R51")),
        pytest.param("Companies", marks=_shows("MS-OXWSCONT_R53")),
    ],
)
@every_product
def test_a_list_comes_back_in_order(product: str, field: str) -> None:
    exchange = Exchange(product)
    said = f"<t:{field}><t:String>Zoe</t:String><t:String>Abe</t:String></t:{field}>"

    assert exchange.get(created(exchange, contact(said))).texts(f"//t:{field}/t:String") == ["Zoe", "Abe"]


@pytest.mark.parametrize(
    "index",
    [
        pytest.param("None", marks=_shows("MS-OXWSCONT_R180")),
        pytest.param("Business", marks=_shows("MS-OXWSCONT_R177", "MS-OXWSCONT_R181")),
        pytest.param("Home", marks=_shows("MS-OXWSCONT_R182")),
        pytest.param("Other", marks=_shows("MS-OXWSCONT_R183")),
    ],
)
@every_product
def test_one_of_the_addresses_is_the_one_for_letters(product: str, index: str) -> None:
    exchange = Exchange(product)
    said = contact(f"<t:PostalAddressIndex>{index}</t:PostalAddressIndex>")

    assert exchange.get(created(exchange, said)).text("//t:PostalAddressIndex") == index


_LABELLED = (
    ("EmailAddresses", "EmailAddress1", "MS-OXWSCONT_R124"),
    ("EmailAddresses", "EmailAddress2", "MS-OXWSCONT_R125"),
    ("EmailAddresses", "EmailAddress3", "MS-OXWSCONT_R126"),
    ("ImAddresses", "ImAddress1", "MS-OXWSCONT_R151"),
    ("ImAddresses", "ImAddress2", "MS-OXWSCONT_R152"),
    ("ImAddresses", "ImAddress3", "MS-OXWSCONT_R153"),
    *(
        ("PhoneNumbers", label, f"MS-OXWSCONT_R{number}")
        for number, label in enumerate(
            (
                "AssistantPhone", "BusinessFax", "BusinessPhone", "BusinessPhone2", "Callback", "CarPhone",
                "CompanyMainPhone", "HomeFax", "HomePhone", "HomePhone2", "Isdn", "MobilePhone", "OtherFax",
                "OtherTelephone", "Pager", "PrimaryPhone", "RadioPhone", "Telex", "TtyTddPhone",
            ),
            start=157,
        )
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "label"), [pytest.param(field, label, marks=_shows(id)) for field, label, id in _LABELLED]
)
@every_product
def test_what_stands_under_a_label_comes_back_under_it_alone(product: str, field: str, label: str) -> None:
    exchange = Exchange(product)
    shown = exchange.get(created(exchange, contact(dictionary(field, **{label: "555-0110"}))))

    assert [(one.get("Key"), one.text) for one in shown.elements(f"//t:{field}/t:Entry")] == [(label, "555-0110")]


@pytest.mark.parametrize(
    ("field", "labels"),
    [
        pytest.param(
            "EmailAddresses", ("EmailAddress1", "EmailAddress3"),
            marks=_shows(
                "MS-OXWSCONT_R39", "MS-OXWSCONT_R225", "MS-OXWSCONT_R228", "MS-OXWSCONT_R235", "MS-OXWSCONT_R238",
            ),
        ),
        pytest.param(
            "ImAddresses", ("ImAddress1", "ImAddress2"),
            marks=_shows(
                "MS-OXWSCONT_R61", "MS-OXWSCONT_R239", "MS-OXWSCONT_R242", "MS-OXWSCONT_R243", "MS-OXWSCONT_R246",
            ),
        ),
        pytest.param(
            "PhoneNumbers", ("BusinessPhone", "Pager"),
            marks=_shows(
                "MS-OXWSCONT_R43", "MS-OXWSCONT_R247", "MS-OXWSCONT_R250", "MS-OXWSCONT_R251", "MS-OXWSCONT_R254",
            ),
        ),
    ],
)  # fmt: skip
@every_product
def test_entries_are_kept_and_changed_one_by_one(product: str, field: str, labels: tuple[str, str]) -> None:
    exchange = Exchange(product)
    first, second = labels
    id = created(exchange, contact(dictionary(field, **{first: "one", second: "two"})))
    uri = f"contacts:{field.removesuffix('es') if field.endswith('sses') else field.removesuffix('s')}"
    path = f'<t:IndexedFieldURI FieldURI="{uri}" FieldIndex="{second}"/>'
    assert changed(exchange, id, path, dictionary(field, **{second: "three"})).code == "NoError"
    entries = exchange.get(id).elements(f"//t:{field}/t:Entry")

    assert {one.get("Key"): one.text for one in entries} == {first: "one", second: "three"}


_PARTS = (
    ("Street", "Main St 1", "MS-OXWSCONT_R258"),
    ("City", "Potsdam", "MS-OXWSCONT_R260"),
    ("State", "BB", "MS-OXWSCONT_R262"),
    ("CountryOrRegion", "Germany", "MS-OXWSCONT_R264"),
    ("PostalCode", "14467", "MS-OXWSCONT_R266"),
)


@pytest.mark.parametrize(("part", "value"), [pytest.param(part, value, marks=_shows(id)) for part, value, id in _PARTS])
@every_product
def test_a_part_of_an_address_comes_back_and_is_found_alone(product: str, part: str, value: str) -> None:
    exchange = Exchange(product)
    entry = f'<t:Entry Key="Home"><t:{part}>{value}</t:{part}></t:Entry>'
    id = created(exchange, contact(f"<t:PhysicalAddresses>{entry}</t:PhysicalAddresses>"))

    path = f'<t:IndexedFieldURI FieldURI="contacts:PhysicalAddress:{part}" FieldIndex="Home"/>'
    alone = asked_for(exchange, id, f"{base()}<t:AdditionalProperties>{path}</t:AdditionalProperties>")

    assert alone.texts(f"//t:PhysicalAddresses/t:Entry/t:{part}") == [value]
    assert exchange.get(id).text(f"//t:PhysicalAddresses/t:Entry/t:{part}") == value
    assert len(exchange.get(id).elements("//t:PhysicalAddresses/t:Entry/*")) == 1


@pytest.mark.shows(
    "MS-OXWSCONT_R255", "MS-OXWSCONT_R268", "MS-OXWSCONT_R269", "MS-OXWSCONT_R272", "MS-OXWSCONT_R184",
)  # fmt: skip
@pytest.mark.parametrize(
    "label",
    [
        pytest.param("Business", marks=_shows("MS-OXWSCONT_R187")),
        pytest.param("Home", marks=_shows("MS-OXWSCONT_R188")),
        pytest.param("Other", marks=_shows("MS-OXWSCONT_R189")),
    ],
)
@every_product
def test_a_contact_has_an_address_of_each_kind(product: str, label: str) -> None:
    exchange = Exchange(product)
    entry = "".join(f"<t:{part}>{value}</t:{part}>" for part, value, _ in _PARTS)
    said = f'<t:PhysicalAddresses><t:Entry Key="{label}">{entry}</t:Entry></t:PhysicalAddresses>'
    shown = exchange.get(created(exchange, contact(said)))

    assert [one.get("Key") for one in shown.elements("//t:PhysicalAddresses/t:Entry")] == [label]
    assert shown.texts("//t:PhysicalAddresses/t:Entry/*") == [value for _, value, _ in _PARTS]


@pytest.mark.shows("MS-OXWSCONT_R41")
@every_product
def test_a_contact_has_addresses_of_several_kinds_at_once(product: str) -> None:
    exchange = Exchange(product)
    cities = {"Business": "Berlin", "Home": "Potsdam", "Other": "Werder"}
    said = dictionary("PhysicalAddresses", **{label: f"<t:City>{city}</t:City>" for label, city in cities.items()})
    shown = exchange.get(created(exchange, contact(said)))

    labels = [one.get("Key") for one in shown.elements("//t:PhysicalAddresses/t:Entry")]
    assert dict(zip(labels, shown.texts("//t:PhysicalAddresses/t:Entry/t:City"), strict=True)) == cities


@pytest.mark.shows("MS-OXWSCONT_R301001", "MS-OXWSCDATA_R262")
@every_product
def test_a_contact_stands_among_contacts(product: str) -> None:
    exchange = Exchange(product)
    answer = exchange.ask(create(contact("<t:Surname>Kunde</t:Surname>"), disposition="", folder="drafts"))

    assert answer.code == "ErrorCannotCreateContactInNonContactFolder"
    assert exchange.found("drafts") == []
