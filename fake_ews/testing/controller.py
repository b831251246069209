"""An Exchange that a test starts, uses and stops."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from fake_ews.clock import Clock
from fake_ews.control import SeedFile
from fake_ews.control.views import WhyLine
from fake_ews.faults import PlannedFault
from fake_ews.http.ca_files import ca_as, form_of
from fake_ews.http.front import Front
from fake_ews.http.installation import install
from fake_ews.http.site import Site
from fake_ews.settings import Settings
from fake_ews.testing.posting import Posted, post


class FakeExchange:
    """Runs in a thread of its own between ``start`` and ``stop``, or as a context manager; several can live at once.

    ``mailboxes`` maps addresses to passwords; users log in as address, ``DOMAIN\\user`` or ``user``. ``seed_file``
    describes a whole company (docs/seed-files.md), whose domain is taken where none is named. ``port`` 0 is a free one;
    ``control_port`` None serves no control handle over HTTP, ``dns_port`` None no names over UDP, ``plain_port`` None
    nothing by plain HTTP beside TLS. The certificate is valid for ``host``, this machine's names, the domain with
    everything in it, and ``hosts``. Without ``clock`` time is the machine's; a ManualClock stands still until it is
    moved. ``settings`` are what an administrator could change. ``through`` puts something between the network and the
    server: it is given the server and returns what is asked. At ``smtp_port`` mail is
    taken (None: nowhere), ``relay`` is host and port of the server that is handed what leaves.
    Raises ValueError for a product or a scheme that does not exist, and for a seed file that makes no sense.
    """

    def __init__(
        self,
        *,
        exchange: str = "2019",
        mailboxes: Mapping[str, str] = MappingProxyType({}),
        seed_file: Path | str | None = None,
        domain: str = "",
        auth: Sequence[str] = ("basic", "ntlm"),
        tls: bool = True,
        host: str = "127.0.0.1",
        port: int = 0,
        control_port: int | None = None,
        plain_port: int | None = None,
        dns_port: int | None = None,
        hosts: Sequence[str] = (),
        clock: Clock | None = None,
        seed: int = 1,
        settings: Settings | None = None,
        smtp_port: int | None = None,
        relay: tuple[str, int] | None = None,
        through: Callable[[Front], Front] = lambda front: front,
    ) -> None:
        file = SeedFile(Path(seed_file)) if seed_file is not None else None
        installed = install(
            exchange=exchange,
            domain=domain,
            mailboxes=mailboxes,
            seed_file=file,
            auth=auth,
            clock=clock,
            seed=seed,
            settings=settings,
            smtp_port=smtp_port,
            relay=relay,
        )
        self.organisation = installed.organisation
        self.front = installed.front
        #: What the network asks: the front, or what was put through.
        self.entry = through(installed.front)
        self.control = installed.control
        self.mailboxes = dict(mailboxes) | (file.passwords if file is not None else {})
        self._site = Site(
            self.entry,
            self.control,
            domain=self.organisation.domain,
            tls=tls,
            host=host,
            port=port,
            control_port=control_port,
            plain_port=plain_port,
            dns_port=dns_port,
            dns=installed.dns,
            hosts=tuple(hosts),
            timeline=self.organisation,
            outward=installed.outward,
            appearance=self.organisation.appearance,
            patience=installed.patience,
            post=installed.post,
        )

    def start(self) -> Self:
        """Return when it answers; raises OSError when the address cannot be had."""
        self._site.start()
        return self

    def stop(self) -> None:
        """Drop every connection and end the thread; the organisation stays for whoever wants to look."""
        self._site.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *error: object) -> None:
        self.stop()

    def plan(self, fault: PlannedFault) -> int:
        """Have something go wrong; returns the plan's id. Raises ControlError for a name that there is not."""
        return self.control.plan_fault(fault)

    def unhappened(self) -> list[str]:
        """Return a sentence for each plan that had to happen and never did."""
        return [plan.sentence for plan in self.organisation.faults.unhappened()]

    def why(self, number: int = 0) -> list[WhyLine]:
        """Return why the newest exchange that was refused was, or the one of that number: see ``Control.why``."""
        return self.control.why(number)

    def change(self, **settings: Any) -> None:
        """Change settings while it runs, as an administrator does: ``change(extended_protection="require")``.

        Raises ValueError, with what there is, for a setting or a choice that there is not.
        """
        self.organisation.change(**settings)
        self._site.settle()

    def post(self, body: str | bytes, user: str | None, *, path: str = "/EWS/Exchange.asmx") -> Posted:
        """Post XML as one of ``mailboxes``, or as nobody, and return what came back; no client, no socket.

        The server must take Basic. Raises KeyError for a user who is none of ``mailboxes``.
        """
        login = None if user is None else (user, self.mailboxes[user])
        return post(self.front, f"https://{self.organisation.host}{path}", body, login)

    @property
    def host(self) -> str:
        """Where it listens."""
        return self._site.host

    @property
    def port(self) -> int:
        """Where EWS and Autodiscover are served; known after the start."""
        return self._site.port

    @property
    def plain_port(self) -> int | None:
        """Where EWS and Autodiscover are served by plain HTTP beside TLS, where ``plain_port`` asked for it."""
        return self._site.plain_port

    @property
    def smtp_port(self) -> int | None:
        """Where mail is taken by SMTP, if anywhere; known after the start."""
        return self._site.smtp_port

    @property
    def dns_port(self) -> int | None:
        """Where the names of this Exchange are served over UDP, where ``dns_port`` asked for it."""
        return self._site.dns_port

    @property
    def ews_url(self) -> str:
        """What a client is given as its EWS endpoint; known after the start, like every URL here."""
        return self._site.ews_url

    @property
    def autodiscover_url(self) -> str:
        """Plain XML Autodiscover."""
        return self._site.autodiscover_url

    @property
    def control_url(self) -> str | None:
        """The control handle over HTTP, where ``control_port`` asked for it."""
        return self._site.control_url

    @property
    def ca_pem(self) -> str:
        """The certificate authority that a client has to trust; empty without TLS."""
        return self._site.ca_pem

    @property
    def ca_path(self) -> Path | None:
        """The same in a file that lives until ``stop``; None without TLS or before the start."""
        return self._site.ca_path

    def write_ca(self, path: Path) -> Path:
        """Write the authority to a file in the form that its ending asks for, and return the file's path.

        ``.pem`` for Node (NODE_EXTRA_CA_CERTS), curl and Python; ``.der`` (``.crt``, ``.cer``) for .NET and Windows;
        ``.p12`` (``.pfx``), a truststore for Java, whose password is ``changeit``. Raises ValueError for another
        ending, and where there is no TLS.
        """
        if not self.ca_pem:
            raise ValueError("without TLS there is no certificate authority; start it with tls=True")
        path.write_bytes(ca_as(form_of(path), self.ca_pem))
        return path
