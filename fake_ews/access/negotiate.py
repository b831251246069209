"""The Negotiate acceptor (RFC 4178, RFC 4559): SPNEGO that carries NTLM, as a state table without I/O."""

from __future__ import annotations

import hmac

from fake_ews.access.ntlm import Challenged, LoggedOn, NtlmAcceptor
from fake_ews.access.ntlm_messages import SIGNATURE
from fake_ews.access.outcome import Continue, Done, LogonRefused
from fake_ews.access.spnego_tokens import (
    NTLM_OID,
    MalformedToken,
    NegState,
    NegTokenInit,
    NegTokenResp,
    pack_response,
    unpack_token,
)
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class Negotiating:
    """NTLM was chosen from the client's list; ``ntlm`` is None until its NEGOTIATE message has come.

    ``mic_needed``: NTLM was not the client's first wish, so both sides must sign the list (RFC 4178, 5).
    """

    mechanisms_der: bytes
    mic_needed: bool
    ntlm: Challenged | None


class NegotiateAcceptor:
    """The server side of Negotiate over an NTLM acceptor; Kerberos is not spoken, as to clients outside a domain."""

    def __init__(self, ntlm: NtlmAcceptor) -> None:
        self._ntlm = ntlm

    def accept(self, token: bytes, state: object, channel_binding: bytes) -> Continue | Done:
        """Take one token of the client in ``state`` (that of the last Continue, or None); raises LogonRefused."""
        if token.startswith(SIGNATURE):  # NTLM without SPNEGO around it is fine under this name (MS-N2HT, 3.1.5)
            return accept_ntlm(self._ntlm, token, state, channel_binding)
        try:
            match unpack_token(token), state:
                case NegTokenInit() as init, _:
                    return self._choose(init, channel_binding)
                case NegTokenResp() as response, Negotiating(ntlm=None) as negotiating:
                    return self._challenge(response.token, negotiating, channel_binding)
                case NegTokenResp() as response, Negotiating() as negotiating:
                    return self._finish(response, negotiating, channel_binding)
                case _:
                    raise LogonRefused("Negotiate: token out of turn")
        except MalformedToken as error:
            raise LogonRefused(f"Negotiate: {error}") from error

    def _choose(self, init: NegTokenInit, channel_binding: bytes) -> Continue:
        if NTLM_OID not in init.mechanisms:
            raise LogonRefused("Negotiate: the client offers no NTLM")
        wish = Negotiating(init.mechanisms_der, mic_needed=init.mechanisms[0] != NTLM_OID, ntlm=None)
        if wish.mic_needed or not init.token:  # a token for another mechanism is of no use
            answer = NegState.REQUEST_MIC if wish.mic_needed else NegState.ACCEPT_INCOMPLETE
            return Continue(pack_response(answer, supported_mechanism=NTLM_OID), wish)
        return self._challenge(init.token, wish, channel_binding, supported_mechanism=NTLM_OID)

    def _challenge(
        self, token: bytes, negotiating: Negotiating, channel_binding: bytes, *, supported_mechanism: bytes = b""
    ) -> Continue:
        challenged = self._ntlm.accept(token, None, channel_binding)
        assert isinstance(challenged, Challenged)  # without a state there is no other way on
        answer = pack_response(
            NegState.ACCEPT_INCOMPLETE, supported_mechanism=supported_mechanism, token=challenged.challenge
        )
        return Continue(answer, Negotiating(negotiating.mechanisms_der, negotiating.mic_needed, challenged))

    def _finish(self, response: NegTokenResp, negotiating: Negotiating, channel_binding: bytes) -> Done:
        logged_on = self._ntlm.accept(response.token, negotiating.ntlm, channel_binding)
        if not isinstance(logged_on, LoggedOn):
            raise LogonRefused("Negotiate: NTLM started again within SPNEGO")
        session, signed = logged_on.session, negotiating.mechanisms_der
        if not response.mechanisms_mic or not session.can_sign:
            if negotiating.mic_needed:
                raise LogonRefused("Negotiate: the list of mechanisms is not signed")
            return Done(logged_on.account, pack_response(NegState.ACCEPT_COMPLETED))
        if not hmac.compare_digest(response.mechanisms_mic, session.client_signature(signed)):
            raise LogonRefused("Negotiate: the list of mechanisms was changed on its way")
        mic = session.server_signature(signed)
        return Done(logged_on.account, pack_response(NegState.ACCEPT_COMPLETED, mechanisms_mic=mic))


def accept_ntlm(ntlm: NtlmAcceptor, token: bytes, state: object, channel_binding: bytes) -> Continue | Done:
    """Take one bare NTLM message, as the scheme "NTLM" carries it; raises LogonRefused."""
    match ntlm.accept(token, state, channel_binding):
        case Challenged(challenge=challenge) as challenged:
            return Continue(challenge, challenged)
        case LoggedOn(account=account):
            return Done(account)
