"""The bodies of SOAP Autodiscover's responses: users, domains, and the errors of each (MS-OXWSADISC 3.1.4)."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final
from xml.sax.saxutils import escape

from fake_ews.autodiscover.lookup import (
    AlternateMailbox,
    Directory,
    Domain,
    Failing,
    FrontEnd,
    MailboxUser,
    RedirectAddress,
    RedirectUrl,
)
from fake_ews.autodiscover.user_settings import Value, WebClientUrl, known_setting, padded_build

#: What the errors that POX numbers are called here (MS-OXWSADISC 2.2.5.1), with the texts of Exchange where known.
_BY_NUMBER: Final = MappingProxyType(
    {
        600: ("InvalidRequest", "The request is invalid."),
        601: ("InvalidRequest", "The request is invalid."),
        602: ("InternalServerError", "An internal error occurred."),
        603: ("InternalServerError", "An internal error occurred."),
    }
)
_NO_REDIRECT = '<RedirectTarget i:nil="true"/>'


def user_responses(addresses: Iterable[str], settings: list[str], directory: Directory, front: FrontEnd) -> str:
    """Return UserResponses: one for every user asked for, in the order asked."""
    responses = (_user_response(address, settings, directory, front) for address in addresses)
    return f"<UserResponses>{''.join(responses)}</UserResponses>"


def _user_response(address: str, names: list[str], directory: Directory, front: FrontEnd) -> str:
    match directory.find_user(address):
        case MailboxUser() as user:
            errors, settings = _settings_of(user, names, front)
            return _user("NoError", "No error.", "", errors, settings)
        case RedirectAddress(address=target):
            return _user("RedirectAddress", "Redirection address.", target)
        case RedirectUrl(url=target):
            return _user("RedirectUrl", "Redirection URL.", target)
        case Failing(error=501):
            return _user("NoError", "No error.", "", "".join(_not_available("User", name) for name in names))
        case Failing(error=code) if code in _BY_NUMBER:
            return _user(*_BY_NUMBER[code], "")
        case _:
            return _user("InvalidUser", f"Invalid user '{address}'.", "")


def _user(code: str, message: str, target: str, errors: str = "", settings: str = "") -> str:
    redirect = _text("RedirectTarget", target) if target else _NO_REDIRECT
    return (
        f"<UserResponse>{error(code, message)}{redirect}<UserSettingErrors>{errors}</UserSettingErrors>"
        f"<UserSettings>{settings}</UserSettings></UserResponse>"
    )


def _settings_of(user: MailboxUser, names: list[str], front: FrontEnd) -> tuple[str, str]:
    """Return the errors and the settings, in the order asked; a name asked twice is answered once."""
    errors, settings = [], []
    for name in dict.fromkeys(names):
        setting = known_setting(name, front.product)
        value = setting.value(user, front) if setting else None
        if setting is None:
            # The wording for names that the server does not know was not observed.
            errors.append(_setting_error("User", "InvalidSetting", f"User setting '{name}' is invalid. ", name))
        elif value is None:
            errors.append(_not_available("User", name))
        else:
            settings.append(_user_setting(name, value))
    return "".join(errors), "".join(settings)


def _user_setting(name: str, value: Value) -> str:
    kind, content = "StringSetting", ""
    if isinstance(value, str):
        content = _text("Value", value)
    elif name == "AlternateMailboxes":
        kind = "AlternateMailboxCollectionSetting"
        content = f"<AlternateMailboxes>{''.join(map(_list_entry, value))}</AlternateMailboxes>"
    else:
        kind = "WebClientUrlCollectionSetting"
        content = f"<WebClientUrls>{''.join(map(_list_entry, value))}</WebClientUrls>"
    return f'<UserSetting i:type="{kind}">{_text("Name", name)}{content}</UserSetting>'


def _list_entry(entry: AlternateMailbox | WebClientUrl) -> str:
    if isinstance(entry, WebClientUrl):
        return (
            f"<WebClientUrl>{_text('AuthenticationMethods', entry.authentication_methods)}"
            f"{_text('Url', entry.url)}</WebClientUrl>"
        )
    return (
        f"<AlternateMailbox>{_text('Type', entry.kind)}{_text('DisplayName', entry.display_name)}"
        f"{_text('LegacyDN', entry.legacy_dn)}{_text('Server', entry.server)}</AlternateMailbox>"
    )


def domain_responses(names: Iterable[str], settings: list[str], directory: Directory, front: FrontEnd) -> str:
    """Return DomainResponses: one for every domain asked for, in the order asked."""
    responses = (_domain_response(name, settings, directory, front) for name in names)
    return f"<DomainResponses>{''.join(responses)}</DomainResponses>"


def _domain_response(name: str, settings: list[str], directory: Directory, front: FrontEnd) -> str:
    match directory.find_domain(name):
        case Domain() as domain:
            errors, values = _settings_of_domain(domain, settings, front)
            return _domain("NoError", "No error.", "", errors, values)
        case RedirectUrl(url=target):
            return _domain("RedirectUrl", "Redirection URL.", target)
        case Failing(error=501):
            return _domain("NoError", "No error.", "", "".join(_not_available("Domain", one) for one in settings))
        case Failing(error=code) if code in _BY_NUMBER:
            return _domain(*_BY_NUMBER[code], "")
        case _:
            return _domain("InvalidDomain", f"Invalid domain '{name}'.", "")


def _domain(code: str, message: str, target: str, errors: str = "", settings: str = "") -> str:
    redirect = _text("RedirectTarget", target) if target else _NO_REDIRECT
    return (
        f"<DomainResponse>{error(code, message)}<DomainSettingErrors>{errors}</DomainSettingErrors>"
        f"<DomainSettings>{settings}</DomainSettings>{redirect}</DomainResponse>"
    )


def _settings_of_domain(domain: Domain, names: list[str], front: FrontEnd) -> tuple[str, str]:
    """There are two settings of domains (DomainSettingName)."""
    values = {"ExternalEwsUrl": domain.external_ews_url, "ExternalEwsVersion": padded_build(front.product)}
    errors, settings = [], []
    for name in dict.fromkeys(names):
        if name in values:
            content = f"{_text('Name', name)}{_text('Value', values[name])}"
            settings.append(f'<DomainSetting i:type="DomainStringSetting">{content}</DomainSetting>')
        else:
            errors.append(_setting_error("Domain", "InvalidSetting", f"Domain setting '{name}' is invalid. ", name))
    return "".join(errors), "".join(settings)


def error(code: str, message: str) -> str:
    """Return ErrorCode and ErrorMessage, which every response and every part of one begins with."""
    return f"<ErrorCode>{code}</ErrorCode>{_text('ErrorMessage', message)}"


def _not_available(of: str, name: str) -> str:
    """The blank at the end of the message was observed."""
    return _setting_error(of, "SettingIsNotAvailable", f"{of} setting '{name}' is not available. ", name)


def _setting_error(of: str, code: str, message: str, name: str) -> str:
    return f"<{of}SettingError>{error(code, message)}{_text('SettingName', name)}</{of}SettingError>"


def _text(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
