"""An ending means one thing; what is no refusal is never taken for one."""

from __future__ import annotations

import pytest

from integration.model.outcome import Outcome, Transport
from integration.verdicts import BY_RESPONSE_CODE, Verdict, verdict


@pytest.mark.parametrize(
    ("outcome", "meaning"),
    [
        (Outcome(status=401), Verdict.SIGN_IN_REFUSED),
        (Outcome(status=401, transport=Transport.CUT_OFF), Verdict.OUTAGE),
        (Outcome(status=302), Verdict.OUTAGE),
        (Outcome(status=403), Verdict.OUTAGE),
        (Outcome(status=404), Verdict.OUTAGE),
        (Outcome(status=413), Verdict.REFUSED),
        (Outcome(status=440), Verdict.OUTAGE),
        (Outcome(status=500), Verdict.OUTAGE),
        (Outcome(status=503, transport=Transport.UNREADABLE), Verdict.OUTAGE),
        (Outcome(status=500, response_code="ErrorServerBusy"), Verdict.OUTAGE),
        (Outcome(status=500, response_code="ErrorNoRespondingCASInDestinationSite"), Verdict.OUTAGE),
        (Outcome(status=200, response_code="ErrorProxyServiceDiscoveryFailed"), Verdict.OUTAGE),
        (Outcome(status=200, response_code="ErrorItemNotFound"), Verdict.GONE),
        (Outcome(status=200, response_code="ErrorStaleObject"), Verdict.STALE),
        (Outcome(status=200, response_code="ErrorInvalidSyncStateData"), Verdict.SYNC_STATE_LOST),
        (Outcome(status=200, response_code="ErrorSendAsDenied"), Verdict.REFUSED),
        (Outcome(status=200, response_code="ErrorNobodyHasMet"), Verdict.DOUBTFUL),
        (Outcome(status=200, transport=Transport.UNREADABLE), Verdict.DOUBTFUL),
        (Outcome(), Verdict.DOUBTFUL),
    ],
)
def test_what_an_ending_means(outcome: Outcome, meaning: Verdict) -> None:
    assert verdict(outcome) is meaning


@pytest.mark.parametrize("transport", [kind for kind in Transport if kind not in ("", Transport.UNREADABLE)])
def test_what_never_arrived_is_an_outage_whatever_it_began_with(transport: Transport) -> None:
    for code in ("", *BY_RESPONSE_CODE):
        for status in (0, 200, 401, 403, 413, 500):
            assert verdict(Outcome(code, status, transport)) is Verdict.OUTAGE


def test_no_server_error_blames_the_password() -> None:
    assert all(verdict(Outcome(status=status)) is Verdict.OUTAGE for status in range(500, 600))
