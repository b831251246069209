"""Autodiscover as SOAP (MS-OXWSADISC): the envelope, which operation it holds, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from fake_ews.autodiscover.lookup import Directory, FrontEnd
from fake_ews.autodiscover.parsing import Malformed, parse, texts
from fake_ews.autodiscover.soap_responses import domain_responses, error, user_responses
from fake_ews.autodiscover.user_settings import supported_schemas
from fake_ews.traffic import Headers, HttpRequest, Reply

SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"
ADDRESSING: Final = "http://www.w3.org/2005/08/addressing"
AUTODISCOVER: Final = "http://schemas.microsoft.com/exchange/2010/Autodiscover"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_WCF: Final = "http://schemas.microsoft.com/ws/2005/05/addressing/none"

_NAMESPACES: Final = MappingProxyType({"s": SOAP, "wsa": ADDRESSING, "a": AUTODISCOVER})

#: Dated names (V2015_10_05) were seen to be refused. What a product makes of the name of a newer product was not seen,
#: and clients do send them, so only the form is looked at.
_VERSION: Final = re.compile(r"Exchange20\d\d(_SP\d)?")

_BUILD_PARTS: Final = ("MajorVersion", "MinorVersion", "MajorBuildNumber", "MinorBuildNumber")
_SERVICE_PAGE: Final = b"<html><head><title>Service</title></head><body>Autodiscover Service</body></html>"

_Operation = Callable[[etree._Element, Directory, FrontEnd], str]


def handle(request: HttpRequest, directory: Directory, front: FrontEnd) -> Reply:
    """Answer a request to autodiscover.svc: 200 with a response, or 500 with a SOAP fault; a GET gets a page."""
    if request.method in ("GET", "HEAD"):
        return Reply(200, Headers((("Content-Type", "text/html; charset=UTF-8"),)), _SERVICE_PAGE)
    if request.method != "POST":
        return Reply(405, Headers((("Allow", "GET, HEAD, POST"),)))
    try:
        envelope = parse(request.body)
        message = _message(envelope)
    except Malformed as malformed:
        return _fault("s:Client", f"The request is not valid: {malformed}")
    name = etree.QName(message)
    operation = _OPERATIONS.get(name.localname) if name.namespace == AUTODISCOVER else None
    if operation is None:
        return _unknown_operation(envelope, request)
    body = _refusal(envelope) or operation(message, directory, front)
    return _response(name.localname.removesuffix("RequestMessage"), body, front)


def _message(envelope: etree._Element) -> etree._Element:
    """Return the one element in the Body."""
    if envelope.tag != etree.QName(SOAP, "Envelope"):
        raise Malformed("no SOAP 1.1 envelope")
    content = envelope.findall(f"{{{SOAP}}}Body/*")
    if len(content) != 1:
        raise Malformed("the Body holds one element")
    return content[0]


def _refusal(envelope: etree._Element) -> str:
    """Return the error of the request as a whole, or nothing."""
    versions = texts(envelope, "s:Header/a:RequestedServerVersion", _NAMESPACES)
    if len(versions) != 1 or not _VERSION.fullmatch(versions[0]):
        # The two blanks are Exchange's own.
        return error("InvalidRequest", "The RequestedServerVersion  header is missing or invalid.")
    return ""


def _get_user_settings(message: etree._Element, directory: Directory, front: FrontEnd) -> str:
    addresses = texts(message, "a:Request/a:Users/a:User/a:Mailbox", _NAMESPACES)
    settings = texts(message, "a:Request/a:RequestedSettings/a:Setting", _NAMESPACES)
    if not addresses or not settings:
        return error("InvalidRequest", "The request is invalid.")
    return error("NoError", "") + user_responses(addresses, settings, directory, front)


def _get_domain_settings(message: etree._Element, directory: Directory, front: FrontEnd) -> str:
    domains = texts(message, "a:Request/a:Domains/a:Domain", _NAMESPACES)
    settings = texts(message, "a:Request/a:RequestedSettings/a:Setting", _NAMESPACES)
    if not domains or not settings:
        return error("InvalidRequest", "The request is invalid.")
    return error("NoError", "") + domain_responses(domains, settings, directory, front)


def _get_federation_information(message: etree._Element, directory: Directory, front: FrontEnd) -> str:
    """No organisation here has a federation trust."""
    return error("NotFederated", "The organization isn't federated.")


_OPERATIONS: Final[Mapping[str, _Operation]] = MappingProxyType(
    {
        "GetUserSettingsRequestMessage": _get_user_settings,
        "GetDomainSettingsRequestMessage": _get_domain_settings,
        "GetFederationInformationRequestMessage": _get_federation_information,
    }
)


def _response(operation: str, body: str, front: FrontEnd) -> Reply:
    """Wrap ``body`` as observed; ServerVersionInfo stands in Autodiscover's namespace, with elements."""
    product = front.product
    numbers = zip(_BUILD_PARTS, product.said_build, strict=True)
    # Autodiscover names the newest schema that is a product's name, where EWS says V2_8 or V2017_07_11.
    version = supported_schemas(product)[-1]
    return _reply(
        200,
        "".join(
            (
                f'<s:Envelope xmlns:s="{SOAP}" xmlns:a="{ADDRESSING}"><s:Header>',
                f'<a:Action s:mustUnderstand="1">{AUTODISCOVER}/Autodiscover/{operation}Response</a:Action>',
                f'<h:ServerVersionInfo xmlns:h="{AUTODISCOVER}" xmlns:i="{_XSI}">',
                *(f"<h:{name}>{number}</h:{name}>" for name, number in numbers),
                f"<h:Version>{version}</h:Version></h:ServerVersionInfo></s:Header><s:Body>",
                f'<{operation}ResponseMessage xmlns="{AUTODISCOVER}"><Response xmlns:i="{_XSI}">{body}</Response>',
                f"</{operation}ResponseMessage></s:Body></s:Envelope>",
            )
        ),
    )


def _unknown_operation(envelope: etree._Element, request: HttpRequest) -> Reply:
    """The words in which WCF refuses an action that no operation of the service has."""
    actions = texts(envelope, "s:Header/wsa:Action", _NAMESPACES)
    action = actions[0] if actions else request.headers.get("SOAPAction").strip('"')
    return _fault(
        "a:ActionNotSupported",
        f"The message with Action '{action}' cannot be processed at the receiver, due to a ContractFilter mismatch at "
        "the EndpointDispatcher. This may be because of either a contract mismatch (mismatched Actions between sender "
        "and receiver) or a binding/security mismatch between the sender and the receiver.  Check that sender and "
        "receiver have the same contract and the same binding (including security requirements, e.g. Message, "
        "Transport, None).",
    )


def _fault(code: str, text: str) -> Reply:
    return _reply(
        500,
        f'<s:Envelope xmlns:s="{SOAP}"><s:Body><s:Fault><faultcode xmlns:a="{_WCF}">{code}</faultcode>'
        f'<faultstring xml:lang="en-US">{escape(text)}</faultstring></s:Fault></s:Body></s:Envelope>',
    )


def _reply(status: int, envelope: str) -> Reply:
    return Reply(status, Headers((("Content-Type", "text/xml; charset=utf-8"),)), envelope.encode())
