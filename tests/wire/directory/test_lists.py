"""Groups, private lists and rooms: who is in them, and that mail to a group reaches everybody in it."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Answer, Exchange, create, create_message, every_product, subject, to

EVE = "eve@example.test"
ALL = "all@example.test"
BOSSES = "bosses@example.test"
OUTSIDE = "carol@elsewhere.test"
ROOMS = "house@example.test"


def company(product: str = "2019") -> Exchange:
    exchange = Exchange(product, EVE)
    exchange.organisation.add_group(ALL, [BOB, BOSSES, OUTSIDE], name="Everybody Here")
    exchange.organisation.add_group(BOSSES, [EVE, ALL])
    return exchange


def expanded(exchange: Exchange, mailbox: str) -> Answer:
    return exchange.ask(f"<m:ExpandDL><m:Mailbox>{mailbox}</m:Mailbox></m:ExpandDL>")


def address(text: str) -> str:
    return f"<t:EmailAddress>{text}</t:EmailAddress>"


@every_product
def test_a_group_has_its_members_and_groups_among_them_stand_for_themselves(product: str) -> None:
    answer = expanded(company(product), address(ALL))

    assert answer.code == "NoError"
    assert answer.texts("//t:Mailbox/t:EmailAddress") == [BOB, BOSSES, OUTSIDE]
    assert answer.texts("//t:Mailbox/t:MailboxType") == ["Mailbox", "PublicDL", "OneOff"]
    expansion = answer.elements("//m:DLExpansion")[0]
    assert (expansion.get("TotalItemsInView"), expansion.get("IncludesLastItemInRange")) == ("3", "true")


@pytest.mark.parametrize("text", ["Everybody", "ALL@EXAMPLE.TEST"])
def test_a_group_is_found_by_its_name_and_without_regard_to_case(text: str) -> None:
    assert len(expanded(company(), address(text)).elements("//t:Mailbox")) == 3


@every_product
def test_a_private_list_is_named_by_its_id(product: str) -> None:
    exchange = company(product)
    member = f"<t:Member><t:Mailbox><t:Name>Carol</t:Name>{address(OUTSIDE)}</t:Mailbox></t:Member>"
    made = exchange.ask(
        create(
            "<t:DistributionList><t:DisplayName>Friends</t:DisplayName>"
            f"<t:Members>{member}</t:Members></t:DistributionList>"
        )
    )
    answer = expanded(exchange, f'<t:ItemId Id="{made.ids()[0][0]}"/>')

    assert answer.texts("//m:DLExpansion/t:Mailbox/t:EmailAddress") == [OUTSIDE]


@every_product
def test_what_is_no_list_is_not_found(product: str) -> None:
    exchange = company(product)
    message = exchange.ask(create_message(subject("Plan"))).ids()[0][0]

    for named in (address("nobody@example.test"), address(BOB), f'<t:ItemId Id="{message}"/>'):
        assert expanded(exchange, named).code == "ErrorNameResolutionNoResults"


@every_product
def test_mail_to_a_group_reaches_everybody_once_even_where_groups_hold_each_other(product: str) -> None:
    exchange = company(product)

    exchange.ask(create_message(subject("News"), to(ALL, BOB), disposition="SendOnly"))

    assert exchange.subjects("inbox", user=BOB) == exchange.subjects("inbox", user=EVE) == ["News"]
    assert [one.recipient for one in exchange.organisation.premises.outside.mail] == [OUTSIDE]
    assert exchange.get(exchange.found("inbox", user=BOB)[0], user=BOB).texts("//t:ToRecipients//t:EmailAddress") == [
        ALL,
        BOB,
    ]


@every_product
def test_a_group_is_a_name_that_resolves(product: str) -> None:
    answer = company(product).ask(
        '<m:ResolveNames ReturnFullContactData="false"><m:UnresolvedEntry>everyb</m:UnresolvedEntry></m:ResolveNames>'
    )
    assert (answer.code, answer.text("//t:MailboxType")) == ("NoError", "PublicDL")
    assert answer.text("//t:EmailAddress") == ALL


def rooms(exchange: Exchange, list: str) -> Answer:
    return exchange.ask(f"<m:GetRooms><m:RoomList>{address(list)}</m:RoomList></m:GetRooms>")


@every_product
def test_rooms_stand_in_lists_of_rooms(product: str) -> None:
    exchange = company(product)
    exchange.organisation.add_mailbox("red@example.test", "secret", kind="room", name="Red Room")
    exchange.organisation.add_group(ROOMS, ["red@example.test"], room_list=True)

    lists = exchange.ask("<m:GetRoomLists/>")
    found = rooms(exchange, ROOMS)

    assert (lists.text("//t:Address/t:EmailAddress"), lists.text("//t:MailboxType")) == (ROOMS, "PublicDL")
    assert (found.text("//t:Room/t:Id/t:Name"), found.text("//t:MailboxType")) == ("Red Room", "Mailbox")
    assert rooms(exchange, ALL).code == rooms(exchange, ANN).code == "ErrorNameResolutionNoResults"


@every_product
def test_an_organisation_may_have_no_lists_of_rooms(product: str) -> None:
    answer = Exchange(product).ask("<m:GetRoomLists/>")
    assert (answer.code, answer.elements("//m:RoomLists/*")) == ("NoError", [])


def test_two_objects_do_not_share_an_address() -> None:
    with pytest.raises(ValueError, match="already"):
        company().organisation.add_group(BOB, [])
