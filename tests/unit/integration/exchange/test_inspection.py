"""What is seen of a server before a mailbox is connected."""

from __future__ import annotations

import pytest
from requests.exceptions import SSLError

from integration.errors import ExchangeFailed
from integration.exchange.gateway import ExchangeGateway
from integration.exchange.ways import Ways
from integration.model.account import Findings, Ownership
from integration.model.outcome import Outcome, Transport
from tests.unit.integration.exchange.scripted import (
    Answer,
    Request,
    Script,
    ScriptedServer,
    answer,
    behind_basic,
    egress,
    error,
    fault,
    success,
)

URL = "https://mail.firm.test/EWS/Exchange.asmx"


def inbox(id: str) -> str:
    return success("GetFolder", f'<m:Folders><t:Folder><t:FolderId Id="{id}" ChangeKey="A"/></t:Folder></m:Folders>')


def exchange(*inboxes: str, build: str = "14.3.123.4") -> Script:
    def script(request: Request) -> Answer:
        if request.operation == "ConvertId":
            return answer("ConvertId", error("ConvertId", "ErrorInvalidIdMalformed"), build=build)
        return answer("GetFolder", *inboxes, build=build)

    return script


def inspect(server: ScriptedServer, **more: object) -> Findings:
    gateway = ExchangeGateway(Ways(egress(server, "mail.firm.test", "web.firm.test", **more)))
    try:
        return gateway.inspect(URL, "anna@firm.test", "anna@firm.test", "secret")
    finally:
        gateway.close()


def failure(script: Script) -> Outcome:
    with pytest.raises(ExchangeFailed) as caught:
        inspect(ScriptedServer(script))
    return caught.value.outcome


@pytest.mark.parametrize(
    ("build", "version"),
    [
        ("14.2.247.5", "Exchange2010_SP2"),
        ("14.3.123.4", "Exchange2010_SP2"),
        ("15.0.516.32", "Exchange2013"),
        ("15.0.847.32", "Exchange2013_SP1"),
        ("15.1.2507.6", "Exchange2016"),
        ("15.2.1544.4", "Exchange2016"),
    ],
)
def test_three_requests_tell_sign_in_build_and_whose_mailbox_it_is(build: str, version: str) -> None:
    server = ScriptedServer(behind_basic(exchange(inbox("one"), inbox("one"), build=build)))
    findings = inspect(server)
    assert findings.ownership is Ownership.OWN
    assert (findings.endpoint.build, findings.endpoint.api_version) == (build, version)
    assert [request.version for request in server.asked] == ["", "Exchange2010_SP2", version]


@pytest.mark.parametrize(
    ("inboxes", "ownership"),
    [
        ((inbox("one"), inbox("one")), Ownership.OWN),
        ((inbox("one"), inbox("two")), Ownership.SOMEBODY_ELSES),
        ((inbox("one"), error("GetFolder", "ErrorItemNotFound")), Ownership.SOMEBODY_ELSES),
        ((inbox("one"), error("GetFolder", "ErrorAccessDenied")), Ownership.SOMEBODY_ELSES),
        ((error("GetFolder", "ErrorMissingEmailAddress"), inbox("two")), Ownership.SOMEBODY_ELSES),
        ((inbox("one"), error("GetFolder", "ErrorNonExistentMailbox")), Ownership.NONE),
    ],
)
def test_the_inbox_of_the_address_is_compared_with_the_inbox_of_the_login(
    inboxes: tuple[str, str], ownership: Ownership
) -> None:
    assert inspect(ScriptedServer(behind_basic(exchange(*inboxes)))).ownership is ownership


def test_a_server_that_does_not_know_2010_sp2_is_asked_on_until_it_tells_its_build() -> None:
    def old(request: Request) -> Answer:
        if request.version not in ("Exchange2007", "Exchange2007_SP1"):
            return fault("ErrorInvalidServerVersion")
        return answer("ConvertId", error("ConvertId", "ErrorInvalidIdMalformed"), build="8.3.83.6")

    assert inspect(ScriptedServer(behind_basic(old))).endpoint.build == "8.3.83.6"


def test_a_wrong_password_is_status_401() -> None:
    assert failure(behind_basic(exchange(), password="another")).status == 401


def test_a_sign_in_page_is_told_by_where_it_sends_us() -> None:
    there = "https://mail.firm.test/owa/auth/logon.aspx?url=x"
    assert failure(lambda request: Answer(302, "", {"Location": there})).location == there


def test_a_redirection_to_another_ews_url_is_followed() -> None:
    real = behind_basic(exchange(inbox("one"), inbox("one")))

    def script(request: Request) -> Answer | Exception:
        if "//mail.firm.test" in request.url:
            return Answer(301, "", {"Location": "https://web.firm.test/ews/exchange.asmx"})
        return real(request)

    assert inspect(ScriptedServer(script)).endpoint.url == "https://web.firm.test/ews/exchange.asmx"


def test_a_page_is_told_by_its_content_type() -> None:
    outcome = failure(lambda request: Answer(200, "<html/>", {"Content-Type": "text/html; charset=utf-8"}))
    assert (outcome.status, outcome.content_type) == (200, "text/html; charset=utf-8")


def test_no_sign_in_method_of_ours_is_told() -> None:
    kerberos = Answer(401, "", {"WWW-Authenticate": "Bearer"})
    assert failure(lambda request: kerberos).response_code == "NoSignInMethod"


def test_no_password_goes_to_a_server_whose_certificate_is_not_trusted() -> None:
    server = ScriptedServer(lambda request: SSLError("self-signed"))
    with pytest.raises(ExchangeFailed) as caught:
        inspect(server)
    assert caught.value.outcome.transport is Transport.CERTIFICATE
    assert all("Authorization" not in request.headers for request in server.asked)


def test_nothing_is_left_open_after_an_attempt() -> None:
    server = ScriptedServer(behind_basic(exchange(inbox("one"), inbox("one"))))
    inspect(server)
    inspect(server)
    assert len(server.connections) == 4
