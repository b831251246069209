"""The settings of an organisation: what an administrator could change on real servers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import lru_cache
from ipaddress import ip_address
from types import MappingProxyType
from typing import Any, Final, Literal, Self, get_args, get_origin, get_type_hints

from fake_ews.departures import Departures
from fake_ews.throttling_policy import ThrottlingPolicy
from fake_ews.values import dataclass

Scheme = Literal["negotiate", "ntlm", "basic"]

#: Applications that have a switch of their own, by how their User-Agent begins.
_SWITCHED_APART: Final[Mapping[str, str]] = MappingProxyType(
    {"microsoft office": "allow_outlook", "macoutlook": "allow_mac_outlook", "entourage": "allow_entourage"}
)


@lru_cache(maxsize=8)
def _choices(kind: Any) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    hints = get_type_hints(kind)
    return tuple(
        (one.name, get_args(hints[one.name])) for one in fields(kind) if get_origin(hints[one.name]) is Literal
    )


def _refuse_unknown_choices(record: Any) -> None:
    kind: Any = type(record)
    for name, choices in _choices(kind):
        value = getattr(record, name)
        if value not in choices:
            known = ", ".join(repr(choice) for choice in choices)
            raise ValueError(f"{name} is {value!r}; give one of {known}")


@dataclass(frozen=True, slots=True)
class EwsAccess:
    """Who may use EWS, as Set-OrganizationConfig and Set-CASMailbox say it (there with "Ews" in front of each name).

    What a mailbox leaves open (None, or an empty policy) its organisation decides. Raises ValueError for a policy that
    there is not.
    """

    #: EWS as a whole; False refuses everybody with 403.
    enabled: bool | None = None
    #: "EnforceAllowList" or "EnforceBlockList": which applications, known by their User-Agent, are let in.
    application_access_policy: Literal["", "EnforceAllowList", "EnforceBlockList"] = ""
    #: User-Agents that an allow list lets in, with ``*`` for anything.
    allow_list: tuple[str, ...] = ()
    #: User-Agents that a block list keeps out, with ``*`` for anything.
    block_list: tuple[str, ...] = ()
    #: Outlook (Microsoft Office/...), whatever the policy says.
    allow_outlook: bool | None = None
    #: Outlook for Mac (MacOutlook/...), whatever the policy says.
    allow_mac_outlook: bool | None = None
    #: Entourage (Entourage/...), whatever the policy says.
    allow_entourage: bool | None = None

    def __post_init__(self) -> None:
        _refuse_unknown_choices(self)

    def beneath(self, organisation: EwsAccess) -> EwsAccess:
        """Return what holds for a mailbox that says this, in an organisation that says ``organisation``."""
        # The lists belong to their policy: a mailbox that names one brings its own.
        policy = self if self.application_access_policy else organisation
        return EwsAccess(
            _first(self.enabled, organisation.enabled),
            policy.application_access_policy,
            policy.allow_list,
            policy.block_list,
            _first(self.allow_outlook, organisation.allow_outlook),
            _first(self.allow_mac_outlook, organisation.allow_mac_outlook),
            _first(self.allow_entourage, organisation.allow_entourage),
        )

    def refusal(self, user_agent: str) -> str:
        """Return why an application of that User-Agent is kept out, or nothing."""
        if self.enabled is False:
            return "EwsEnabled is $false"
        agent = user_agent.lower()
        for beginning, name in _SWITCHED_APART.items():
            allowed: bool | None = getattr(self, name)
            if agent.startswith(beginning) and allowed is not None:
                return "" if allowed else f"Ews{''.join(map(str.title, name.split('_')))} is $false"
        if self.application_access_policy == "EnforceAllowList" and not _any_matches(self.allow_list, agent):
            return f"EwsAllowList does not hold {user_agent!r}"
        if self.application_access_policy == "EnforceBlockList" and _any_matches(self.block_list, agent):
            return f"EwsBlockList holds {user_agent!r}"
        return ""


def _first(mine: bool | None, theirs: bool | None) -> bool | None:
    return theirs if mine is None else mine


def _any_matches(patterns: tuple[str, ...], agent: str) -> bool:
    return any(fnmatchcase(agent, pattern.lower()) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class AutodiscoverRule:
    """What Autodiscover says in place of the truth, where this applies: a status, an error, a redirection or a URL.

    A ``status`` comes before anybody logs in or reads whose address is asked for, so it has no ``of``. Raises
    ValueError for a rule that says nothing, or that can never apply.
    """

    #: Whose settings are asked for: an address or a domain, with ``*`` for anything.
    of: str = "*"
    #: The host name under which a client came, with ``*`` for anything: one step of its search.
    host: str = "*"
    #: "pox" (autodiscover.xml) or "soap" (autodiscover.svc); empty for both.
    dialect: Literal["", "pox", "soap"] = ""
    #: "http" or "https"; empty for both.
    scheme: Literal["", "http", "https"] = ""
    #: An HTTP status; with ``redirect`` one of 301, 302, 303, 307, 308 and its Location.
    status: int = 0
    #: An error document, by the number that POX has for it; SOAP says the same by name.
    error: Literal[0, 500, 501, 600, 601, 602, 603] = 0
    #: Where to ask again: an address, or a URL (which should suit the dialect; it is given out as it stands).
    redirect: str = ""
    #: The EWS URL that is published, inside and outside.
    ews_url: str = ""

    def __post_init__(self) -> None:
        _refuse_unknown_choices(self)
        if not (self.status or self.error or self.redirect or self.ews_url):
            raise ValueError("a rule of Autodiscover gives a status, an error, a redirect or an ews_url")
        if self.status and self.of != "*":
            raise ValueError("a status is given before anybody reads whose settings are asked for; leave out 'of'")

    def meets(self, host: str, path: str, scheme: str, of: str = "") -> bool:
        """Whether the rule is about a request to that host, path and scheme that asks ``of`` an address or domain."""
        end = {"pox": ".xml", "soap": ".svc"}.get(self.dialect, "")
        return (
            fnmatchcase(host.lower(), self.host.lower())
            and path.lower().endswith(end)
            and self.scheme in ("", scheme)
            and any(fnmatchcase(one, self.of.lower()) for one in (of.lower(), of.lower().rpartition("@")[2]))
        )


@dataclass(frozen=True, slots=True)
class DnsRecord:
    """What the name server says of a name: an address (A, AAAA), a server of a service (SRV), or that it is not there.

    Raises ValueError for an address that is none.
    """

    #: The name, as ``autodiscover.example.test`` or ``_autodiscover._tcp.example.test``.
    name: str
    #: An IPv4 or IPv6 address.
    address: str = ""
    #: The host that offers the service; an SRV record then.
    target: str = ""
    #: The port of the service.
    port: int = 443
    #: The lowest is asked first (RFC 2782).
    priority: int = 0
    #: Of the same priority the heavier is asked more often (RFC 2782).
    weight: int = 0

    def __post_init__(self) -> None:
        if self.address:
            ip_address(self.address)


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and switches, with Exchange's defaults; raises ValueError for a choice that there is not."""

    #: The throttling policy of everybody whose mailbox has none of its own; what it leaves open is as installed.
    throttling: ThrottlingPolicy = field(default_factory=ThrottlingPolicy)
    #: Milliseconds of server time that a request costs, by which budgets are charged; little, so that ordinary tests
    #: never meet a limit. What a request is delayed by a planned failure counts too.
    request_milliseconds: float = 0.1
    #: Milliseconds of server time that each part of a request costs, or each item that a search looks at.
    part_milliseconds: float = 0.1
    #: The greatest request that is read, in bytes; IIS refuses more with 413. 0 is the product's own: 35,000,000 bytes
    #: for 2010, 67,108,864 from 2013 on.
    max_request_bytes: int = 0
    #: Seconds until the head of a connection's first request has to be there (http.sys' HeaderWaitTimeout); by the
    #: machine's own clock, since sockets know no other.
    header_wait_seconds: float = 120.0
    #: Bytes a second that a body has to come in with, after ``header_wait_seconds`` of grace (http.sys'
    #: MinBytesPerSecond); 0 for any rate.
    min_bytes_per_second: float = 240.0
    #: The longest window of GetUserAvailability, in days.
    availability_days: int = 42
    #: The greatest message, attachments included, in bytes.
    max_message_bytes: int = 36_700_160
    #: The language of folder names and messages: a culture name.
    culture: str = "en-US"
    #: Seconds between two heartbeats of a streaming connection.
    streaming_heartbeat_seconds: int = 45
    #: Days for which a password is good, then it is refused; 0 for passwords that never expire (the default policy of a
    #: Windows domain has 42).
    password_days: int = 0
    #: Wrong passwords within ``lockout_minutes`` that lock an account; 0 for none, as Windows has it by default.
    lockout_threshold: int = 0
    #: Minutes for which an account stays locked, and after which a wrong password is forgotten.
    lockout_minutes: int = 30
    #: The schemes of the EWS directory, any of "negotiate", "ntlm", "basic"; empty for those of the start (``auth``).
    ews_authentication: tuple[Scheme, ...] = ()
    #: The schemes of the Autodiscover directory; empty for those of the start (``auth``).
    autodiscover_authentication: tuple[Scheme, ...] = ()
    #: Extended Protection of the EWS directory (ExtendedProtectionTokenChecking): a channel binding token of NTLM or
    #: Negotiate is not looked at ("none"), must be right if there is one ("allow"), or must be there ("require"); empty
    #: is the product's own as installed: "allow" for 2019 (CU14), "none" before.
    extended_protection: Literal["", "none", "allow", "require"] = ""
    #: What stands between clients and IIS: nothing ("none"); a proxy that ends TLS and goes on in plain HTTP
    #: ("offloads_tls") or in TLS with another certificate ("bridges_tls"), so that channel binding breaks; one that
    #: sends each request over a connection of its own ("pools_connections"), so that NTLM and Negotiate break.
    proxy: Literal["none", "offloads_tls", "bridges_tls", "pools_connections"] = "none"
    #: The certificate that clients are shown: good for whoever trusts the authority ("valid"), "expired", for another
    #: host ("wrong_host"), or signed by an authority that nobody was told of ("unknown_authority").
    certificate: Literal["valid", "expired", "wrong_host", "unknown_authority"] = "valid"
    #: The one version of TLS that is spoken: "1.0" (Windows Server 2008 R2 as shipped, with Exchange 2010), "1.2" (2019
    #: as installed) or "1.3"; empty for 1.2 and everything newer.
    tls: Literal["", "1.0", "1.2", "1.3"] = ""
    #: Who may use EWS (Set-OrganizationConfig); mailboxes can have their own.
    ews_access: EwsAccess = field(default_factory=EwsAccess)
    #: Addresses and networks that the firewall in front lets in, such as "127.0.0.2" or "10.0.0.0/8"; empty: everybody.
    allowed_clients: tuple[str, ...] = ()
    #: Where Autodiscover does not tell the truth; the first rule that applies counts.
    autodiscover: tuple[AutodiscoverRule, ...] = ()
    #: Names that the name server (``dns_port``) knows beside the usual ones, which lead to this Exchange, or in their
    #: place; one without address and target is not there.
    dns: tuple[DnsRecord, ...] = ()
    #: Rows of behaviours in which this organisation departs from its product, by name, each with the value of another
    #: product: ``{"REQUESTS_ARE_VALIDATED": false}``. No administrator could; it is for what reports are divided about.
    behaviours: Departures = field(default_factory=Departures)
    #: How many bytes of requests and replies are kept for whoever asks; then the oldest half goes (fake-ews serve
    #: keeps 4 MiB).
    recorded_bytes: int = 1_073_741_824

    def __post_init__(self) -> None:
        _refuse_unknown_choices(self)

    def changed(self, **changes: Any) -> Self:
        """Return these settings with some changed; raises ValueError, with the nearest name, for one there is not."""
        names = [one.name for one in fields(self)]
        for name in changes:
            if name not in names:
                near = get_close_matches(name, names, 1, 0.0)[0]
                raise ValueError(f"there is no setting {name!r}; did you mean {near!r}?")
        return replace(self, **changes)
