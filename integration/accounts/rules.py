"""What a connection attempt means, and when a connection is given up: pure decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from urllib.parse import urlsplit

from integration.model.account import ConnectionRequest, Findings, Health, Ownership, Purpose
from integration.model.address import is_address
from integration.model.outcome import Outcome, Transport
from integration.online import is_online
from integration.verdicts import Verdict, verdict

# Build numbers and release dates of Exchange Server: 14.2 is 2010 SP2; 15.20 is Exchange Online, ahead of every
# server that can be installed.
OLDEST = (14, 2)
ONLINE_BUILD = (15, 20)

_EWS_PATH = "/EWS/Exchange.asmx"


def check_request(request: ConnectionRequest) -> str | None:
    """Return the id of the sentence that refuses the form as it stands, or None; asks nobody."""
    if not is_address(request.address):
        return "refused.invalid-address"
    if not request.password:
        return "refused.password-missing"
    if request.purpose is Purpose.TEAM:
        return "refused.shared-mailbox"
    if is_online(request.address.rpartition("@")[2]):
        return "refused.exchange-online"
    return check_url(request.url) if request.url else None


def check_url(url: str) -> str | None:
    """Return the id of the sentence that refuses that Exchange URL, or None."""
    parts = urlsplit(ews_url(url))
    try:
        port_reads = parts.port is None or parts.port > 0
    except ValueError:
        port_reads = False
    if parts.scheme != "https" or not parts.hostname or not port_reads or parts.username:
        return "refused.invalid-url"
    if is_online(parts.hostname):
        return "refused.exchange-online"
    if is_outlook_web_app(parts.path):
        return "refused.owa-url"
    if not parts.path.lower().endswith(".asmx"):
        return "refused.invalid-url"
    return None


def ews_url(url: str) -> str:
    """Complete what was typed: a bare host gets scheme and path; everything else stays as it is."""
    typed = url.strip()
    whole = typed if "://" in typed else f"https://{typed}"
    return whole.rstrip("/") + _EWS_PATH if urlsplit(whole).path in ("", "/") else whole


def is_outlook_web_app(path_or_url: str) -> bool:
    """Return whether that leads to Outlook Web App or to its sign-in page."""
    path = urlsplit(path_or_url).path.lower()
    return path.rstrip("/").endswith("/owa") or "/owa/" in path or path.endswith("/auth/logon.aspx")


def build_of(text: str) -> tuple[int, ...]:
    """Return ``14.3.123.4`` as numbers."""
    return tuple(int(part) for part in text.split("."))


def judge(findings: Findings) -> str | None:
    """Return the id of the sentence that refuses what was found, or None when the inbox may be connected."""
    build = build_of(findings.endpoint.build)
    if build[:2] >= ONLINE_BUILD:
        return "refused.exchange-online"
    if build[:2] < OLDEST:
        return "refused.version-too-old"
    if findings.ownership is Ownership.SOMEBODY_ELSES:
        return "refused.shared-mailbox"
    if findings.ownership is Ownership.NONE:
        return "refused.mailbox-not-found"
    return None


_BY_TRANSPORT = MappingProxyType(
    {
        Transport.CERTIFICATE: "refused.untrusted-certificate",
        Transport.HANDSHAKE: "refused.no-secure-connection",
        Transport.NOT_ALLOWED: "refused.address-not-allowed",
        Transport.SIGN_IN_BROKEN: "refused.sign-in-broken",
        Transport.UNRESOLVED: "refused.unreachable-url",
        Transport.UNREACHABLE: "refused.unreachable-url",
    }
)


_DOWN = (Transport.TIMED_OUT, Transport.CUT_OFF)


def refusal(outcome: Outcome) -> str:
    """Return the id of the sentence for an attempt to connect that ended so.

    Only a refused sign-in blames the password; whatever else goes wrong says that it was not judged.
    """
    if outcome.transport in _BY_TRANSPORT:
        return _BY_TRANSPORT[outcome.transport]
    if outcome.location and is_online(urlsplit(outcome.location).hostname or ""):
        return "refused.exchange-online"
    if is_outlook_web_app(outcome.location):
        return "refused.owa-url"
    if outcome.response_code == "NoSignInMethod":
        return "refused.sign-in-method"
    if verdict(outcome) is Verdict.SIGN_IN_REFUSED:
        return _refused_sign_in(outcome)
    if outcome.response_code in ("ErrorNonExistentMailbox", "InvalidUser"):
        return "refused.mailbox-not-found"
    if outcome.status == 403 or outcome.response_code == "ErrorAccessDenied":
        return "refused.ews-disabled"
    # A page where an envelope was due: somebody's web site, or the sign-in page of Outlook Web App.
    if outcome.content_type.startswith("text/html") and outcome.status in (200, 404, 405):
        return "refused.owa-url" if outcome.status == 200 else "refused.invalid-url"
    if outcome.status in (404, 405):
        return "refused.invalid-url"
    return "refused.server-unavailable"


def _refused_sign_in(outcome: Outcome) -> str:
    """Name the proxy too where it may be the one: only Basic, asked as well, would have told."""
    return "refused.wrong-password-or-proxy" if outcome.by_ntlm else "refused.wrong-password"


def discovery_refusal(outcomes: Sequence[Outcome]) -> str:
    """Return the id of the sentence for an Autodiscover that found nothing; ``outcomes`` are its attempts.

    A refused sign-in is only believed when no host failed to answer: the one that would have known may be the one
    that was down.
    """
    meanings = [verdict(outcome) for outcome in outcomes]
    down = any(
        meaning is Verdict.OUTAGE and (outcome.status >= 500 or outcome.transport in _DOWN)
        for outcome, meaning in zip(outcomes, meanings, strict=True)
    )
    if Verdict.SIGN_IN_REFUSED in meanings and not down:
        return _refused_sign_in(outcomes[meanings.index(Verdict.SIGN_IN_REFUSED)])
    if any(outcome.transport is Transport.SIGN_IN_BROKEN for outcome in outcomes):
        return "refused.sign-in-broken"
    if any(outcome.response_code == "InvalidUser" for outcome in outcomes):
        return "refused.mailbox-not-found"
    return "refused.server-unavailable" if down else "refused.autodiscover-failed"


@dataclass(frozen=True, slots=True)
class Patience:
    """How much is borne before a connection is given up."""

    refused_sign_ins: int
    refusal_span: timedelta


FIRST_RETRY = timedelta(seconds=30)
LONGEST_RETRY = timedelta(minutes=15)
# Refused sign-ins are repeated slowly: a directory that locks accounts counts them, mostly within 30 minutes.
SIGN_IN_RETRIES = (timedelta(minutes=1), timedelta(minutes=15), timedelta(minutes=40), timedelta(minutes=60))


def after_failure(health: Health, outcome: Outcome, now: datetime) -> Health:
    """Return how a mailbox fares after a call that failed; an outage does not count as a refused sign-in."""
    if verdict(outcome) is Verdict.SIGN_IN_REFUSED:
        return replace(
            health,
            refused_sign_ins=health.refused_sign_ins + 1,
            refused_since=health.refused_since or now,
            retry_at=now + SIGN_IN_RETRIES[min(health.refused_sign_ins, len(SIGN_IN_RETRIES) - 1)],
            trouble=str(outcome),
        )
    wait = min(FIRST_RETRY * 2 ** min(health.failures, 10), LONGEST_RETRY)
    return replace(
        health,
        failures=health.failures + 1,
        retry_at=now + max(wait, outcome.back_off or timedelta()),
        trouble=str(outcome),
    )


def gives_up(health: Health, now: datetime, neighbours_refused: int, neighbours: int, patience: Patience) -> bool:
    """Return whether the sign-in has been refused often and long enough to believe it.

    One outage of a directory refuses everybody at once (product.hubspot.com, incident report of 2025-03-02: 65 minutes
    were read as thousands of wrong passwords). So when half or more of the other mailboxes of the same server are
    refused too, it is an outage.
    """
    if neighbours and neighbours_refused * 2 >= neighbours:
        return False
    if health.refused_since is None or health.refused_sign_ins < patience.refused_sign_ins:
        return False
    return now - health.refused_since >= patience.refusal_span
