"""The judge of replies: it sees every reply of every organisation, and says what is wrong with one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fake_ews.recorder import Exchanged
from fake_ews.traffic import Headers, HttpRequest
from fake_ews.versions import Version
from tests.calling import Exchange
from tests.valid_replies import Judge, assert_valid_reply, judge_every_reply

GET_ROOT = (
    "<m:GetFolder><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape>"
    '<m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>'
)


def exchanged(body: bytes, **more: object) -> Exchanged:
    request = HttpRequest("POST", "/EWS/Exchange.asmx", Headers(), b"")
    made = Exchanged(1, datetime(2026, 1, 1, tzinfo=UTC), request, 200, (), body, "GetFolder", "Exchange2013")
    for name, value in more.items():
        setattr(made, name, value)
    return made


def reply(product: str = "2013") -> bytes:
    return Exchange(product).ask(GET_ROOT).body


def problems(exchange: Exchanged) -> list[str]:
    judge = Judge()
    judge(exchange)
    return judge.problems


def test_a_valid_reply_is_no_problem() -> None:
    judge = Judge()
    judge(exchanged(reply()))
    judge.settle()
    assert judge.judged == 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<t:DisplayName>Inbox</t:DisplayName>", b"<t:Name>Inbox</t:Name>"),
        (b"<m:ResponseCode>NoError<", b"<m:ResponseCode>Fine<"),
        (b'MajorVersion="15"', b'MajorVersion="x"'),
        (b"</m:GetFolderResponse>", b"</m:GetFolderResponse><m:GetFolder/>"),
        (b"</s:Envelope>", b""),
    ],
)
def test_a_reply_with_something_wrong_is_one(right: bytes, wrong: bytes) -> None:
    body = reply()
    assert right in body
    judge = Judge()
    judge(exchanged(body.replace(right, wrong)))
    with pytest.raises(AssertionError, match="1 GetFolder"):
        judge.settle()
    judge.settle()


def test_a_reply_is_judged_by_the_version_that_its_request_names() -> None:
    later = b"<t:DistinguishedFolderId>inbox</t:DistinguishedFolderId>"
    body = reply().replace(b"</t:EffectiveRights>", b"</t:EffectiveRights>" + later)
    assert problems(exchanged(body)) == []
    assert len(problems(exchanged(body, version="Exchange2010_SP2"))) == 1


def test_a_mistake_of_the_server_is_a_problem_whatever_it_answered() -> None:
    assert len(problems(exchanged(reply(), internal_error="Traceback"))) == 1


def test_what_was_planned_to_be_wrong_and_what_is_no_ews_is_not_judged() -> None:
    assert problems(exchanged(b"<html>", fault_id=1)) == []
    elsewhere = exchanged(b"<html>")
    elsewhere.request = HttpRequest("GET", "/owa/", Headers(), b"")
    assert problems(elsewhere) == []


def test_a_fault_has_its_form() -> None:
    fault = Exchange("2013").ask("<m:GetFolder/>").body
    assert problems(exchanged(fault, status=500)) == []
    assert len(problems(exchanged(fault.replace(b"<e:Message", b"<e:Massage"), status=500))) == 1
    assert len(problems(exchanged(fault.replace(b"ErrorSchemaValidation", b"ErrorOfMine"), status=500))) == 1
    assert len(problems(exchanged(reply(), status=500))) == 1


def test_each_envelope_of_a_stream_is_judged() -> None:
    one = (
        b'<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/">'
        b'<soap11:Body xmlns:soap11="http://schemas.xmlsoap.org/soap/envelope/">'
        b'<m:GetStreamingEventsResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">'
        b'<m:ResponseMessages><m:GetStreamingEventsResponseMessage ResponseClass="Success">'
        b"<m:ResponseCode>NoError</m:ResponseCode><m:ConnectionStatus>OK</m:ConnectionStatus>"
        b"</m:GetStreamingEventsResponseMessage></m:ResponseMessages></m:GetStreamingEventsResponse>"
        b"</soap11:Body></Envelope>"
    )
    assert_valid_reply(one * 3, Version.Exchange2010_SP1)
    with pytest.raises(AssertionError, match="ConnectionStatus"):
        assert_valid_reply(one * 2 + one.replace(b">OK<", b">Fine<"), Version.Exchange2010_SP1)
    with pytest.raises(AssertionError, match="no envelope"):
        assert_valid_reply(b"", Version.Exchange2010_SP1)


def test_every_organisation_is_judged_while_the_judge_is_installed() -> None:
    with pytest.MonkeyPatch.context() as patch:
        judge = judge_every_reply(patch)
        Exchange("2016").ask(GET_ROOT)
        Exchange("2010_SP2").ask(GET_ROOT)
        assert judge.judged == 2
        judge.settle()
    Exchange("2016").ask(GET_ROOT)
    assert judge.judged == 2
