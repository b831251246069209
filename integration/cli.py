"""The command line: serve, worker, status, check, settings, and a key to seal passwords with."""

from __future__ import annotations

import argparse
import getpass
import json
import logging
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from threading import Event
from types import MappingProxyType
from typing import Any, Final

from integration.app import Integration
from integration.db.backup import restore
from integration.db.database import Database, is_postgresql
from integration.db.migrate import upgrade
from integration.errors import IntegrationError
from integration.model.account import ConnectionRequest
from integration.model.secret import Secret
from integration.settings import Settings, table
from integration.status_report import as_json, lines_of
from integration.vault import Vault
from integration.walk_report import print_walk, walk_as_json
from integration.web.health import healths
from integration.web.serving import serve
from integration.work.runner import Runner, Running

WELL: Final = 0
REFUSED: Final = 1
USAGE: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; returns the exit code (0 well, 1 refused, 2 wrong usage or settings)."""
    words = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr)
    # It tells of every job that it takes; what becomes of these, the work itself says.
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    # Whoever wants more is told more, but not what these tell then: the headers of requests, passwords among them.
    for name in ("exchangelib", "requests_ntlm", "spnego", "urllib3"):
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        return _COMMANDS[words.command](words)
    except (ValueError, OSError, IntegrationError) as problem:
        print(f"exchange-integration {words.command}: {problem}", file=sys.stderr)
        return USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="exchange-integration",
        description="Mail of on-premises Exchange in the CRM.",
        epilog="Every setting is an environment variable: exchange-integration settings.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("serve", help="serve the pages and do what is due")
    serving.add_argument("--host", help="address to serve on")
    serving.add_argument("--port", type=int, help="port to serve on, 0 for a free one")
    commands.add_parser("worker", help="do what is due, without pages")
    telling = commands.add_parser("status", help="print how every account fares and what is due, as JSON")
    telling.add_argument("--table", action="store_true", help="the accounts as a table, with what to do")
    checking = commands.add_parser("check", help="walk to a mailbox step by step and store nothing")
    checking.add_argument("address")
    checking.add_argument("--user-name", default="", help="if it is not the address")
    checking.add_argument("--url", default="", help="Exchange URL, if Autodiscover does not find it")
    checking.add_argument("--password-file", type=argparse.FileType(), help="read the password there; - is the input")
    checking.add_argument("--static", action="store_true", help="from the static addresses")
    checking.add_argument("--json", action="store_true", help="print the steps as JSON")
    checking.add_argument("--language", choices=("en", "de"))
    commands.add_parser("settings", help="print every setting with its default")
    commands.add_parser("new-key", help="print a fresh encryption key")
    backing = commands.add_parser("backup", help="write all that the database holds into a file, while everything runs")
    backing.add_argument("file", type=Path)
    restoring = commands.add_parser("restore", help="fill an empty database from a backup, of whatever kind it was")
    restoring.add_argument("file", type=Path)
    forgetting = commands.add_parser("forget", help="delete everything that is stored about one contact, for good")
    forgetting.add_argument("address")
    commands.add_parser("rotate-key", help="seal every password with the first of the encryption keys")
    return parser


def _serve(words: argparse.Namespace) -> int:
    settings = _settings()
    settings = replace(
        settings,
        host=words.host or settings.host,
        port=settings.port if words.port is None else words.port,
    )
    integration = _open(settings)
    runner = _runner(integration)
    runner.start()
    try:
        # Only the process that serves listens: two that listened would both be told.
        with integration.listening(runner.wake):
            serve(integration, runner, lambda port: _say(url=f"http://{settings.host}:{port}/", pid=os.getpid()))
    finally:
        runner.stop()
        integration.close()
    return WELL


def _worker(_: argparse.Namespace) -> int:
    integration = _open(_settings())
    runner = _runner(integration)
    ended = Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda *_: ended.set())
    runner.start()
    _say(pid=os.getpid())
    try:
        ended.wait()
    finally:
        runner.stop()
        integration.close()
    return WELL


def _status(words: argparse.Namespace) -> int:
    integration = _open(_settings())
    due = integration.next_due()
    language = integration.settings.language
    judged = [
        *healths(integration.accounts(), "inbox", language),
        *healths(integration.calendars.all(), "calendar", language),
    ]
    idle = integration.idle()
    integration.close()
    if words.table:
        _line("\n".join(lines_of(judged)))
    else:
        accounts = [as_json(one) for one in judged]
        _say(accounts=accounts, next_due=due.isoformat() if due else None, idle=idle)
    return WELL


def _check(words: argparse.Namespace) -> int:
    settings = _settings()
    typed = words.password_file.readline().rstrip("\n") if words.password_file else getpass.getpass()
    # Nobody who looks at a crash is to read it.
    password, typed = Secret(typed), ""
    # Nothing is stored, so neither the database nor the key matters.
    integration = Integration(replace(settings, database="sqlite://", encryption_key=Vault.new_key()))
    asked = ConnectionRequest(words.address, password, words.user_name, words.url, static_addresses=words.static)
    try:
        steps = integration.walk(asked)
        if words.json:
            return WELL if walk_as_json(steps, _line) else REFUSED
        return WELL if print_walk(steps, words.language or settings.language, _line) else REFUSED
    finally:
        integration.close()


def _print_settings(_: argparse.Namespace) -> int:
    for name, default, says in table():
        print(f"EXCHANGE_INTEGRATION_{name.upper()}={default}\n    {says}")
    return WELL


def _new_key(_: argparse.Namespace) -> int:
    print(Vault.new_key())
    return WELL


def _rotate_key(_: argparse.Namespace) -> int:
    integration = _open(_settings())
    done = integration.rotate_key()
    integration.close()
    print(f"{done.sealed} passwords are sealed with the first key; no other is needed for them any more.")
    for address in done.closed:
        print(f"{address}: no key at hand opens its password; its owner has to connect it again.", file=sys.stderr)
    return REFUSED if done.closed else WELL


def _backup(words: argparse.Namespace) -> int:
    integration = _open(_settings())
    rows = integration.back_up(words.file)
    integration.close()
    print(f"{words.file}: {rows} rows. Keep the encryption key with it, but not beside it.")
    return WELL


def _restore(words: argparse.Namespace) -> int:
    database = Database(_settings().database)
    try:
        print(f"{restore(database, words.file)} rows are restored.")
    finally:
        database.close()
    return WELL


def _forget(words: argparse.Namespace) -> int:
    integration = _open(_settings())
    try:
        gone = integration.forget_contact(words.address)
    finally:
        integration.close()
    print(f"{gone} things about this contact are deleted. Earlier backups still hold them.")
    return WELL


_COMMANDS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = MappingProxyType(
    {
        "serve": _serve,
        "worker": _worker,
        "status": _status,
        "check": _check,
        "settings": _print_settings,
        "new-key": _new_key,
        "rotate-key": _rotate_key,
        "backup": _backup,
        "restore": _restore,
        "forget": _forget,
    }
)


def _settings() -> Settings:
    return Settings.from_environment(os.environ)


def _open(settings: Settings) -> Integration:
    """Open the integration on a database that is brought up to date first."""
    database = Database(settings.database)
    upgrade(database)
    database.close()
    return Integration(settings)


def _line(text: str) -> None:
    print(text, flush=True)


def _runner(integration: Integration) -> Running:
    """Return what does the work: this process alone on SQLite, together with every other one on PostgreSQL."""
    settings = integration.settings
    if not is_postgresql(settings.database):
        return Runner(integration.work, integration.clock, settings.lanes)
    # Its libraries come with the extra "postgres", which nobody else needs.
    queue = import_module("integration.work.queue")
    runner: Running = queue.QueueRunner(
        integration.work, integration.database, integration.clock, settings.lanes, settings.worker_heartbeat
    )
    return runner


def _say(**values: Any) -> None:
    print(json.dumps(values), flush=True)
