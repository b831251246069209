"""Which RequestServerVersion a product takes, and what it says of the others; a front end newer than the mailbox's."""

from __future__ import annotations

from typing import Any

import pytest

from fake_ews.products import PRODUCTS
from fake_ews.testing import FakeExchange
from fake_ews.versions import Version
from tests.calling import ANN, BOB, PASSWORD, Answer, Exchange, distinguished, every_product
from tests.wire.front_door.envelopes import send

INBOX = (
    "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
    f"<m:FolderIds>{distinguished('inbox')}</m:FolderIds></m:GetFolder>"
)
#: Names that no schema has: misprints, products without a value of their own, something from the future.
NOWHERE = ["Exchange2010_SP3", "Exchange2019", "exchange2010", "Exchange 2010", "V2018_01_08", "V2_8", ""]


@every_product
def test_each_value_of_the_products_own_schema_is_taken(product: str) -> None:
    exchange = Exchange(product)
    taken = [one.name for one in Version if send(exchange, INBOX, one.name).status == 200]
    assert taken == [one.name for one in Version if one <= PRODUCTS[product].schema]


@every_product
@pytest.mark.parametrize("named", NOWHERE)
def test_a_value_that_no_schema_of_the_product_has_is_refused_in_the_products_words(product: str, named: str) -> None:
    answer = send(Exchange(product), INBOX, named)
    older = PRODUCTS[product].generation < 2016
    assert (answer.status, answer.code) == (500, "ErrorInvalidServerVersion" if older else "ErrorInvalidRequest")
    assert answer.text("//faultstring") == (
        "The specified server version is invalid." if older else "The request is invalid."
    )
    assert not answer.elements("/s:Envelope/s:Header")


@every_product
def test_without_the_header_a_request_is_one_of_2007(product: str) -> None:
    exchange = Exchange(product)
    assert send(exchange, INBOX, None).code == "NoError"
    newer = INBOX.replace('Id="inbox"', 'Id="archiveroot"')
    validating = PRODUCTS[product].generation < 2016
    assert send(exchange, newer, None).code == ("ErrorSchemaValidation" if validating else "ErrorFolderNotFound")


@every_product
def test_an_operation_that_is_newer_than_the_version_named_asks_for_the_right_one(product: str) -> None:
    exchange = Exchange(product)
    assert send(exchange, "<m:GetRoomLists/>", "Exchange2007_SP1").code == "ErrorIncorrectSchemaVersion"
    assert send(exchange, "<m:GetRoomLists/>", "Exchange2010").code == "NoError"


def test_the_header_without_its_attribute_breaks_the_schema() -> None:
    answer = send(Exchange("2013"), INBOX, None, header="<t:RequestServerVersion/>")
    assert (answer.status, answer.code) == (500, "ErrorSchemaValidation")


# a farm -------------------------------------------------------------------------------------------------------------

OLD = "old@example.test"


def a_farm(front: str, behind: str) -> Exchange:
    exchange = Exchange(front)
    exchange.organisation.add_mailbox(OLD, PASSWORD, exchange=behind)
    return exchange


FARMS = [("2013_SP1", "2010_SP3"), ("2016", "2010_SP3"), ("2016", "2013_SP1"), ("2019", "2013_SP1"), ("2019", "2016")]


def said(answer: Answer) -> str | None:
    (info,) = answer.elements("//t:ServerVersionInfo")
    return ".".join(info.get(name) or "" for name in ("MajorVersion", "MinorVersion", "MajorBuildNumber"))


@pytest.mark.parametrize(("front", "behind"), FARMS)
def test_the_mailboxs_own_server_answers_and_says_so(front: str, behind: str) -> None:
    exchange = a_farm(front, behind)
    builds = {ANN: PRODUCTS[front].said_build, OLD: PRODUCTS[behind].said_build}
    for user, build in builds.items():
        answer = send(exchange, INBOX, "Exchange2010_SP2", user=user)
        assert answer.code == "NoError"
        assert said(answer) == ".".join(map(str, build[:3]))


@pytest.mark.parametrize(("front", "behind"), [farm for farm in FARMS if farm != ("2019", "2016")])
def test_a_version_that_only_the_front_end_knows_does_not_suit_the_mailbox(front: str, behind: str) -> None:
    exchange, newest = a_farm(front, behind), PRODUCTS[front].schema.name
    answer = send(exchange, INBOX, newest, user=OLD)
    assert (answer.status, answer.code) == (500, "ErrorInvalidSchemaVersionForMailboxVersion")
    assert send(exchange, INBOX, newest).code == "NoError"
    assert send(exchange, INBOX, PRODUCTS[behind].schema.name, user=OLD).code == "NoError"


def test_whoever_is_impersonated_decides_which_server_answers() -> None:
    exchange = a_farm("2016", "2010_SP3")
    exchange.organisation.let_impersonate(ANN)
    header = (
        "<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>"
        f"{OLD}</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>"
    )
    answer = send(exchange, INBOX, "Exchange2010_SP2", header=header)
    assert said(answer) == "14.3.123"


@pytest.mark.parametrize(
    ("front", "behind", "code"),
    [
        ("2016", "2010_SP3", "ErrorWrongServerVersionDelegate"),
        ("2019", "2013_SP1", "NoError"),
        ("2010_SP3", "2010_SP2", "NoError"),
    ],
)
def test_2010_and_what_came_later_do_not_open_each_others_mailboxes(front: str, behind: str, code: str) -> None:
    exchange = a_farm(front, behind)
    directory = exchange.organisation.premises.directory
    for owner, guest in ((OLD, ANN), (ANN, OLD)):
        mailbox = directory.find(owner)
        assert mailbox is not None
        mailbox.open_to.add(guest)
        whose = f'<t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>{owner}</t:EmailAddress></t:Mailbox>'
        payload = INBOX.replace(distinguished("inbox"), f"{whose}</t:DistinguishedFolderId>")
        assert send(exchange, payload, "Exchange2010_SP2", user=guest).code == code


def test_autodiscover_tells_the_server_of_each_mailbox() -> None:
    exchange = a_farm("2016", "2010_SP3")
    assert exchange.organisation.server_of(OLD).name == "2010_SP3"
    assert exchange.organisation.server_of(BOB).name == "2016"


@pytest.mark.parametrize(
    ("behind", "sentence"),
    [("2019", "hands no requests to Exchange 2019: a front end is never the older"), ("2012", "no Exchange '2012'")],
)
def test_a_server_behind_is_one_that_there_is_and_is_not_the_newer(behind: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        a_farm("2013", behind)


def test_a_seed_file_says_it_too() -> None:
    exchange = FakeExchange(exchange="2016")
    mailboxes: list[dict[str, Any]] = [{"address": OLD, "password": PASSWORD, "exchange": "2010_SP3"}]
    exchange.control.call("seed", {"mailboxes": mailboxes})
    assert exchange.organisation.server_of(OLD).title == "Exchange 2010 SP3"
