"""The command line ``fake-ews``: an Exchange as a process."""

from __future__ import annotations

import argparse
import gc
import json
import os
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final

from fake_ews.clock import ManualClock, SystemClock
from fake_ews.control import SeedFile, SeedFileError
from fake_ews.http.ca_files import TRUSTSTORE_PASSWORD, form_of
from fake_ews.http.installation import Installation, install
from fake_ews.http.site import Site
from fake_ews.products import PRODUCTS, product
from fake_ews.settings import Settings

#: A process that runs for days keeps the last few hundred exchanges, not all of them.
_RECORDED_BYTES: Final = 4 << 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status (arguments that make no sense exit with 2)."""
    parser = argparse.ArgumentParser(prog="fake-ews", description="On-premises Exchange for tests.")
    commands = parser.add_subparsers(dest="command", required=True)
    _add_serve(commands.add_parser("serve", help="run one organisation until SIGTERM or Ctrl-C"))
    options = parser.parse_args(arguments)
    try:
        return _serve(options)
    except _Unusable as error:
        print(f"fake-ews serve: {error}", file=sys.stderr)
        return 2


class _Unusable(Exception):
    """An argument that nothing can be done with; its text says what would do."""


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Prints one line of JSON when it is ready (ews, autodiscover, control, ca, exchange, build, pid; smtp "
        "with --smtp-port), answers "
        "GET /healthz on the control port, and stops on SIGTERM."
    )
    add = parser.add_argument
    add("--exchange", choices=tuple(PRODUCTS), default="2019", help="the product (default: %(default)s)")
    add("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    add("--port", type=_port, default=0, help="port of EWS and Autodiscover (default: a free one)")
    add("--control-port", type=_port, default=0, help="port of the control handle, plain HTTP (default: a free one)")
    add("--mailbox", type=_mailbox, action="append", default=[], metavar="ADDRESS:PASSWORD", help="repeatable")
    add("--seed-file", type=Path, metavar="FILE", help="YAML or JSON that describes a company")
    add("--auth", default="basic,ntlm", help="any of basic,ntlm,negotiate (default: %(default)s)")
    add(
        "--clock",
        type=_moment,
        metavar="TIME",
        help="where the clock stands until it is moved, as 2026-03-02T08:00:00Z (default: the machine's, which ticks)",
    )
    add("--smtp-port", type=_port, help="port at which mail is taken by SMTP, 0 for a free one (default: none)")
    add("--relay", type=_relay, metavar="HOST:PORT", help="server that is handed the mail that leaves (default: kept)")
    add("--culture", default="en-US", help="language of folder names and messages (default: %(default)s)")
    add("--dns-port", type=_port, help="port of a name server over UDP that knows this Exchange (default: none)")
    add("--no-tls", action="store_true", help="plain HTTP")
    add(
        "--ca-out",
        type=_ca_file,
        action="append",
        default=[],
        metavar="FILE",
        help="where to write the certificate authority that clients must trust, in the form that the ending asks for: "
        f".pem, .der (.crt, .cer), .p12 (.pfx; its password is {TRUSTSTORE_PASSWORD}); repeatable",
    )


def _serve(options: argparse.Namespace) -> int:
    site = _site(_install(options), options)
    # A signal comes in the middle of anything, so also as the wait begins, when an Event holds the lock that its set()
    # wants: the process would never end. A SimpleQueue promises that a handler may put into it.
    ended: SimpleQueue[int] = SimpleQueue()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda signum, frame: ended.put(signum))
    try:
        site.start()
    except OSError as error:
        print(f"fake-ews serve: cannot start: {error}", file=sys.stderr)
        return 1
    # The tables live as long as the process: the collector, which the start does without (fake_ews.__main__), need not
    # walk over them again and again.
    gc.freeze()
    gc.enable()
    try:
        print(json.dumps(_ready(site, options.exchange)), flush=True)
        ended.get()
    finally:
        site.stop()
    return 0


def _install(options: argparse.Namespace) -> Installation:
    mailboxes: dict[str, str] = dict(options.mailbox)
    auth = [scheme.strip() for scheme in options.auth.split(",") if scheme.strip()]
    try:
        return install(
            exchange=options.exchange,
            domain=next(iter(mailboxes), "").rpartition("@")[2],
            mailboxes=mailboxes,
            seed_file=SeedFile(options.seed_file) if options.seed_file is not None else None,
            auth=auth,
            clock=ManualClock(options.clock) if options.clock else SystemClock(),
            settings=Settings(culture=options.culture, recorded_bytes=_RECORDED_BYTES),
            smtp_port=options.smtp_port,
            relay=options.relay,
        )
    except SeedFileError as error:
        raise _Unusable(f"--seed-file: {error}") from error
    except ValueError as error:
        raise _Unusable(str(error)) from error


def _site(installed: Installation, options: argparse.Namespace) -> Site:
    domain = installed.organisation.domain
    try:
        return Site(
            installed.front,
            installed.control,
            domain=domain,
            tls=not options.no_tls,
            host=options.host,
            port=options.port,
            control_port=options.control_port,
            ca_out=tuple(options.ca_out),
            timeline=installed.organisation,
            outward=installed.outward,
            appearance=installed.organisation.appearance,
            patience=installed.patience,
            post=installed.post,
            dns_port=options.dns_port,
            dns=installed.dns,
        )
    except ValueError as error:
        raise _Unusable(
            f"no certificate can be made for host {options.host!r} and domain {domain!r}: {error}"
        ) from error


def _ready(site: Site, exchange: str) -> dict[str, Any]:
    mail = {"smtp": f"{site.host}:{site.smtp_port}"} if site.smtp_port is not None else {}
    return {
        "ews": site.ews_url,
        "autodiscover": site.autodiscover_url,
        "control": site.control_url,
        "ca": str(site.ca_path.resolve()) if site.ca_path else None,
        "exchange": exchange,
        "build": product(exchange).build_text,
        "pid": os.getpid(),
        **mail,
        **({} if site.dns_port is None else {"dns": f"{site.host}:{site.dns_port}"}),
    }


def _port(text: str) -> int:
    if text.isdecimal() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no port; give 0 (a free one) to 65535")


def _relay(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if host and port.isdecimal() and 0 < int(port) < 65536:
        return host.strip("[]"), int(port)
    raise argparse.ArgumentTypeError(f"{text!r} is no server; give HOST:PORT, as in 127.0.0.1:1025")


def _ca_file(text: str) -> Path:
    path = Path(text)
    if not path.absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {path.parent} to write {path.name} to")
    try:
        form_of(path)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return path


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; give one like 2026-03-02T08:00:00Z") from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _mailbox(text: str) -> tuple[str, str]:
    address, _, password = text.partition(":")
    user, at, domain = address.partition("@")
    if user and at and domain and password:
        return address, password
    raise argparse.ArgumentTypeError(f"{text!r} is no mailbox; give ADDRESS:PASSWORD, as in ann@example.test:secret")
