"""An operation is one file: dispatch, version gate, schema checks and faults come with it."""

from __future__ import annotations

import base64
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from fake_ews.dispatch import Dispatch, standard
from fake_ews.organisation import Organisation
from fake_ews.server import Server
from fake_ews.traffic import Connection, Headers, HttpRequest

_FILE = Path(__file__).with_name("say_hello.py")
_ENVELOPE = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
    'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" '
    'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">'
    '<s:Header><t:RequestServerVersion Version="{version}"/></s:Header><s:Body>{payload}</s:Body></s:Envelope>'
)


@pytest.fixture(scope="module")
def dispatch() -> Dispatch:
    return standard().with_modules(_module())


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("say_hello", _FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["say_hello"] = module
    spec.loader.exec_module(module)
    return module


def _ask(dispatch: Dispatch, exchange: str, payload: str, version: str) -> tuple[int, str]:
    organisation = Organisation(exchange=exchange)
    organisation.add_mailbox("ann@example.test", "secret", name="Ann Lee")
    headers = [
        ("Authorization", "Basic " + base64.b64encode(b"ann@example.test:secret").decode()),
        ("Content-Type", "text/xml; charset=utf-8"),
    ]
    body = _ENVELOPE.format(version=version, payload=payload).encode()
    request = HttpRequest("POST", "/EWS/Exchange.asmx", Headers(headers), body)
    reply = Server(organisation, dispatch=dispatch).handle(request, Connection())
    assert organisation.recorder.exchanges[-1].internal_error == ""
    return reply.status, reply.body.decode()


def test_the_operation_is_answered(dispatch: Dispatch) -> None:
    status, body = _ask(dispatch, "2019", "<m:SayHello><m:Name>Bob</m:Name></m:SayHello>", "Exchange2013")
    assert status == 200
    namespace = "http://schemas.microsoft.com/exchange/services/2006/messages"
    assert f'<SayHelloResponse ResponseClass="Success" xmlns="{namespace}">' in body
    assert "<Greeting>Hello Bob, says Ann Lee</Greeting>" in body


def test_its_attribute_is_read_as_its_row_says(dispatch: Dispatch) -> None:
    _, body = _ask(dispatch, "2019", '<m:SayHello Loudly="1"><m:Name>Bob</m:Name></m:SayHello>', "Exchange2013")
    assert "HELLO BOB, SAYS ANN LEE" in body


def test_a_wrong_element_is_refused_with_what_was_possible(dispatch: Dispatch) -> None:
    status, body = _ask(dispatch, "2013_SP1", "<m:SayHello><m:Nom>Bob</m:Nom></m:SayHello>", "Exchange2013")
    assert status == 500
    assert "ErrorSchemaValidation" in body
    assert "List of possible elements expected: 'Name'" in body


def test_a_version_that_is_too_old_is_told_so(dispatch: Dispatch) -> None:
    status, body = _ask(dispatch, "2019", "<m:SayHello><m:Name>Bob</m:Name></m:SayHello>", "Exchange2010_SP2")
    assert status == 500
    assert "<e:ResponseCode" in body
    assert "ErrorIncorrectSchemaVersion" in body


def test_a_product_that_is_too_old_does_not_know_it(dispatch: Dispatch) -> None:
    status, body = _ask(dispatch, "2010_SP3", "<m:SayHello><m:Name>Bob</m:Name></m:SayHello>", "Exchange2010_SP2")
    assert status == 500
    assert "ErrorInvalidRequest" in body


def test_the_standard_dispatch_knows_nothing_of_it() -> None:
    assert "SayHello" not in standard().operations
