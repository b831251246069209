"""exchangelib logs in: both ways, to every product, and learns what it talks to."""

from __future__ import annotations

import pytest
import requests
from exchangelib import BASIC, NTLM, Message
from exchangelib.errors import TransportError, UnauthorizedError
from exchangelib.protocol import BaseProtocol
from exchangelib.version import Build

from fake_ews.products import PRODUCTS
from tests.compat.conftest import ANN, BOB, StartExchange
from tests.compat.exchangelib_client.conftest import OpenMailbox

VERSIONS = {
    "2010_SP2": ("Exchange2010_SP2", "Microsoft Exchange Server 2010 SP2"),
    "2010_SP3": ("Exchange2010_SP2", "Microsoft Exchange Server 2010 SP3"),
    "2013": ("Exchange2013", "Microsoft Exchange Server 2013"),
    "2013_SP1": ("Exchange2013_SP1", "Microsoft Exchange Server 2013 SP1"),
    "2016": ("Exchange2016", "Microsoft Exchange Server 2016"),
    "2019": ("Exchange2016", "Microsoft Exchange Server 2019"),
}


@pytest.mark.parametrize("auth_type", [BASIC, NTLM])
@pytest.mark.parametrize("product", PRODUCTS)
def test_mail_goes_from_one_to_the_other(
    start_exchange: StartExchange, open_mailbox: OpenMailbox, product: str, auth_type: str
) -> None:
    exchange = start_exchange(product)
    ann = open_mailbox(exchange, ANN, auth_type=auth_type)
    Message(account=ann, folder=ann.sent, subject="Hello", body="Hello Bob", to_recipients=[BOB]).send_and_save()
    bob = open_mailbox(exchange, BOB, auth_type=auth_type)
    assert [(one.subject, one.sender.email_address) for one in bob.inbox.all()] == [("Hello", ANN)]
    assert [one.subject for one in ann.sent.all()] == ["Hello"]


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_version_is_learnt_from_the_first_answers(
    start_exchange: StartExchange, open_mailbox: OpenMailbox, product: str
) -> None:
    version = open_mailbox(start_exchange(product), ANN).version
    assert (version.api_version, version.fullname) == VERSIONS[product]
    assert version.build == Build(*PRODUCTS[product].said_build)


@pytest.mark.parametrize("name", [ANN, "EXAMPLE\\ann.lee", "ann.lee"])
@pytest.mark.parametrize("auth_type", [BASIC, NTLM])
def test_a_user_is_known_by_three_names(
    start_exchange: StartExchange, open_mailbox: OpenMailbox, name: str, auth_type: str
) -> None:
    account = open_mailbox(start_exchange(), ANN, auth_type=auth_type, username=name)
    assert account.inbox.total_count == 0


@pytest.mark.parametrize("auth_type", [BASIC, NTLM])
def test_a_wrong_password_is_refused(start_exchange: StartExchange, open_mailbox: OpenMailbox, auth_type: str) -> None:
    exchange = start_exchange()
    with pytest.raises(UnauthorizedError):
        open_mailbox(exchange, ANN, auth_type=auth_type, password="wrong").inbox.refresh()


def test_a_client_that_does_not_know_how_to_log_in_is_told(
    start_exchange: StartExchange, open_mailbox: OpenMailbox
) -> None:
    assert open_mailbox(start_exchange(), ANN, auth_type=None).protocol.auth_type == NTLM
    assert open_mailbox(start_exchange(auth=["basic"]), ANN, auth_type=None).protocol.auth_type == BASIC


def test_the_certificate_is_trusted_for_its_authority_alone(
    start_exchange: StartExchange, open_mailbox: OpenMailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange = start_exchange()
    account = open_mailbox(exchange, ANN)
    monkeypatch.setattr(BaseProtocol, "HTTP_ADAPTER_CLS", requests.adapters.HTTPAdapter)
    with pytest.raises(TransportError) as refused:
        account.inbox.refresh()
    assert isinstance(refused.value, TransportError)
