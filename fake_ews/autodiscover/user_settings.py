"""The settings that GetUserSettings can be asked for: one row a setting (MS-OXWSADISC 3.1.4.4.3.8, UserSettingName)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from fake_ews.autodiscover.lookup import AlternateMailbox, FrontEnd, MailboxUser
from fake_ews.products import Product
from fake_ews.profile import Profile, accepts
from fake_ews.values import dataclass
from fake_ews.versions import E2010, E2013, E2013_SP1, V2017_07_11, Version


@dataclass(frozen=True, slots=True)
class WebClientUrl:
    """Where Outlook on the web is, and how one logs in to it."""

    authentication_methods: str
    url: str


#: What a setting holds: a text, or a list of one kind (an empty list is a value too).
Value = str | list[WebClientUrl] | list[AlternateMailbox]


@dataclass(frozen=True, slots=True)
class UserSetting:
    """One setting: its name, its value for a user (None: not available), the versions that know it."""

    name: str
    value: Callable[[MailboxUser, FrontEnd], Value | None]
    since: Version = E2010
    until: Version = V2017_07_11


def padded_build(product: Product) -> str:
    """Return the build as CasVersion writes it: ``15.00.0847.032``."""
    major, minor, build, revision = product.build
    return f"{major:02}.{minor:02}.{build:04}.{revision:03}"


def supported_schemas(product: Product) -> list[str]:
    """Return the schema versions that EwsSupportedSchemas lists: those that are products' names.

    Exchange2009 and Exchange2012 were never in a list that was seen, nor were the dated versions of 2015 and later.
    """
    return [
        version.name
        for version in Version
        if accepts(product, version)
        and version.name.startswith("Exchange")
        and version.name not in ("Exchange2009", "Exchange2012")
    ]


_FRAGMENTS: Final = (
    ("Voicemail", "?rfr=olk&p=customize/voicemail.aspx&exsvurl=1&realm={domain}", E2010),
    ("EmailSubscriptions", "?rfr=olk&p=personalsettings/EmailSubscriptions.slab&exsvurl=1&realm={domain}", E2010),
    ("TextMessaging", "?rfr=olk&p=sms/textmessaging.slab&exsvurl=1&realm={domain}", E2010),
    (
        "DeliveryReport",
        "PersonalSettings/DeliveryReport.aspx?rfr=olk&exsvurl=1&IsOWA=<IsOWA>&MsgID=<MsgID>&Mbx=<Mbx>&realm={domain}",
        E2010,
    ),
    ("RetentionPolicyTags", "?rfr=olk&p=organize/retentionpolicytags.slab&exsvurl=1&realm={domain}", E2010),
    ("Publishing", "customize/calendarpublishing.slab?rfr=olk&exsvurl=1&FldID=<FldID>&realm={domain}", E2010),
    ("Photo", "PersonalSettings/EditAccount.aspx?rfr=olk&chgPhoto=1&exsvurl=1&realm={domain}", E2013),
    ("Connect", "Connect/Main.aspx?rfr=olk&exsvurl=1&Provider=<Provider>&Action=<Action>&realm={domain}", E2013),
    ("TeamMailbox", "?rfr=olk&ftr=TeamMailbox&exsvurl=1&realm={domain}", E2013),
    (
        "TeamMailboxCreating",
        "?rfr=olk&ftr=TeamMailboxCreating&SPUrl=<SPUrl>&Title=<Title>&SPTMAppUrl=<SPTMAppUrl>&exsvurl=1&realm={domain}",
        E2013,
    ),
    ("TeamMailboxEditing", "?rfr=olk&ftr=TeamMailboxEditing&Id=<Id>&exsvurl=1&realm={domain}", E2013),
    ("ExtensionInstallation", "Extension/InstalledExtensions.slab?rfr=olk&exsvurl=1&realm={domain}", E2013),
)


def _control_panel() -> list[UserSetting]:
    """The pages of the Exchange Control Panel: a fragment each, and the two URLs that end in it."""
    rows = []
    for page, template, since in _FRAGMENTS:

        def fragment(user: MailboxUser, _: FrontEnd, template: str = template) -> str:
            return template.replace("{domain}", user.domain)

        def internal(user: MailboxUser, front: FrontEnd, fragment: Callable[..., str] = fragment) -> str:
            return f"https://{user.internal_host}/ecp/{fragment(user, front)}"

        def external(user: MailboxUser, front: FrontEnd, fragment: Callable[..., str] = fragment) -> str:
            return f"https://{user.external_host}/ecp/{fragment(user, front)}"

        rows.append(UserSetting(f"Ecp{page}UrlFragment", fragment, since))
        rows.append(UserSetting(f"InternalEcp{page}Url", internal, since))
        rows.append(UserSetting(f"ExternalEcp{page}Url", external, since))
    return rows


def _not_available(name: str, since: Version = E2010) -> UserSetting:
    return UserSetting(name, lambda user, front: None, since)


def oab_url(user: MailboxUser, host: str) -> str:
    """Return where the offline address book would be; any GUID will do, nobody fetches it."""
    return f"https://{host}/OAB/{user.deployment_id}/"


def _web_client(host: str) -> list[WebClientUrl]:
    return [WebClientUrl("Basic, Fba", f"https://{host}/owa/")]


_ROWS: Final = (
    UserSetting("UserDisplayName", lambda user, front: user.display_name),
    UserSetting("UserDN", lambda user, front: user.legacy_dn),
    UserSetting("UserDeploymentId", lambda user, front: str(user.deployment_id)),
    UserSetting("AutoDiscoverSMTPAddress", lambda user, front: user.address),
    UserSetting("InternalMailboxServer", lambda user, front: user.rpc_server),
    UserSetting("InternalRpcClientServer", lambda user, front: user.rpc_server),
    UserSetting("InternalMailboxServerDN", lambda user, front: user.server_dn),
    UserSetting("MailboxDN", lambda user, front: f"{user.server_dn}/cn=Microsoft Private MDB"),
    UserSetting("ActiveDirectoryServer", lambda user, front: user.directory_server),
    UserSetting("InternalEwsUrl", lambda user, front: user.internal_ews_url),
    UserSetting("ExternalEwsUrl", lambda user, front: user.external_ews_url),
    UserSetting("InternalEcpUrl", lambda user, front: f"https://{user.internal_host}/ecp/"),
    UserSetting("ExternalEcpUrl", lambda user, front: f"https://{user.external_host}/ecp/"),
    UserSetting("InternalOABUrl", lambda user, front: oab_url(user, user.internal_host)),
    UserSetting("ExternalOABUrl", lambda user, front: oab_url(user, user.external_host)),
    UserSetting("InternalUMUrl", lambda user, front: f"https://{user.internal_host}/EWS/UM2007Legacy.asmx"),
    UserSetting("ExternalUMUrl", lambda user, front: f"https://{user.external_host}/EWS/UM2007Legacy.asmx"),
    UserSetting("InternalEmwsUrl", lambda user, front: user.internal_ews_url, E2013),
    UserSetting("ExternalEmwsUrl", lambda user, front: user.external_ews_url, E2013),
    UserSetting("InternalPhotosUrl", lambda user, front: f"{user.internal_ews_url}/s/GetUserPhoto", E2013),
    UserSetting("ExternalPhotosUrl", lambda user, front: f"{user.external_ews_url}/s/GetUserPhoto", E2013),
    UserSetting("InternalWebClientUrls", lambda user, front: _web_client(user.internal_host)),
    UserSetting("ExternalWebClientUrls", lambda user, front: _web_client(user.external_host)),
    UserSetting("AlternateMailboxes", lambda user, front: list(user.alternate_mailboxes)),
    UserSetting("ExternalMailboxServer", lambda user, front: user.external_host.partition(":")[0]),
    UserSetting("ExternalMailboxServerRequiresSSL", lambda user, front: "True"),
    UserSetting("ExternalMailboxServerAuthenticationMethods", lambda user, front: "Ntlm"),
    UserSetting("InternalServerExclusiveConnect", lambda user, front: "Off"),
    UserSetting("ExternalServerExclusiveConnect", lambda user, front: "On"),
    UserSetting("CrossOrganizationSharingEnabled", lambda user, front: "False"),
    UserSetting("ShowGalAsDefaultView", lambda user, front: "True"),
    UserSetting("CasVersion", lambda user, front: padded_build(front.product)),
    UserSetting("ExternalEwsVersion", lambda user, front: padded_build(front.product)),
    UserSetting("EwsSupportedSchemas", lambda user, front: ", ".join(supported_schemas(front.product))),
    UserSetting("UserMSOnline", lambda user, front: "False", E2013),
    UserSetting("MapiHttpEnabled", lambda user, front: "False", E2013_SP1),
    UserSetting("GroupingInformation", lambda user, front: user.grouping_information or None, E2013_SP1),
    *_control_panel(),
    *(
        _not_available(name)
        for name in (
            "PublicFolderServer",
            "InternalPop3Connections",
            "ExternalPop3Connections",
            "InternalImap4Connections",
            "ExternalImap4Connections",
            "InternalSmtpConnections",
            "ExternalSmtpConnections",
            "ExchangeRpcUrl",
            "InteropExternalEwsUrl",
            "InteropExternalEwsVersion",
            "MobileMailboxPolicy",
            "MobileMailboxPolicyInterop",
        )
    ),
    *(
        _not_available(name, E2013)
        for name in (
            "DocumentSharingLocations",
            "EwsPartnerUrl",
            "InternalEcpTeamMailboxHidingUrl",
            "ExternalEcpTeamMailboxHidingUrl",
            "InternalMailboxServerAuthenticationMethods",
            "InternalRpcHttpServer",
            "InternalRpcHttpConnectivityRequiresSsl",
            "InternalRpcHttpAuthenticationMethod",
            "MailboxVersion",
            "PublicFolderInformation",
            "SPMySiteHostURL",
            "SiteMailboxCreationURL",
        )
    ),
)

#: Every setting by its name.
USER_SETTINGS: Final[Mapping[str, UserSetting]] = MappingProxyType({row.name: row for row in _ROWS})


def known_setting(name: str, product: Product) -> UserSetting | None:
    """Return the setting of that name, or None where ``product`` has never heard of it."""
    row = USER_SETTINGS.get(name)
    return row if row is not None and Profile(product, product.schema).knows(row) else None
