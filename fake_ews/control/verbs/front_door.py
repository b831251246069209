"""Who comes in, and how: settings, accounts, disabled mailboxes, applications that are let in."""

from __future__ import annotations

from dataclasses import fields, make_dataclass
from typing import TYPE_CHECKING, get_type_hints

from fake_ews.access.account_book import State
from fake_ews.control.json_values import ControlError
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.organisation import Organisation
from fake_ews.settings import EwsAccess, Settings

if TYPE_CHECKING:
    SettingsChange = Settings
else:
    _HINTS = get_type_hints(Settings)
    SettingsChange = make_dataclass(
        "SettingsChange", [(one.name, _HINTS[one.name] | None, None) for one in fields(Settings)], frozen=True
    )
    SettingsChange.__doc__ = "Those settings that are to change; what each of them does stands on the page of settings."


def change_settings(organisation: Organisation, change: SettingsChange) -> Settings:
    """Change the settings named and return all of them; raises ControlError for a value that there is not."""
    named = {one.name: getattr(change, one.name) for one in fields(change) if getattr(change, one.name) is not None}
    try:
        organisation.change(**named)
    except ValueError as error:
        raise ControlError(f"{error}.") from None
    return organisation.settings


class FrontDoorVerbs(Verbs):
    """What an administrator changes of logging in."""

    @verb
    def settings(self) -> Settings:
        """Return the settings as they are now."""
        return self.organisation.settings

    @verb
    def change_settings(self, change: SettingsChange) -> Settings:
        """Change settings for all requests from now on, and return all of them."""
        return change_settings(self.organisation, change)

    @verb
    def account(self, address: str, state: State) -> None:
        """Enable an account, disable it, lock it, or let its password be expired; a new password ends all of that."""
        try:
            self.organisation.accounts.put(address, state)
        except KeyError:
            known = ", ".join(one.address for one in self.organisation.accounts.by_address.values()) or "none"
            raise ControlError(f"There is no account {address!r}; there are {known}.", 404) from None

    @verb
    def sign_out(self, address: str) -> None:
        """End every login of an account, as a restart of IIS does; by itself a connection goes on with what it was."""
        self.organisation.accounts.sign_out(address)

    @verb
    def let_impersonate(self, address: str, whom: tuple[str, ...] = ("*",)) -> None:
        """Give an account the role ApplicationImpersonation for addresses, ``*`` for anything; none takes it away."""
        if whom:
            self.organisation.let_impersonate(address, *whom)
        else:
            self.organisation.impersonators.pop(address.lower(), None)

    @verb
    def ews_access(self, address: str, access: EwsAccess) -> None:
        """Say who may use EWS with a mailbox (Set-CASMailbox); what is left open the organisation decides."""
        self.mailbox_of(address).ews_access = access

    @verb
    def disable_mailbox(self, address: str) -> None:
        """Take the mailbox from its account (Disable-Mailbox): the account can log in, and has no mailbox."""
        self.organisation.premises.directory.disable(self.mailbox_of(address).address)

    @verb
    def enable_mailbox(self, address: str) -> None:
        """Connect a disabled mailbox with its account again (Connect-Mailbox), with all that was in it."""
        directory = self.organisation.premises.directory
        try:
            directory.enable(address)
        except KeyError:
            known = ", ".join(one.address for one in directory.disabled) or "none"
            raise ControlError(f"There is no disabled mailbox {address!r}; there are {known}.", 404) from None

    @verb
    def move_mailbox(self, address: str, exchange: str = "") -> None:
        """Move a mailbox to a server of an older product (New-MoveRequest); without one, to where clients come to."""
        try:
            self.organisation.leave_behind(self.mailbox_of(address).address, exchange)
        except ValueError as error:
            raise ControlError(f"{error}.") from None
