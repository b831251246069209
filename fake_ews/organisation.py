"""An organisation: the root that owns everything mutable, and what it does when time passes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from fnmatch import fnmatchcase
from threading import RLock
from typing import Any, Final, Literal, get_args
from uuid import UUID

from fake_ews.access.account_book import AccountBook, PasswordRules
from fake_ews.access.accounts import logon_names, netbios_domain
from fake_ews.access.throttling import Budgets
from fake_ews.clock import Clock, ManualClock, SystemClock
from fake_ews.departures import departing
from fake_ews.faults import Faults
from fake_ews.mailbox.availability.working_hours import WorkingHours
from fake_ews.mailbox.folders.defaults import furnish
from fake_ews.mailbox.mail.delivery import deliver_from_outside
from fake_ews.mailbox.people.directory import Group, Mailbox, ManagedFolder, security_identifier
from fake_ews.mailbox.premises import Premises
from fake_ews.mailbox.zones.time_zones import zone_named
from fake_ews.products import Product, product
from fake_ews.profile import Profile
from fake_ews.recorder import Recorder
from fake_ews.schema.folders import FolderType
from fake_ews.seeds import Seeds
from fake_ews.settings import Settings
from fake_ews.store.mailbox_store import MailboxStore
from fake_ews.throttling_policy import ThrottlingPolicy, in_force
from fake_ews.traffic import Reply
from fake_ews.values import dataclass


@dataclass(slots=True, eq=False)
class Postponed:
    """A request that is carried out at a later moment, once, by whoever comes first: the clock or the client."""

    until: datetime
    work: Callable[[], Reply]
    _done: Reply | None = None

    def outcome(self) -> Reply:
        """Return the answer, after carrying the request out where that has not been done."""
        if self._done is None:
            self._done = self.work()
        return self._done


@dataclass(frozen=True, slots=True)
class Seeding:
    """What the control handle was told to fill the organisation with, and the file that said so, if one did."""

    said: Mapping[str, Any]
    file: str = ""


Kind = Literal["user", "shared", "room", "equipment"]

#: What a mailbox is for; nobody logs in to any but the first.
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


class Organisation:
    """One tenant: its own clock, seed, directory, journal, faults and record of the wire; it shares nothing.

    ``exchange`` names the product (ValueError with the names there are for another). ``host`` is the name under which
    clients reach the servers; it goes into URLs that Autodiscover gives out.
    """

    def __init__(
        self,
        *,
        exchange: str = "2019",
        domain: str = "example.test",
        host: str = "",
        clock: Clock | None = None,
        seed: int = 1,
        settings: Settings | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.product: Product = departing(product(exchange), self.settings.behaviours)
        #: What the servers do that clients come to, whatever version is named.
        self.profile = Profile(self.product, self.product.schema)
        self.clock: Clock = clock or SystemClock()
        self.seed = seed
        self.domain = domain
        self.netbios = netbios_domain(domain)
        self.host = host or f"mail.{domain}"
        self.lock = RLock()
        self.budgets = Budgets(self.clock)
        self.faults = Faults(self.clock, lambda: [one.address for one in self.premises.directory])
        self.recorder = Recorder(room=self.settings.recorded_bytes)
        self.accounts = AccountBook(self.clock, self._password_rules)
        self._listeners: list[Callable[[], None]] = []
        #: Accounts (lower case) that may act for others, and for whom.
        self.impersonators: dict[str, tuple[str, ...]] = {}
        #: What was seeded, in order, for whoever wants to have the same again.
        self.seeded: list[Seeding] = []
        #: Requests that are carried out later, in the order in which they came.
        self.postponed: list[Postponed] = []
        #: Whether a relay takes the mail that leaves; else it stays where tests look at it.
        self.relayed = False
        self.premises = self._build()
        if isinstance(self.clock, ManualClock):
            self.clock.on_move(self.changed)

    def _password_rules(self) -> PasswordRules:
        said = self.settings
        return PasswordRules(said.password_days, said.lockout_threshold, said.lockout_minutes)

    def appearance(self) -> tuple[str, str]:
        """Return which certificate and which version of TLS clients are shown."""
        return self.settings.certificate, self.settings.tls

    def change(self, **settings: Any) -> None:
        """Change settings as an administrator does, for all requests from now on (``change(proxy="bridges_tls")``).

        Raises ValueError, with what there is, for a setting or a choice that there is not.
        """
        with self.lock:
            self.settings = self.premises.settings = self.settings.changed(**settings)
            self.product = departing(product(self.product.name), self.settings.behaviours)
            self.profile = Profile(self.product, self.product.schema)
            self.changed()

    def _build(self) -> Premises:
        seeds = Seeds(self.seed)
        premises = Premises(self.domain, self.host, self.clock, seeds, self.settings, seeds.guid("database"))
        premises.journal.on_append(self.changed)
        premises.outside.on_schedule(self.changed)
        premises.outside.relayed = self.relayed
        premises.subscriptions.on_add(self.changed)
        premises.subscriptions.moments = self.faults.moments
        return premises

    # the transports' side ------------------------------------------------------------------------------------------

    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback`` after the journal grew or the clock was moved; returns the function that ends this."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def changed(self) -> None:
        """Tell whoever waits that something may be new."""
        for listener in tuple(self._listeners):
            listener()

    # people --------------------------------------------------------------------------------------------------------

    def add_mailbox(
        self,
        address: str,
        password: str,
        *,
        name: str = "",
        kind: str = "user",
        aliases: Iterable[str] = (),
        time_zone: str = "UTC",
        working_hours: WorkingHours | None = None,
        archive: bool = False,
        culture: str = "",
        user_name: str = "",
        user_principal_name: str = "",
        exchange: str = "",
    ) -> Mailbox:
        """Create a mailbox with the folders of the product, and an account that can log in to it.

        ``time_zone`` is a Windows id or an IANA name, ``culture`` says in which language the folders are named (the
        organisation's without); with ``archive`` there is an archive beside the mailbox. ``user_name`` and
        ``user_principal_name`` are how the owner logs in where that differs from the address. ``exchange`` is the
        product on the mailbox's server where that is older than the one clients come to. Nobody can log in to a mailbox
        of the ``kind`` "shared", "room" or "equipment": its account is disabled. Raises ValueError for a zone, a kind
        or a product that there is not, and for an address that is taken.
        """
        zone_named(time_zone)
        if kind not in KINDS:
            raise ValueError(f"there is no mailbox of the kind {kind!r}; choose one of {', '.join(KINDS)}")
        behind = self._behind(exchange) if exchange else None
        culture = culture or self.settings.culture
        with self.lock:
            name = name or _display_name(address)
            guid, store = self._new_store(f"mailbox/{address.lower()}")
            mailbox = Mailbox(address, name, guid, store, kind, tuple(aliases), set(), time_zone)
            mailbox.working_hours = working_hours or mailbox.working_hours
            mailbox.password_set = self.clock.now()
            mailbox.product = behind
            if archive:
                mailbox.archive = self._archive_of(mailbox, culture)
            self.premises.directory.add(mailbox)
            furnish(store, self._profile(mailbox), culture)
            names = logon_names(address, self.netbios, upn=user_principal_name, user=user_name)
            self.accounts.add(address, password, names, disabled=kind != "user")
            return mailbox

    def add_account(self, address: str, password: str, *, user_name: str = "", user_principal_name: str = "") -> None:
        """Open an account without a mailbox, as services have it; it is called by an address all the same."""
        with self.lock:
            names = logon_names(address, self.netbios, upn=user_principal_name, user=user_name)
            self.accounts.add(address, password, names)

    def let_impersonate(self, address: str, *whom: str) -> None:
        """Give an account the role ApplicationImpersonation, for some addresses (``*`` stands for anything) or all."""
        with self.lock:
            self.impersonators[address.lower()] = tuple(pattern.lower() for pattern in whom or ("*",))

    def may_impersonate(self, address: str, whom: Mailbox) -> bool:
        """Whether an account may act for the owner of a mailbox."""
        return any(
            fnmatchcase(whom.address.lower(), pattern) for pattern in self.impersonators.get(address.lower(), ())
        )

    def leave_behind(self, address: str, exchange: str) -> None:
        """Say which older product runs on a mailbox's server, as while a company moves to a newer one.

        Without one the mailbox is moved to where clients come to. Raises KeyError for an address that has no mailbox,
        ValueError for a product that there is not or that is newer.
        """
        with self.lock:
            mailbox = self.premises.directory.find(address)
            if mailbox is None:
                raise KeyError(address)
            mailbox.product = self._behind(exchange) if exchange else None

    def server_of(self, address: str) -> Product:
        """Return what answers requests for a mailbox: the product on its server, which the front end hands them to."""
        mailbox = self.premises.directory.find(address)
        return self._server(mailbox) if mailbox is not None else self.product

    def policy_of(self, address: str) -> ThrottlingPolicy:
        """Return the throttling policy in force for a mailbox, or for an account that has none."""
        mailbox, everybody = self.premises.directory.find(address), self.settings.throttling
        if mailbox is None:
            return in_force(None, everybody, self.product.generation)
        return mailbox.policy(everybody, self.product)

    def _behind(self, exchange: str) -> Product:
        behind = product(exchange)
        if behind.build > self.product.build:
            raise ValueError(
                f"{self.product.title} hands no requests to {behind.title}: a front end is never the older"
            )
        return behind

    def _server(self, mailbox: Mailbox) -> Product:
        behind = mailbox.product
        return self.product if behind is None else departing(behind, self.settings.behaviours)

    def _profile(self, mailbox: Mailbox) -> Profile:
        server = self._server(mailbox)
        return Profile(server, server.schema)

    def _new_store(self, name: str) -> tuple[UUID, MailboxStore]:
        guid = self.premises.seeds.guid(name)
        return guid, MailboxStore(guid, self.premises.database, self.premises.journal, self.clock, FolderType)

    def _archive_of(self, owner: Mailbox, culture: str) -> Mailbox:
        guid, store = self._new_store(f"archive/{owner.address.lower()}")
        furnish(store, self._profile(owner), culture, archive=True)
        return Mailbox(
            owner.address, f"In-Place Archive - {owner.name}", guid, store, "archive", owner.aliases, owner.open_to
        )

    def add_group(self, address: str, members: Iterable[str], *, name: str = "", room_list: bool = False) -> Group:
        """Create a distribution group, or a list of rooms; raises ValueError for an address that is taken."""
        with self.lock:
            guid = self.premises.seeds.guid(f"group/{address.lower()}")
            sid = security_identifier(self.premises.database, guid)
            group = Group(address, name or _display_name(address), tuple(members), guid, room_list, sid)
            self.premises.directory.add_group(group)
            return group

    def add_managed_folder(
        self,
        name: str,
        *,
        comment: str = "",
        must_display_comment: bool = False,
        storage_quota: int = 0,
        home_page: str = "",
    ) -> ManagedFolder:
        """Plan a managed custom folder, which CreateManagedFolder adds to mailboxes; the quota is in kilobytes."""
        with self.lock:
            guid = self.premises.seeds.guid(f"managed folder/{name.lower()}")
            folder = ManagedFolder(name, guid, comment, must_display_comment, storage_quota, home_page)
            self.premises.directory.add_managed_folder(folder)
            return folder

    def set_password(self, address: str, password: str) -> None:
        """Change the password of an account; raises KeyError for an address that has none."""
        self.accounts.set_password(address, password)
        mailbox = self.premises.directory.find(address)
        if mailbox is not None:
            mailbox.password_set = self.clock.now()

    def relay_mail(self) -> None:
        """Queue what leaves for a relay, from now on."""
        self.relayed = self.premises.outside.relayed = True

    # time ----------------------------------------------------------------------------------------------------------

    def next_due(self) -> datetime | None:
        """Return the moment of the next thing that happens by itself, or None."""
        moments = [one.until for one in self.postponed]
        letter = self.premises.outside.next_due()
        return min(moments if letter is None else (*moments, letter), default=None)

    def run_due(self, now: datetime) -> None:
        """Let everything happen that is due at ``now``."""
        with self.lock:
            for message in self.premises.outside.take_due(now):
                deliver_from_outside(self.premises, message.sender, message.recipients, message.mime)
            for postponed in [one for one in self.postponed if one.until <= now]:
                self.postponed.remove(postponed)
                postponed.outcome()

    def postpone(self, postponed: Postponed) -> None:
        """Have something done later."""
        self.postponed.append(postponed)
        self.changed()

    def idle(self) -> bool:
        """Whether nothing is under way: the core runs to completion, so always."""
        return True

    def reset(self) -> None:
        """Forget every mailbox, message, account, fault and record; product, clock, seed and settings stay."""
        with self.lock:
            self.faults.reset()
            self.budgets.clear()
            self.postponed.clear()
            self.recorder.cut(0)
            self.accounts.clear()
            self.impersonators.clear()
            self.seeded.clear()
            self.premises = self._build()
            self.changed()


def _display_name(address: str) -> str:
    """Make a name out of an address as an administrator would: ``ann.lee@...`` is Ann Lee."""
    return " ".join(part.capitalize() for part in address.partition("@")[0].replace("_", ".").split(".") if part)
