"""The NTLMv2 acceptor (MS-NLMP 3.2.5): NEGOTIATE, CHALLENGE, AUTHENTICATE, as a state table without I/O."""

from __future__ import annotations

import hashlib
import hmac
import struct
from datetime import UTC, datetime
from enum import StrEnum

from fake_ews.access.accounts import Account, Accounts, logon_name, netbios_domain
from fake_ews.access.ntlm_messages import (
    AV_FLAG_MIC,
    Authenticate,
    AvId,
    Flag,
    MalformedMessage,
    MessageType,
    challenge_message,
    message_type,
    negotiate_flags,
    pack_av_pairs,
    unpack_authenticate,
)
from fake_ews.access.ntlm_session import NtlmSession, exported_session_key, hmac_md5
from fake_ews.access.outcome import LogonRefused
from fake_ews.clock import Clock
from fake_ews.seeds import Seeds
from fake_ews.values import dataclass

#: What we always say, and what we grant when the client asks for it (MS-NLMP 3.2.5.1.1). A Windows server sends
#: 0xA2898205 to a client that asks for neither signing nor a key exchange.
_ALWAYS = Flag.REQUEST_TARGET | Flag.NTLM | Flag.ALWAYS_SIGN | Flag.TARGET_TYPE_DOMAIN | Flag.TARGET_INFO
_ON_REQUEST = (
    Flag.SIGN | Flag.SEAL | Flag.EXTENDED_SESSIONSECURITY | Flag.VERSION | Flag.KEY_128 | Flag.KEY_EXCH | Flag.KEY_56
)

_PROTECTED = "extended_protection"
_NO_BINDING = b"\0" * 16
_FILETIME_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


class ExtendedProtection(StrEnum):
    """How channel binding tokens are checked: ExtendedProtectionTokenChecking of Set-WebServicesVirtualDirectory."""

    NONE = "none"
    ALLOW = "allow"
    REQUIRE = "require"


#: What stands for the channel where a proxy takes TLS away: the server sees plain HTTP, so nothing can be bound to it.
TLS_TAKEN_AWAY = b"TLS ends before the server"


@dataclass(frozen=True, slots=True)
class ServerNames:
    """What the server calls itself in a challenge; ``windows`` is major, minor and build of its Windows."""

    netbios_domain: str
    netbios_computer: str
    dns_domain: str
    dns_computer: str
    windows: tuple[int, int, int] = (10, 0, 17763)


def server_names(fqdn: str, windows: tuple[int, int, int] = (10, 0, 17763)) -> ServerNames:
    """Return the names of the machine ``fqdn``, a member of the domain that its name ends in."""
    computer, _, domain = fqdn.partition(".")
    domain = domain or computer
    return ServerNames(netbios_domain(domain), computer.upper()[:15], domain, fqdn, windows)


@dataclass(frozen=True, slots=True)
class Challenged:
    """What is remembered between CHALLENGE and AUTHENTICATE: both messages are covered by the MIC."""

    negotiate: bytes
    challenge: bytes
    server_challenge: bytes


@dataclass(frozen=True, slots=True)
class LoggedOn:
    """The account that answered the challenge, and the session that may sign."""

    account: Account
    session: NtlmSession


class NtlmAcceptor:
    """The server side of NTLM; it holds no state of a connection, the caller keeps ``Challenged`` for it."""

    def __init__(
        self,
        accounts: Accounts,
        names: ServerNames,
        clock: Clock,
        seeds: Seeds,
        extended_protection: ExtendedProtection = ExtendedProtection.NONE,
    ) -> None:
        self._accounts = accounts
        self._names = names
        self._clock = clock
        self._challenges = seeds.stream("ntlm server challenge")
        self._extended_protection = extended_protection
        self._named_info = pack_av_pairs(
            (av_id, name.encode("utf-16-le"))
            for av_id, name in (
                (AvId.NB_DOMAIN_NAME, names.netbios_domain),
                (AvId.NB_COMPUTER_NAME, names.netbios_computer),
                (AvId.DNS_DOMAIN_NAME, names.dns_domain),
                (AvId.DNS_COMPUTER_NAME, names.dns_computer),
                (AvId.DNS_TREE_NAME, names.dns_domain),
            )
        )
        self._version = struct.pack("<BBH3xB", *names.windows, 15)  # NTLMSSP_REVISION_W2K3 (MS-NLMP 2.2.2.10)

    def accept(self, token: bytes, state: object, channel_binding: bytes) -> Challenged | LoggedOn:
        """Take one message of the client in ``state`` (what the last call returned, or None); raises LogonRefused.

        ``channel_binding`` is the tls-server-end-point hash of the connection (RFC 5929), empty without TLS.
        """
        try:
            match message_type(token), state:
                case MessageType.NEGOTIATE, _:
                    return self._challenge(token)
                case MessageType.AUTHENTICATE, Challenged() as challenged:
                    return self._authenticate(unpack_authenticate(token), challenged, channel_binding)
                case kind, _:
                    raise LogonRefused(f"NTLM: message of type {kind} out of turn")
        except MalformedMessage as error:
            raise LogonRefused(f"NTLM: {error}") from error

    def _challenge(self, negotiate: bytes) -> Challenged:
        """NEGOTIATE received: MS-NLMP 3.2.5.1.1."""
        asked = negotiate_flags(negotiate)
        flags = _ALWAYS | (asked & _ON_REQUEST)
        domain = self._names.netbios_domain
        if asked & Flag.UNICODE or not asked & Flag.OEM:
            flags |= Flag.UNICODE
            target_name = domain.encode("utf-16-le")
        else:
            flags |= Flag.OEM
            target_name = domain.encode("cp1252", "replace")
        since_1601 = self._clock.now() - _FILETIME_EPOCH
        filetime = ((since_1601.days * 86400 + since_1601.seconds) * 1_000_000 + since_1601.microseconds) * 10
        target_info = self._named_info + pack_av_pairs(((AvId.TIMESTAMP, struct.pack("<Q", filetime)), (AvId.EOL, b"")))
        server_challenge = self._challenges.randbytes(8)
        version = self._version if flags & Flag.VERSION else b"\0" * 8
        message = challenge_message(flags, server_challenge, target_name, target_info, version)
        return Challenged(negotiate, message, server_challenge)

    def _authenticate(self, message: Authenticate, challenged: Challenged, channel_binding: bytes) -> LoggedOn:
        """AUTHENTICATE received: MS-NLMP 3.2.5.1.2, with the NTLMv2 response of 3.3.2."""
        name = logon_name(message.user, message.domain)
        if not message.av_pairs:
            raise LogonRefused(f"NTLM: {name!r} sent no NTLMv2 response")
        account = self._accounts.find_account(name)
        if account is None:
            raise LogonRefused(f"NTLM: no account {name!r}")
        key = _proven_key(message, account, challenged)
        if reason := self._accounts.judge(account, right=bool(key)):
            raise LogonRefused(f"NTLM: {reason} for {name!r}")
        self._check_channel_binding(message.av_pairs.get(AvId.CHANNEL_BINDINGS, _NO_BINDING), channel_binding)
        has_mic = bool(int.from_bytes(message.av_pairs.get(AvId.FLAGS, b""), "little") & AV_FLAG_MIC)
        session = NtlmSession(
            message.flags, exported_session_key(hmac_md5(key, message.nt_response[:16]), message), has_mic
        )
        if has_mic:
            expected = hmac_md5(session.key, challenged.negotiate, challenged.challenge, message.without_mic)
            if not hmac.compare_digest(message.mic, expected):
                raise LogonRefused("NTLM: the messages were changed on their way (MIC)")
        return LoggedOn(account, session)

    def _check_channel_binding(self, sent: bytes, channel_binding: bytes) -> None:
        """Compare MsvAvChannelBindings with the channel (MS-NLMP 3.2.5.1.2); all zeros means that none was sent."""
        if self._extended_protection is ExtendedProtection.NONE or not channel_binding:
            return  # without TLS there is no channel to bind to
        required = self._extended_protection is ExtendedProtection.REQUIRE
        if channel_binding == TLS_TAKEN_AWAY:
            if required:
                raise LogonRefused(
                    "NTLM: a channel binding token is required, and TLS ends before the server", _PROTECTED
                )
        elif sent == _NO_BINDING:
            if required:
                raise LogonRefused("NTLM: no channel binding token, and one is required", _PROTECTED)
        elif not hmac.compare_digest(sent, _binding_hash(channel_binding)):
            raise LogonRefused("NTLM: the channel binding token is of another channel", _PROTECTED)


def _proven_key(message: Authenticate, account: Account, challenged: Challenged) -> bytes:
    """Return the NTLMv2 key with which the response was made (MS-NLMP 3.3.2), empty where it is not the account's."""
    proof, temp = message.nt_response[:16], message.nt_response[16:]
    for upper in {message.user.upper(), _simple_upper(message.user)}:
        key = hmac_md5(account.nt_hash, (upper + message.domain).encode("utf-16-le", "surrogatepass"))
        if hmac.compare_digest(proof, hmac_md5(key, challenged.server_challenge, temp)):
            return key
    return b""


def _binding_hash(channel_binding: bytes) -> bytes:
    """Return MD5 of gss_channel_bindings_struct without addresses (MS-NLMP 2.2.2.1, RFC 2744 3.11, RFC 5929 4)."""
    data = b"tls-server-end-point:" + channel_binding
    return hashlib.md5(struct.pack("<16xI", len(data)) + data, usedforsecurity=False).digest()


def _simple_upper(text: str) -> str:
    """Return capitals letter by letter as Windows does: "ß" stays, where Python makes it "SS"."""
    return "".join(upper if len(upper := letter.upper()) == 1 else letter for letter in text)
