"""What the form may say, what a server may be, and which sentence a failed attempt gets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from integration.accounts import rules
from integration.accounts.rules import Patience
from integration.model.account import ConnectionRequest, Endpoint, Findings, Health, Ownership, Purpose
from integration.model.outcome import Outcome, Transport

FORM = ConnectionRequest("anna@firm.test", "secret")
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
PATIENCE = Patience(refused_sign_ins=4, refusal_span=timedelta(minutes=90))


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, None),
        ({"address": "anna"}, "refused.invalid-address"),
        ({"address": "anna@firm"}, "refused.invalid-address"),
        ({"address": "Anna <anna@firm.test>"}, "refused.invalid-address"),
        ({"password": ""}, "refused.password-missing"),
        ({"purpose": Purpose.TEAM}, "refused.shared-mailbox"),
        ({"address": "anna@firm.onmicrosoft.com"}, "refused.exchange-online"),
        ({"address": "anna@outlook.com"}, "refused.exchange-online"),
        ({"address": "anna@notoutlook.com"}, None),
        ({"url": "https://mail.firm.test/ews/exchange.asmx"}, None),
        ({"url": "mail.firm.test"}, None),
        ({"url": "https://mail.firm.test/"}, None),
        ({"url": "https://mail.firm.test:8443/EWS/Exchange.asmx"}, None),
        ({"url": "http://mail.firm.test/EWS/Exchange.asmx"}, "refused.invalid-url"),
        ({"url": "https://mail.firm.test/home"}, "refused.invalid-url"),
        ({"url": "https://mail.firm.test:99999/EWS/Exchange.asmx"}, "refused.invalid-url"),
        ({"url": "https://anna:secret@mail.firm.test/EWS/Exchange.asmx"}, "refused.invalid-url"),
        ({"url": "https://mail.firm.test/owa"}, "refused.owa-url"),
        ({"url": "https://mail.firm.test/OWA/auth/logon.aspx?url=x"}, "refused.owa-url"),
        ({"url": "https://outlook.office365.com/EWS/Exchange.asmx"}, "refused.exchange-online"),
        ({"url": "https://firm.mail.protection.outlook.com/EWS/Exchange.asmx"}, "refused.exchange-online"),
    ],
)
def test_the_form_is_judged_before_anybody_is_asked(changes: dict[str, object], refused: str | None) -> None:
    assert rules.check_request(replace(FORM, **changes)) == refused  # type: ignore[arg-type]


def test_a_bare_host_is_completed_to_an_ews_url() -> None:
    assert rules.ews_url(" mail.firm.test/ ") == "https://mail.firm.test/EWS/Exchange.asmx"


@pytest.mark.parametrize(
    ("build", "refused"),
    [
        ("8.3.83.6", "refused.version-too-old"),
        ("14.0.639.21", "refused.version-too-old"),
        ("14.1.438.0", "refused.version-too-old"),
        ("14.2.247.5", None),
        ("14.3.123.4", None),
        ("15.0.516.32", None),
        ("15.2.1544.4", None),
        ("15.20.9999.1", "refused.exchange-online"),
    ],
)
def test_servers_before_2010_sp2_are_refused(build: str, refused: str | None) -> None:
    endpoint = Endpoint("https://mail.firm.test/EWS/Exchange.asmx", "NTLM", build, "Exchange2010_SP2")
    assert rules.judge(Findings(endpoint, Ownership.OWN)) == refused


@pytest.mark.parametrize(
    ("ownership", "refused"),
    [
        (Ownership.OWN, None),
        (Ownership.SOMEBODY_ELSES, "refused.shared-mailbox"),
        (Ownership.NONE, "refused.mailbox-not-found"),
    ],
)
def test_only_the_logins_own_mailbox_can_be_connected(ownership: Ownership, refused: str | None) -> None:
    endpoint = Endpoint("https://mail.firm.test/EWS/Exchange.asmx", "NTLM", "15.2.1544.4", "Exchange2016")
    assert rules.judge(Findings(endpoint, ownership)) == refused


@pytest.mark.parametrize(
    ("outcome", "refused"),
    [
        (Outcome(status=401), "refused.wrong-password"),
        (Outcome(status=200, response_code="ErrorAccountDisabled"), "refused.wrong-password"),
        (Outcome(transport=Transport.UNRESOLVED), "refused.unreachable-url"),
        (Outcome(transport=Transport.UNREACHABLE), "refused.unreachable-url"),
        (Outcome(transport=Transport.CERTIFICATE), "refused.untrusted-certificate"),
        (Outcome(transport=Transport.HANDSHAKE), "refused.no-secure-connection"),
        (Outcome(transport=Transport.NOT_ALLOWED), "refused.address-not-allowed"),
        (Outcome(status=302, location="https://mail.firm.test/owa/auth/logon.aspx"), "refused.owa-url"),
        (Outcome(status=302, location="https://login.microsoftonline.com/"), "refused.server-unavailable"),
        (Outcome(status=302, location="https://outlook.office365.com/owa/"), "refused.exchange-online"),
        (
            Outcome(status=200, content_type="text/html; charset=utf-8", transport=Transport.UNREADABLE),
            "refused.owa-url",
        ),
        (Outcome(status=404, content_type="text/html"), "refused.invalid-url"),
        (Outcome(status=405), "refused.invalid-url"),
        (Outcome(status=403), "refused.ews-disabled"),
        (Outcome(response_code="NoSignInMethod"), "refused.sign-in-method"),
        (Outcome(status=200, response_code="ErrorNonExistentMailbox"), "refused.mailbox-not-found"),
        # None of these has judged a password.
        (Outcome(status=503), "refused.server-unavailable"),
        (Outcome(status=500, response_code="ErrorServerBusy"), "refused.server-unavailable"),
        (Outcome(transport=Transport.TIMED_OUT), "refused.server-unavailable"),
        (Outcome(transport=Transport.CUT_OFF, status=401), "refused.server-unavailable"),
        (Outcome(status=200, transport=Transport.UNREADABLE), "refused.server-unavailable"),
    ],
)
def test_a_failed_attempt_gets_its_sentence(outcome: Outcome, refused: str) -> None:
    assert rules.refusal(outcome) == refused


@pytest.mark.parametrize(
    ("outcomes", "refused"),
    [
        ([], "refused.autodiscover-failed"),
        ([Outcome(transport=Transport.UNRESOLVED), Outcome(status=404)], "refused.autodiscover-failed"),
        ([Outcome(transport=Transport.UNRESOLVED), Outcome(status=401)], "refused.wrong-password"),
        ([Outcome(status=401), Outcome(status=503)], "refused.server-unavailable"),
        ([Outcome(status=401), Outcome(transport=Transport.TIMED_OUT)], "refused.server-unavailable"),
        ([Outcome(status=200, response_code="InvalidUser")], "refused.mailbox-not-found"),
    ],
)
def test_autodiscover_blames_the_password_only_when_nothing_was_down(outcomes: list[Outcome], refused: str) -> None:
    assert rules.discovery_refusal(outcomes) == refused


def test_waiting_grows_with_every_failure_and_obeys_the_server() -> None:
    health = Health()
    waits = []
    for _ in range(7):
        health = rules.after_failure(health, Outcome(status=503), NOW)
        assert health.retry_at is not None
        waits.append((health.retry_at - NOW).total_seconds())
    assert waits == [30, 60, 120, 240, 480, 900, 900]
    asked = rules.after_failure(Health(), Outcome(response_code="ErrorServerBusy", back_off=timedelta(minutes=5)), NOW)
    assert asked.retry_at == NOW + timedelta(minutes=5)


def test_an_outage_never_counts_as_a_refused_sign_in() -> None:
    health = Health()
    for _ in range(1000):
        health = rules.after_failure(health, Outcome(status=503), NOW)
    assert health.refused_sign_ins == 0
    assert not rules.gives_up(health, NOW + timedelta(days=30), 0, 0, PATIENCE)


def test_refused_sign_ins_are_believed_when_repeated_for_long() -> None:
    health, now = Health(), NOW
    believed = []
    for _ in range(6):
        health = rules.after_failure(health, Outcome(status=401), now)
        believed.append(rules.gives_up(health, now, 0, 0, PATIENCE))
        assert health.retry_at is not None
        now = health.retry_at
    assert believed == [False, False, False, False, True, True]


def test_a_server_that_refuses_everybody_is_down() -> None:
    health = Health(refused_sign_ins=9, refused_since=NOW - timedelta(days=1))
    assert rules.gives_up(health, NOW, neighbours_refused=1, neighbours=10, patience=PATIENCE)
    assert not rules.gives_up(health, NOW, neighbours_refused=5, neighbours=10, patience=PATIENCE)
