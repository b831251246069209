"""The wire is judged, found again, and copied as a test that runs or a command for curl."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from fake_ews.testing import FakeExchange
from fake_ews.testing.in_process import InProcess
from fake_ews.testing.posting import Posted

ANN, BOB = "ann@example.test", "bob@example.test"
ENVELOPE = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"'
    ' xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"'
    ' xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">'
    '<s:Header><t:RequestServerVersion Version="Exchange2013"/></s:Header><s:Body>{}</s:Body></s:Envelope>'
)
CREATE = (
    '<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Message><t:Subject>{}</t:Subject></t:Message></m:Items>'
    "</m:CreateItem>"
)
GET = (
    "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
    '<m:ItemIds><t:ItemId Id="{}"/></m:ItemIds></m:GetItem>'
)


@pytest.fixture
def exchange() -> FakeExchange:
    """An Exchange that is not on any network: nothing here needs one."""
    return FakeExchange(exchange="2016", mailboxes={ANN: "secret", BOB: "secret"})


def post(exchange: FakeExchange, body: str, user: str | None = ANN) -> Posted:
    return exchange.post(ENVELOPE.format(body), user)


def newest(exchange: FakeExchange) -> Any:
    return exchange.control.wire().lines[0]


def created(exchange: FakeExchange) -> str:
    """Create an item and return its Id."""
    return post(exchange, CREATE.format("Offer")).text.partition('ItemId Id="')[2].partition('"')[0]


def test_a_request_is_judged_by_what_the_product_said(exchange: FakeExchange) -> None:
    post(exchange, CREATE.format("Offer"))
    assert (newest(exchange).verdict.kind, newest(exchange).verdict.codes) == ("ok", {"NoError": 1})
    post(exchange, GET.format("AAAA"))
    assert (newest(exchange).verdict.kind, newest(exchange).verdict.codes) == ("error", {"ErrorInvalidIdMalformed": 1})
    assert newest(exchange).verdict.text == "Id is malformed."
    post(exchange, "<m:GetItem/>")
    assert (newest(exchange).verdict.kind, newest(exchange).status) == ("fault", 500)
    post(exchange, GET.format("AAAA"), None)
    assert (newest(exchange).verdict.kind, newest(exchange).status) == ("login", 401)


def test_a_wrong_password_is_no_step_of_a_login(exchange: FakeExchange) -> None:
    exchange.mailboxes[ANN] = "wrong"
    post(exchange, GET.format("AAAA"))
    assert newest(exchange).verdict.kind == "refused"


def test_a_stream_is_open_until_it_ends(exchange: FakeExchange) -> None:
    inbox = '<t:FolderIds><t:DistinguishedFolderId Id="inbox"/></t:FolderIds>'
    wanted = "<t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes>"
    asked = f"<m:StreamingSubscriptionRequest>{inbox}{wanted}</m:StreamingSubscriptionRequest>"
    subscribed = post(exchange, f"<m:Subscribe>{asked}</m:Subscribe>").text
    id = subscribed.partition("SubscriptionId>")[2].partition("<")[0]
    listening = f"<m:SubscriptionIds><t:SubscriptionId>{id}</t:SubscriptionId></m:SubscriptionIds>"
    body = f"<m:GetStreamingEvents>{listening}<m:ConnectionTimeout>1</m:ConnectionTimeout></m:GetStreamingEvents>"
    sealed = base64.b64encode(f"{ANN}:secret".encode()).decode()
    headers = {"Content-Type": "text/xml", "Authorization": f"Basic {sealed}"}
    url = "https://mail.example.test/EWS/Exchange.asmx"
    stream = InProcess(exchange.front).send("POST", url, headers, ENVELOPE.format(body).encode())
    next(stream.body)
    assert newest(exchange).verdict.kind == "open"
    stream.body.close()
    assert newest(exchange).verdict.kind == "ok"


def test_the_wire_is_searched_in_both_directions_and_filtered(exchange: FakeExchange) -> None:
    post(exchange, CREATE.format("Offer for Diana"))
    post(exchange, GET.format("AAAA"), BOB)
    wire = exchange.control.wire
    assert [line.operation for line in wire().lines] == ["GetItem", "CreateItem"]
    assert [line.operation for line in wire(search="for DIANA").lines] == ["CreateItem"]
    assert [line.operation for line in wire(search="idmalformed").lines] == ["GetItem"]
    assert [line.operation for line in wire(account="BOB@example.test").lines] == ["GetItem"]
    assert [line.operation for line in wire(operation="CreateItem").lines] == ["CreateItem"]
    assert [line.operation for line in wire(verdict="error").lines] == ["GetItem"]
    assert [line.operation for line in wire(limit=1).lines] == ["GetItem"]
    assert wire(limit=1).found == 2
    assert wire().accounts == {ANN: 1, BOB: 1}


def test_one_exchange_is_shown_whole_with_why_it_was_refused(exchange: FakeExchange) -> None:
    post(exchange, GET.format("AAAA"))
    whole = exchange.control.exchange(1)
    assert "GetItem" in whole.request
    assert "ErrorInvalidIdMalformed" in whole.reply
    assert [why.code for why in whole.why] == ["ErrorInvalidIdMalformed"]
    with pytest.raises(ValueError, match="Request 7 is not kept; there are those from 1 to 1"):
        exchange.control.exchange(7)


def test_the_wire_is_forgotten_and_numbers_go_on(exchange: FakeExchange) -> None:
    post(exchange, GET.format("AAAA"))
    exchange.control.clear_wire()
    assert exchange.control.wire().kept == 0
    post(exchange, GET.format("AAAA"))
    assert [line.number for line in exchange.control.wire().lines] == [2]


def run(pytester: pytest.Pytester, text: str) -> None:
    """Run a copied test as it is, in a folder of its own."""
    pytester.makepyfile(text)
    pytester.runpytest_inprocess("-p", "no:cacheprovider", "-q").assert_outcomes(passed=1)


pytest_plugins = ("pytester",)


def test_a_copied_request_is_a_test_that_runs(exchange: FakeExchange, pytester: pytest.Pytester) -> None:
    post(exchange, CREATE.format('A \\ backslash and """ quotes'))
    text = exchange.control.copied(1)
    assert "<t:Subject>A " in text
    run(pytester, text)


def test_a_request_that_names_something_is_copied_with_what_came_before(
    exchange: FakeExchange, pytester: pytest.Pytester
) -> None:
    post(exchange, GET.format("AAAA"))
    post(exchange, GET.format(created(exchange)))
    text = exchange.control.copied(3)
    assert "BEFORE_1" in text
    assert "BEFORE_2" not in text  # what only reads brings nothing about
    assert '["NoError"]' in text
    run(pytester, text)


def test_a_copy_has_what_was_seeded(exchange: FakeExchange, pytester: pytest.Pytester) -> None:
    room = {"address": "blue@example.test", "kind": "room"}
    message = {"subject": 'Über "alles"', "attachments": [{"name": "a", "content": "AAEC"}], "read": True}
    eve = {"address": "eve@example.test", "password": "secret", "time_zone": "Asia/Tokyo"}
    bob = {"address": BOB, "folders": ["Customers"]}
    exchange.control.call("seed", {"mailboxes": [{"address": ANN, "messages": [message]}, room, eve, bob]})
    (seeded,) = exchange.control.list_items(ANN, "inbox").lines
    post(exchange, GET.format(seeded.id))

    text = exchange.control.copied(1)

    assert newest(exchange).verdict.codes == {"NoError": 1}
    assert "blue@example.test" not in text.partition("def test_")[0]
    run(pytester, text)


def test_a_copy_names_the_seed_file_and_so_runs_where_it_is(pytester: pytest.Pytester) -> None:
    file = pytester.path / "company.yaml"
    file.write_text(f"mailboxes: [{{address: {ANN}, password: own, messages: [{{subject: Seeded}}]}}]")
    exchange = FakeExchange(exchange="2016", seed_file=file)
    (seeded,) = exchange.control.list_items(ANN, "inbox").lines
    post(exchange, GET.format(seeded.id))

    text = exchange.control.copied(1)

    assert f'"2016", seed_file="{file}")' in text
    run(pytester, text)


def test_of_a_great_seed_a_copy_says_that_it_is_missing(exchange: FakeExchange) -> None:
    exchange.control.call("seed", {"mailboxes": [{"address": ANN, "messages": [{"text": "x" * 30_000}]}]})
    post(exchange, GET.format("AAAA"))
    assert "characters, is not part of it: seed it before everything else." in exchange.control.copied(1)


def test_a_planned_failure_is_copied_with_its_plan(exchange: FakeExchange, pytester: pytest.Pytester) -> None:
    exchange.control.call("plan_fault", {"kind": "fault", "code": "ErrorServerBusy", "operation": "Get*"})
    post(exchange, GET.format("AAAA"))
    text = exchange.control.copied(1)
    run(pytester, text)
    exchange.control.clear_faults()
    with pytest.raises(ValueError, match="is forgotten"):
        exchange.control.copied(1)


def test_a_copied_refusal_expects_to_be_refused(exchange: FakeExchange, pytester: pytest.Pytester) -> None:
    post(exchange, GET.format("AAAA"), None)
    run(pytester, exchange.control.copied(1))


def test_a_copy_for_curl_says_where_who_and_what(exchange: FakeExchange) -> None:
    post(exchange, GET.format("AAAA"))
    command = exchange.control.copied(1, "curl")
    assert "--user ann@example.test" in command
    assert "https://mail.example.test/EWS/Exchange.asmx" in command
    assert "secret" not in command
    assert command.rstrip().endswith("XML")


def test_a_copy_for_curl_runs_nothing_of_what_was_sent(exchange: FakeExchange) -> None:
    post(exchange, "<a>\nXML\ntouch here\n</a>")
    *_, last = exchange.control.copied(1, "curl").splitlines()
    assert last == "XML_"
