"""One organisation on the network: its certificate, its listeners, and the addresses at which clients find it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from ipaddress import ip_address
from pathlib import Path
from threading import Lock

from fake_ews.http.ca_files import ca_as, form_of
from fake_ews.http.ca_folder import CaFolder
from fake_ews.http.control_routes import Control
from fake_ews.http.front import Front, Outward, Timeline
from fake_ews.http.name_server import Records
from fake_ews.http.patience import Patience
from fake_ews.http.serving import Serving
from fake_ews.http.smtp import Post
from fake_ews.http.tls import authority_of, shown
from fake_ews.settings import DnsRecord


class Site:
    """Serves a front and its control handle from ``start`` to ``stop``.

    The certificate is valid for the host, this machine's own names, the domain with everything in it, and ``hosts``.
    ``control_port`` None serves no control handle, ``plain_port`` None nothing by plain HTTP beside TLS (where
    Autodiscover is asked for a redirection); a port of 0 is a free one. The certificate authority is written to
    the files ``ca_out``, each in the form that its ending asks for (ValueError for one that asks for none). Without TLS
    there is none.

    ``appearance`` tells which certificate and which version of TLS are shown (see ``tls.shown``); it is asked again
    whenever something has changed. ``patience`` tells how long a client may take to say what it wants.
    At ``dns_port``, over UDP, names are served: those of ``dns``, then DOMAIN, autodiscover.DOMAIN and mail.DOMAIN,
    which lead here.
    """

    def __init__(
        self,
        front: Front,
        control: Control,
        *,
        domain: str,
        tls: bool = True,
        host: str = "127.0.0.1",
        port: int = 0,
        control_port: int | None = None,
        plain_port: int | None = None,
        hosts: tuple[str, ...] = (),
        ca_out: tuple[Path, ...] = (),
        timeline: Timeline | None = None,
        outward: Outward | None = None,
        appearance: Callable[[], tuple[str, str]] = lambda: ("valid", ""),
        patience: Callable[[], Patience] = Patience,
        post: Post | None = None,
        dns_port: int | None = None,
        dns: Records = tuple,
    ) -> None:
        self.host = _reachable(host)
        self.ca_pem = ""
        self._ca_out = [(path, form_of(path)) for path in ca_out]
        self._ca_path: Path | None = None
        self._ca_folder: CaFolder | None = None
        self._ca_asked_for = Lock()
        self._runs = False
        self._names = (self.host, "localhost", "127.0.0.1", "::1", domain, f"*.{domain}", *hosts)
        self._appearance = appearance
        self._appears = appearance()
        self._changing: Future[None] | None = None
        certificate = None
        if tls:
            self.ca_pem = authority_of(*self._names).pem
            certificate = shown(self._names, *self._appears)
            front.on_change(self._look_again)
        names = (domain, f"autodiscover.{domain}", f"mail.{domain}")
        usual = [DnsRecord(name, _address_of(self.host)) for name in names]
        self._scheme = "https" if tls else "http"
        self._serving = Serving(
            front,
            host=host,
            port=port,
            certificate=certificate,
            control=control,
            control_port=control_port,
            ca_pem=self.ca_pem,
            plain_port=plain_port,
            timeline=timeline,
            outward=outward,
            patience=patience,
            post=post,
            dns_port=dns_port,
            dns=lambda: (*dns(), *usual),
        )

    def start(self) -> None:
        """Return when clients are answered; raises OSError when an address or the file cannot be had."""
        self._serving.start()
        self._runs = True
        if self.ca_pem:
            try:
                self._write_ca()
            except OSError:
                self.stop()
                raise

    def stop(self) -> None:
        """Drop every connection, and the temporary file."""
        try:
            self._serving.stop()
        finally:
            self._runs = False
            if self._ca_folder is not None:
                self._ca_folder.close()
                self._ca_folder = None

    def _look_again(self) -> None:
        """Called in any thread, perhaps with a lock held that the server waits for: so nobody waits here."""
        if self._appearance() != self._appears:
            self._appears = self._appearance()
            self._changing = self._serving.ask(self._serving.show(shown(self._names, *self._appears)))

    def settle(self) -> None:
        """Return when clients are shown what they are to be shown by now."""
        if self._changing is not None:
            self._serving.settled(self._changing)

    @property
    def port(self) -> int:
        """Where EWS and Autodiscover are served; the port that was asked for until the start."""
        return self._serving.port

    @property
    def plain_port(self) -> int | None:
        """Where the same is served by plain HTTP, if anywhere."""
        return self._serving.plain_port

    @property
    def smtp_port(self) -> int | None:
        """Where mail is taken, if anywhere."""
        return self._serving.smtp_port

    @property
    def dns_port(self) -> int | None:
        """Where names are served over UDP, if anywhere."""
        return self._serving.dns_port

    @property
    def ews_url(self) -> str:
        """What a client is given as its EWS endpoint."""
        return f"{self._origin}/EWS/Exchange.asmx"

    @property
    def autodiscover_url(self) -> str:
        """Plain XML Autodiscover (MS-OXDSCLI)."""
        return f"{self._origin}/autodiscover/autodiscover.xml"

    @property
    def control_url(self) -> str | None:
        """Where the control handle is served: plain HTTP, without a path."""
        port = self._serving.control_port
        return None if port is None else f"http://{_in_url(self.host)}:{port}"

    @property
    def _origin(self) -> str:
        return f"{self._scheme}://{_in_url(self.host)}:{self.port}"

    @property
    def ca_path(self) -> Path | None:
        """Where the authority stands as PEM: the first of the files asked for that is PEM, else a temporary one.

        The temporary one is written for whoever asks first while the site runs, and goes with ``stop``.
        """
        with self._ca_asked_for:
            if self._ca_path is None and self._runs and self.ca_pem:
                self._ca_folder = CaFolder(ca_as("pem", self.ca_pem))
                self._ca_path = self._ca_folder.path
            return self._ca_path

    def _write_ca(self) -> None:
        for path, form in self._ca_out:
            path.write_bytes(ca_as(form, self.ca_pem))
        self._ca_path = next((path for path, form in self._ca_out if form == "pem"), None)


def _address_of(host: str) -> str:
    """Return a host as an address: what is no address is a name of this machine."""
    try:
        return str(ip_address(host))
    except ValueError:
        return "127.0.0.1"


def _reachable(host: str) -> str:
    """Return an address that clients of this machine can connect to, also where it listens on every interface."""
    return {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}.get(host, host)


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
