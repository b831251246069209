"""Autodiscover as plain XML (MS-OXDSCLI): one request, one user, and always HTTP 200."""

from __future__ import annotations

import zlib
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from fake_ews.autodiscover.lookup import Directory, Failing, FrontEnd, MailboxUser, RedirectAddress, RedirectUrl
from fake_ews.autodiscover.parsing import Malformed, parse, texts
from fake_ews.autodiscover.user_settings import known_setting, oab_url
from fake_ews.clock import Clock
from fake_ews.products import Product
from fake_ews.traffic import Headers, HttpRequest, Reply

REQUEST_NAMESPACE = "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"
RESPONSE_NAMESPACE = "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"
OUTLOOK_NAMESPACE = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\r\n'
_NAMESPACES = MappingProxyType({"r": REQUEST_NAMESPACE})

#: The codes are the specification's (MS-OXDSCLI 3.1.5.2); of the texts only that of 600 was observed.
_MESSAGES = MappingProxyType(
    {
        501: "No settings are available for this e-mail address.",
        600: "Invalid Request",
        601: "Provider is not available.",
        602: "The configuration information for this e-mail address is not valid.",
        603: "An internal error occurred.",
    }
)

#: Both texts were observed.
_NOT_FOUND = MappingProxyType({2010: "The e-mail address cannot be found."})
_NOT_FOUND_SINCE = "The email address can't be found."

#: The pages of the control panel and the names that POX gives their fragments, in the order observed.
_ECP_ELEMENTS = (
    ("EcpUrl-um", "EcpVoicemailUrlFragment"),
    ("EcpUrl-aggr", "EcpEmailSubscriptionsUrlFragment"),
    ("EcpUrl-mt", "EcpDeliveryReportUrlFragment"),
    ("EcpUrl-ret", "EcpRetentionPolicyTagsUrlFragment"),
    ("EcpUrl-sms", "EcpTextMessagingUrlFragment"),
    ("EcpUrl-publish", "EcpPublishingUrlFragment"),
    ("EcpUrl-photo", "EcpPhotoUrlFragment"),
    ("EcpUrl-tm", "EcpTeamMailboxUrlFragment"),
    ("EcpUrl-tmCreating", "EcpTeamMailboxCreatingUrlFragment"),
    ("EcpUrl-tmEditing", "EcpTeamMailboxEditingUrlFragment"),
    ("EcpUrl-extinstall", "EcpExtensionInstallationUrlFragment"),
)


def handle(request: HttpRequest, directory: Directory, front: FrontEnd, clock: Clock) -> Reply:
    """Answer a request to autodiscover.xml; whatever is not a request in the right form gets error 600, a GET too."""
    try:
        address = _requested_address(request)
    except Malformed:
        return _error(600, front, clock)
    if address is None:
        return _error(601, front, clock)
    match directory.find_user(address):
        case MailboxUser() as user:
            return _success(user, front)
        case RedirectAddress(address=target):
            return _redirect("redirectAddr", "RedirectAddr", target)
        case RedirectUrl(url=target):
            return _redirect("redirectUrl", "RedirectUrl", target)
        case Failing(error=code):
            return _error(code, front, clock)
        case _:
            return _error(500, front, clock)


def _requested_address(request: HttpRequest) -> str | None:
    """Return the address or legacy DN asked for, None where the answer is wanted in a form that we do not speak."""
    if request.method != "POST":
        raise Malformed("not a POST")
    root = parse(request.body)
    if root.tag == etree.QName(REQUEST_NAMESPACE, "Autodiscover"):
        schemas = texts(root, "r:Request/r:AcceptableResponseSchema", _NAMESPACES)
        addresses = texts(root, "r:Request/r:EMailAddress", _NAMESPACES)
        names = addresses or texts(root, "r:Request/r:LegacyDN", _NAMESPACES)
        if len(schemas) == 1 and len(names) == 1 and names[0]:
            return names[0] if schemas == [OUTLOOK_NAMESPACE] else None
    elif root.xpath("self::*[local-name()='Autodiscover']/*/*[local-name()='AcceptableResponseSchema']"):
        return None  # ActiveSync's form, for one
    raise Malformed("no Autodiscover request")


def _error(code: int, front: FrontEnd, clock: Clock) -> Reply:
    """An Error element: ``Time`` is the time of day in ticks, ``Id`` a number that stands for the server."""
    message = _MESSAGES[code] if code != 500 else _NOT_FOUND.get(front.product.generation, _NOT_FOUND_SINCE)
    now = clock.now()
    time, number = f"{now:%H:%M:%S.%f}0", zlib.crc32(front.fqdn.encode())
    return _reply(
        f'<Response><Error Time="{time}" Id="{number}"><ErrorCode>{code}</ErrorCode>'
        f"<Message>{escape(message)}</Message><DebugData /></Error></Response>"
    )


def _redirect(action: str, element: str, target: str) -> Reply:
    return _outlook_reply(f"<Account><Action>{action}</Action>{_element(element, target)}</Account>")


def _success(user: MailboxUser, front: FrontEnd) -> Reply:
    modern = front.product.generation > 2010
    identity = "".join(
        (
            _element("DisplayName", user.display_name),
            _element("LegacyDN", user.legacy_dn),
            _element("AutoDiscoverSMTPAddress", user.address),
            _element("DeploymentId", str(user.deployment_id)),
        )
    )
    protocols = _exch(user, front) + _expr(user, front) + _web(user)
    if modern:
        protocols += _exhttp(user, front, user.internal_host, user.internal_ews_url)
        protocols += _exhttp(user, front, user.external_host, user.external_ews_url)
    online = "<MicrosoftOnline>False</MicrosoftOnline>" if modern else ""
    others = "".join(
        f"<AlternativeMailbox>{_element('Type', other.kind)}{_element('DisplayName', other.display_name)}"
        f"{_element('LegacyDN', other.legacy_dn)}{_element('Server', other.server)}</AlternativeMailbox>"
        for other in user.alternate_mailboxes
    )
    return _outlook_reply(
        f"<User>{identity}</User><Account><AccountType>email</AccountType><Action>settings</Action>{online}"
        f"{protocols}{others}</Account>"
    )


def _exch(user: MailboxUser, front: FrontEnd) -> str:
    """Outlook inside the network."""
    return "".join(
        (
            "<Protocol><Type>EXCH</Type>",
            _element("Server", user.rpc_server),
            _element("ServerDN", user.server_dn),
            _element("ServerVersion", server_version(user.product)),
            _element("MdbDN", f"{user.server_dn}/cn=Microsoft Private MDB"),
            _element("AD", user.directory_server),
            _urls(user, front, user.internal_host, user.internal_ews_url),
            "<ServerExclusiveConnect>off</ServerExclusiveConnect></Protocol>",
        )
    )


def _expr(user: MailboxUser, front: FrontEnd) -> str:
    """Outlook outside, over RPC in HTTP."""
    return (
        f"<Protocol><Type>EXPR</Type>{_element('Server', user.external_host.partition(':')[0])}<SSL>On</SSL>"
        f"<AuthPackage>Ntlm</AuthPackage>{_urls(user, front, user.external_host, user.external_ews_url)}"
        "<ServerExclusiveConnect>on</ServerExclusiveConnect></Protocol>"
    )


def _web(user: MailboxUser) -> str:
    """Outlook on the web."""
    sides = (
        ("Internal", "EXCH", user.internal_host, user.internal_ews_url),
        ("External", "EXPR", user.external_host, user.external_ews_url),
    )
    return "".join(
        (
            "<Protocol><Type>WEB</Type>",
            *(
                f"<{side}><OWAUrl AuthenticationMethod={quoteattr('Basic, Fba')}>https://{escape(host)}/owa/</OWAUrl>"
                f"<Protocol><Type>{kind}</Type>{_element('ASUrl', ews_url)}</Protocol></{side}>"
                for side, kind, host, ews_url in sides
            ),
            "</Protocol>",
        )
    )


def _exhttp(user: MailboxUser, front: FrontEnd, host: str, ews_url: str) -> str:
    """Outlook over HTTP as 2013 brought it: one block for inside, one for outside, in this order."""
    return (
        f"<Protocol><Type>EXHTTP</Type>{_element('Server', host.partition(':')[0])}<SSL>On</SSL>"
        f"<AuthPackage>Ntlm</AuthPackage>{_urls(user, front, host, ews_url)}"
        "<ServerExclusiveConnect>On</ServerExclusiveConnect></Protocol>"
    )


def _urls(user: MailboxUser, front: FrontEnd, host: str, ews_url: str) -> str:
    """The URLs of a protocol block in the order observed; EmwsUrl and some pages came with 2013."""
    parts = [_element("ASUrl", ews_url), _element("EwsUrl", ews_url)]
    if known_setting("InternalEmwsUrl", front.product):
        parts.append(_element("EmwsUrl", ews_url))
    parts.append(_element("EcpUrl", f"https://{host}/ecp/"))
    for element, name in _ECP_ELEMENTS:
        setting = known_setting(name, front.product)
        if setting is not None:
            parts.append(_element(element, str(setting.value(user, front))))
    parts += (
        _element("OOFUrl", ews_url),
        _element("UMUrl", f"https://{host}/EWS/UM2007Legacy.asmx"),
        _element("OABUrl", oab_url(user, host)),
    )
    return "".join(parts)


def server_version(product: Product) -> str:
    """Return the build as one hexadecimal number, as ServerVersion has it: 15.0.516 is 73C08204."""
    major, minor, build, _ = product.build
    return f"{0x70000000 | major << 22 | minor << 16 | 0x8000 | build:08X}"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _outlook_reply(content: str) -> Reply:
    return _reply(f'<Response xmlns="{OUTLOOK_NAMESPACE}">{content}</Response>')


def _reply(content: str) -> Reply:
    body = f'{_DECLARATION}<Autodiscover xmlns="{RESPONSE_NAMESPACE}">{content}</Autodiscover>'
    return Reply(200, Headers((("Content-Type", "text/xml; charset=utf-8"),)), body.encode())
