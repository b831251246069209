"""Autodiscover in plain old XML, for front doors that publish autodiscover.xml only."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape

from exchangelib.protocol import BaseProtocol
from exchangelib.transport import NTLM, get_auth_instance
from exchangelib.util import to_xml

from integration.errors import ExchangeFailed
from integration.exchange.egress import Egress
from integration.exchange.outcomes import call, of_status
from integration.exchange.probe import by_basic_too, sign_in_method
from integration.model.outcome import Outcome, Transport

_REQUEST = """<?xml version="1.0" encoding="utf-8"?>\
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request>\
<EMailAddress>{address}</EMailAddress>\
<AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a\
</AcceptableResponseSchema></Request></Autodiscover>"""

# MS-OXDSCLI 2.2.4.1.1.1: 500 says that the address cannot be found; 603 is an internal error, all others are about
# the request or the configuration.
_ERROR_CODES = MappingProxyType({"500": "InvalidUser", "603": "InternalServerError"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What Autodiscover said: where EWS is, or where to ask on, or for which address."""

    ews_url: str = ""
    redirect_url: str = ""
    redirect_address: str = ""


def ask(egress: Egress, url: str, address: str, login: str, password: str) -> Answer:
    """Ask that URL; raises ExchangeFailed."""
    return by_basic_too(sign_in_method(egress, url), lambda method: _ask(egress, url, address, login, password, method))


def _ask(egress: Egress, url: str, address: str, login: str, password: str, auth_type: str) -> Answer:
    with call(egress) as seen, BaseProtocol.raw_session(url) as session:
        session.auth = get_auth_instance(auth_type=auth_type, username=_name(login, auth_type), password=password)
        answer = session.post(url, data=_REQUEST.format(address=escape(address)).encode(), allow_redirects=False)
        if answer.status_code != 200:
            raise ExchangeFailed(of_status(seen))
        try:
            root = to_xml(answer.content).getroot()
        except Exception as error:
            raise ExchangeFailed(Outcome(status=200, transport=Transport.UNREADABLE, text=str(error))) from error
    return _read(root)


def _name(login: str, auth_type: str) -> str:
    # As exchangelib writes it: a user name in the form of an address has no Windows domain.
    return f"\\{login}" if auth_type == NTLM and "@" in login else login


def _read(root: Any) -> Answer:
    error = _text(root, "ErrorCode")
    if error:
        raise ExchangeFailed(
            Outcome(
                status=200, response_code=_ERROR_CODES.get(error, "SettingIsNotAvailable"), text=_text(root, "Message")
            )
        )
    urls: dict[str, str] = {}
    for protocol in _all(root, "Protocol"):
        # The blocks inside WEB have the same types again, and no EWS URL.
        urls.setdefault(_text(protocol, "Type"), _text(protocol, "EwsUrl"))
    return Answer(
        # EXPR is the protocol block for the outside, EXCH the one for the inside (MS-OXDSCLI 2.2.4.1.1.2.4).
        ews_url=urls.get("EXPR") or urls.get("EXCH") or urls.get("EXHTTP") or "",
        redirect_url=_text(root, "RedirectUrl"),
        redirect_address=_text(root, "RedirectAddr"),
    )


def _all(element: Any, name: str) -> list[Any]:
    return list(element.iter(f"{{*}}{name}"))


def _text(element: Any, name: str) -> str:
    found = _all(element, name)
    return (found[0].text or "").strip() if found else ""
