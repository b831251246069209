"""CreateItem with SendOnly and SendAndSaveCopy sends at once, and says no id."""

from __future__ import annotations

import pytest

from fake_ews.settings import Settings
from tests.calling import ANN, BOB, Answer, Exchange, body, create_message, every_product, subject, to

COLLEAGUE = "dora@example.test"
MINE = "7b0f2a54-3c0e-4b5e-9d3f-0c6f3c1d2a11"


def send(exchange: Exchange, *elements: str, disposition: str = "SendAndSaveCopy", folder: str = "") -> Answer:
    return exchange.ask(create_message(*elements, disposition=disposition, folder=folder))


@pytest.mark.shows("MS-OXWSMSG_R30", "MS-OXWSMSG_R85", "MS-OXWSMSG_R86", "MS-OXWSMSG_R204")
@every_product
def test_a_message_reaches_colleagues_and_people_outside_and_a_copy_is_kept(product: str) -> None:
    exchange = Exchange(product)
    answer = send(exchange, subject("Hello"), body("Hi"), to(BOB, "carl@outside.test"))

    assert answer.code == "NoError"
    assert answer.elements("//m:Items/*") == []
    assert exchange.subjects("sentitems") == ["Hello"]
    assert exchange.subjects("inbox", user=BOB) == ["Hello"]
    assert [mail.recipient for mail in exchange.organisation.premises.outside.mail] == ["carl@outside.test"]
    assert exchange.found("drafts") == []


@pytest.mark.shows("MS-OXWSMSG_R83", "MS-OXWSMSG_R203")
def test_send_only_keeps_no_copy() -> None:
    exchange = Exchange()
    send(exchange, subject("Hello"), to(BOB), disposition="SendOnly")

    assert exchange.found("sentitems") == []
    assert exchange.subjects("inbox", user=BOB) == ["Hello"]


@pytest.mark.shows("MS-OXWSCORE_R298", "MS-OXWSMSG_R204")
def test_the_copy_goes_to_the_folder_that_was_named() -> None:
    exchange = Exchange()
    send(exchange, subject("Hello"), to(BOB), folder="notes")

    assert exchange.subjects("notes") == ["Hello"]
    assert exchange.found("sentitems") == []


@pytest.mark.shows(
    "MS-OXWSCORE_R78", "MS-OXWSCORE_R89", "MS-OXWSCORE_R1609", "MS-OXWSMSG_R26", "MS-OXWSMSG_R53", "MS-OXWSMSG_R6100"
)
@every_product
def test_the_delivered_message_is_new_unread_mail_from_its_author(product: str) -> None:
    exchange = Exchange(product)
    send(exchange, subject("Hello"), to(BOB))

    mail = exchange.get(exchange.found("inbox", user=BOB)[0], user=BOB)
    assert mail.text("//t:ItemClass") == "IPM.Note"
    assert mail.text("//t:From//t:EmailAddress") == ANN
    assert mail.text("//t:Sender//t:EmailAddress") == ANN
    assert mail.text("//t:ReceivedBy//t:EmailAddress") == BOB
    assert mail.text("//t:ReceivedRepresenting//t:EmailAddress") == BOB
    flags = ("IsRead", "IsDraft", "IsFromMe", "IsSubmitted")
    assert [mail.text(f"//t:{flag}") for flag in flags] == ["false"] * 4
    (copy,) = exchange.found("sentitems")
    assert exchange.get(copy).text("//t:IsDraft") == "false"
    assert mail.text("//t:DateTimeReceived") == mail.text("//t:DateTimeSent") == "2026-03-02T08:00:00Z"


@pytest.mark.shows("MS-OXWSMSG_R36", "MS-OXWSMSG_R61")
@every_product
def test_the_sent_copy_is_read_and_keeps_what_only_the_sender_sees(product: str) -> None:
    exchange = Exchange(product)
    key = f'<t:ExtendedFieldURI PropertySetId="{MINE}" PropertyName="Key" PropertyType="String"/>'
    send(
        exchange,
        subject("Hello"),
        "<t:Categories><t:String>Blue</t:String></t:Categories>",
        f"<t:ExtendedProperty>{key}<t:Value>42</t:Value></t:ExtendedProperty>",
        to(BOB),
        to(COLLEAGUE, element="BccRecipients"),
    )
    (sent,) = exchange.store().distinguished["sentitems"].items.values()
    (got,) = exchange.store(BOB).distinguished["inbox"].items.values()

    copy = exchange.get(exchange.found("sentitems")[0])
    assert copy.text("//t:IsRead") == "true"
    assert copy.text("//t:IsDraft") == "false"
    assert copy.text("//t:IsFromMe") == "true"
    assert copy.texts("//t:Categories/t:String") == ["Blue"]
    assert copy.texts("//t:BccRecipients//t:EmailAddress") == [COLLEAGUE]
    assert list(sent.extended.values()) == ["42"]
    assert "42" not in got.extended.values()
    mail = exchange.get(exchange.found("inbox", user=BOB)[0], "item:MimeContent", user=BOB)
    assert mail.elements("//t:BccRecipients") == []
    assert mail.elements("//t:Categories") == []


@pytest.mark.shows("MS-OXWSMSG_R30", "MS-OXWSMSG_R33", "MS-OXWSMSG_R36")
@every_product
def test_everybody_in_to_cc_and_bcc_gets_it_once(product: str) -> None:
    exchange = Exchange(product, COLLEAGUE)
    send(
        exchange,
        subject("Hello"),
        to(BOB, BOB.upper()),
        to(BOB, element="CcRecipients"),
        to(COLLEAGUE, ANN, element="BccRecipients"),
    )

    assert [len(exchange.found("inbox", user=user)) for user in (ANN, BOB, COLLEAGUE)] == [1, 1, 1]


@every_product
def test_the_message_id_that_the_client_set_is_kept_everywhere_and_made_where_it_set_none(product: str) -> None:
    exchange = Exchange(product)
    send(exchange, subject("a"), to(BOB), "<t:InternetMessageId>&lt;mine@crm.test&gt;</t:InternetMessageId>")
    send(exchange, subject("b"), to(BOB))

    def ids(folder: str, user: str) -> list[str]:
        return [exchange.get(id, user=user).text("//t:InternetMessageId") for id in exchange.found(folder, user=user)]

    given, made = ids("sentitems", ANN)
    assert given == "<mine@crm.test>"
    assert made.endswith("@mail.example.test>")
    assert ids("inbox", BOB) == [given, made]


@pytest.mark.shows("MS-OXWSMSG_R31")
@pytest.mark.parametrize("disposition", ["SendOnly", "SendAndSaveCopy"])
@every_product
def test_nobody_to_send_to_is_an_error_and_sends_nothing(product: str, disposition: str) -> None:
    exchange = Exchange(product)

    assert send(exchange, subject("x"), disposition=disposition).code == "ErrorInvalidRecipients"
    assert exchange.found("sentitems") == []


def test_what_is_no_address_is_looked_up_and_refused_if_that_finds_nobody() -> None:
    exchange = Exchange()

    assert send(exchange, subject("x"), to("bo")).code == "NoError"
    assert send(exchange, subject("x"), to("nobody")).code == "ErrorInvalidRecipients"
    assert send(exchange, subject("x"), to("two words@outside.test")).code == "ErrorInvalidRecipients"
    assert len(exchange.found("inbox", user=BOB)) == 1


@every_product
def test_sending_as_somebody_else_is_denied(product: str) -> None:
    exchange = Exchange(product)
    author = f"<t:From><t:Mailbox><t:EmailAddress>{BOB}</t:EmailAddress></t:Mailbox></t:From>"

    assert send(exchange, subject("x"), to(BOB), author).code == "ErrorSendAsDenied"
    assert exchange.found("inbox", user=BOB) == []
    assert exchange.found("sentitems") == []


def test_who_may_send_as_a_mailbox_shows_as_it() -> None:
    exchange = Exchange()
    bob = exchange.organisation.premises.directory.find(BOB)
    assert bob is not None
    bob.send_as.add(ANN)
    author = f"<t:From><t:Mailbox><t:EmailAddress>{BOB}</t:EmailAddress></t:Mailbox></t:From>"
    send(exchange, subject("x"), to(ANN), author)

    mail = exchange.get(exchange.found("inbox")[0])
    assert mail.text("//t:From//t:EmailAddress") == BOB


def test_mail_from_an_alias_leaves_under_the_primary_address() -> None:
    exchange = Exchange()
    exchange.organisation.add_mailbox("eve@example.test", "secret", aliases=["sales@example.test"])
    author = "<t:From><t:Mailbox><t:EmailAddress>sales@example.test</t:EmailAddress></t:Mailbox></t:From>"
    exchange.ask(create_message(subject("x"), to(BOB), author, disposition="SendOnly"), user="eve@example.test")

    assert exchange.get(exchange.found("inbox", user=BOB)[0], user=BOB).text("//t:From//t:EmailAddress") == (
        "eve@example.test"
    )


def test_a_message_over_the_limit_is_refused_and_sends_nothing() -> None:
    exchange = Exchange(settings=Settings(max_message_bytes=2000))

    assert send(exchange, subject("x"), body("a" * 3000), to(BOB)).code == "ErrorMessageSizeExceeded"
    assert exchange.found("inbox", user=BOB) == []
    assert exchange.found("sentitems") == []


@every_product
def test_an_address_that_nobody_here_has_comes_back_as_a_report(product: str) -> None:
    exchange = Exchange(product)
    send(exchange, subject("Hello"), to("nobody@example.test", BOB))

    (report,) = (exchange.get(id, "item:Attachments") for id in exchange.found("inbox"))
    (sent,) = (exchange.get(id) for id in exchange.found("sentitems"))
    assert report.text("//t:ItemClass") == "REPORT.IPM.Note.NDR"
    assert report.text("//t:Message/t:Subject") == "Undeliverable: Hello"
    assert report.text("//t:InReplyTo") == sent.text("//t:InternetMessageId")
    assert "nobody@example.test" in report.text("//t:Body")
    assert report.names("//t:Attachments/*") == ["ItemAttachment"]
    assert len(exchange.found("inbox", user=BOB)) == 1


def test_properties_in_the_set_of_internet_headers_travel_as_headers() -> None:
    exchange = Exchange()
    headers = 'DistinguishedPropertySetId="InternetHeaders"'
    key = f'<t:ExtendedFieldURI {headers} PropertyName="X-Campaign" PropertyType="String"/>'
    send(
        exchange,
        subject("x"),
        f"<t:ExtendedProperty>{key}<t:Value>spring</t:Value></t:ExtendedProperty>",
        to(BOB, "carl@outside.test"),
    )

    (mail,) = exchange.organisation.premises.outside.mail
    assert b"X-Campaign: spring\r\n" in mail.mime
    (got,) = exchange.store(BOB).distinguished["inbox"].items.values()
    assert [value for key, value in got.extended.items() if key.name == "x-campaign"] == ["spring"]


def test_the_same_seed_and_requests_give_the_same_bytes() -> None:
    def mime() -> bytes:
        exchange = Exchange()
        send(exchange, subject("Hello"), body("<b>x</b>", "HTML"), to("carl@outside.test"))
        return exchange.organisation.premises.outside.mail[0].mime

    assert mime() == mime()
