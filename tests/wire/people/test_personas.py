"""FindPeople and GetPersona show people from contacts and the directory."""

from __future__ import annotations

import pytest

from tests.calling import BOB, Answer, Exchange, create, distinguished

since_2013 = pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])


def contact(exchange: Exchange, name: str, address: str = "") -> str:
    entry = f'<t:EmailAddresses><t:Entry Key="EmailAddress1">{address}</t:Entry></t:EmailAddresses>' if address else ""
    phone = '<t:PhoneNumbers><t:Entry Key="MobilePhone">555</t:Entry></t:PhoneNumbers>'
    return exchange.ask(create(f"<t:Contact><t:DisplayName>{name}</t:DisplayName>{entry}{phone}</t:Contact>")).ids()[0][
        0
    ]


def people(
    exchange: Exchange, more: str = "", *, query: str = "", folder: str = "contacts", entries: int = 10
) -> Answer:
    parent = f"<m:ParentFolderId>{distinguished(folder)}</m:ParentFolderId>" if folder else ""
    asked = f"<m:QueryString>{query}</m:QueryString>" if query else ""
    return exchange.ask(
        f'<m:FindPeople><m:IndexedPageItemView MaxEntriesReturned="{entries}" Offset="0" BasePoint="Beginning"/>{more}'
        f"{parent}{asked}</m:FindPeople>"
    )


def persona(exchange: Exchange, id: str) -> Answer:
    return exchange.ask(f'<m:GetPersona><m:PersonaId Id="{id}"/></m:GetPersona>')


@since_2013
def test_the_contacts_of_a_folder_are_people(product: str) -> None:
    exchange = Exchange(product)
    contact(exchange, "Carol Smith", "carol@elsewhere.test")
    contact(exchange, "Dave Jones")

    answer = people(exchange)

    assert answer.texts("//t:Persona/t:DisplayName") == ["Carol Smith", "Dave Jones"]
    assert answer.texts("//t:Persona/t:EmailAddress/t:EmailAddress") == ["carol@elsewhere.test"]
    assert answer.text("//m:TotalNumberOfPeopleInView") == "2"
    assert len(people(exchange, entries=1).elements("//t:Persona")) == 1


@since_2013
@pytest.mark.parametrize("path", ["persona:DisplayName", "contacts:DisplayName"])
def test_people_are_searched_and_sorted(product: str, path: str) -> None:
    exchange = Exchange(product)
    for name in ("Carol Smith", "Dave Jones", "Carl Jones"):
        contact(exchange, name)
    restriction = (
        '<m:Restriction><t:Contains ContainmentMode="Substring" ContainmentComparison="IgnoreCase">'
        f'<t:FieldURI FieldURI="{path}"/><t:Constant Value="jones"/></t:Contains></m:Restriction>'
    )
    order = f'<m:SortOrder><t:FieldOrder Order="Ascending"><t:FieldURI FieldURI="{path}"/></t:FieldOrder></m:SortOrder>'

    assert people(exchange, restriction + order).texts("//t:DisplayName") == ["Carl Jones", "Dave Jones"]
    assert people(exchange, query="car").texts("//t:DisplayName") == ["Carol Smith", "Carl Jones"]
    assert people(exchange, query="car jones").texts("//t:DisplayName") == ["Carl Jones"]


@since_2013
def test_without_a_folder_the_directory_is_searched_too(product: str) -> None:
    exchange = Exchange(product)
    contact(exchange, "Bobby Brown")
    answer = people(exchange, query="bob", folder="")
    assert answer.texts("//t:Persona/t:DisplayName") == ["Bobby Brown", "Bob"]
    assert answer.ids("//t:PersonaId")[1][0].startswith("AAUQ")


@since_2013
def test_a_persona_tells_where_everything_comes_from(product: str) -> None:
    exchange = Exchange(product)
    item = contact(exchange, "Carol Smith", "carol@elsewhere.test")
    id = people(exchange).ids("//t:PersonaId")[0][0]

    answer = persona(exchange, id)

    assert answer.names("/s:Envelope/s:Body/*") == ["GetPersonaResponseMessage"]
    assert answer.ids("//m:Persona/t:PersonaId")[0][0] == id
    assert answer.ids("//t:Attributions/t:Attribution/t:SourceId")[0][0] == item
    assert answer.text("//t:DisplayNames/t:StringAttributedValue/t:Value") == "Carol Smith"
    assert answer.text("//t:MobilePhones//t:Number") == "555"
    assert answer.text("//t:Emails1//t:EmailAddress") == "carol@elsewhere.test"


@since_2013
def test_a_colleague_is_a_persona_too(product: str) -> None:
    exchange = Exchange(product)
    id = people(exchange, query=BOB, folder="").ids("//t:PersonaId")[0][0]
    assert persona(exchange, id).text("//m:Persona/t:EmailAddress/t:EmailAddress") == BOB


@since_2013
def test_ids_that_are_nobodys_are_refused(product: str) -> None:
    exchange = Exchange(product)
    id = contact(exchange, "Carol")
    known = people(exchange).ids("//t:PersonaId")[0][0]
    exchange.ask(f'<m:DeleteItem DeleteType="HardDelete"><m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:DeleteItem>')

    assert persona(exchange, "AAA=").code == "ErrorInvalidIdMalformed"
    assert persona(exchange, id).code == "ErrorInvalidIdMalformed"
    assert persona(exchange, known).code == "ErrorItemNotFound"


def test_products_before_2013_know_no_personas() -> None:
    assert people(Exchange("2010_SP3")).code == "ErrorInvalidRequest"
