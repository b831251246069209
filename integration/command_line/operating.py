"""What operators do: serve, worker, status, check, settings, keys, backup and restore, forgetting a contact."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final

from integration.app import Integration
from integration.clock import SystemClock
from integration.command_line.numbers import port
from integration.command_line.verbs import sentence
from integration.command_line.words import PASSWORD, password
from integration.db.database import Database, is_postgresql
from integration.db.migrate import upgrade
from integration.db.restore import restore
from integration.exchange.listener import Listener
from integration.model.account import ConnectionRequest
from integration.settings import Settings, table
from integration.status_report import as_json, lines_of
from integration.vault import Vault
from integration.walk_report import print_walk, walk_as_json
from integration.web.health import healths
from integration.web.serving import serve
from integration.work.runner import Runner, Running

WELL: Final = 0
REFUSED: Final = 1


def add_verbs(commands: Any) -> None:
    """Add them, each a command of its own."""

    def verb(name: str, says: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = commands.add_parser(name, help=says, description=sentence(says))
        parser.set_defaults(run=run)
        return parser

    serving = verb("serve", "serve the pages and do what is due", _serve)
    serving.add_argument("--host", help="address to serve on")
    serving.add_argument("--port", type=port, help="port to serve on, 0 for a free one")
    verb("worker", "do what is due, without pages", _worker)
    telling = verb("status", "print how every account fares and what is due, as JSON", _status)
    telling.add_argument("--table", action="store_true", help="the accounts as a table, with what to do")
    checking = verb("check", "walk to a mailbox step by step and store nothing", _check)
    checking.add_argument("address")
    checking.add_argument("--user-name", default="", help="if it is not the address")
    checking.add_argument("--url", default="", help="Exchange URL, if Autodiscover does not find it")
    checking.add_argument(*PASSWORD.names, **PASSWORD.options)
    checking.add_argument("--static", action="store_true", help="from the static addresses")
    checking.add_argument("--json", action="store_true", help="print the steps as JSON")
    checking.add_argument("--language", choices=("en", "de"))
    verb("settings", "print every setting with its default", _print_settings)
    verb("new-key", "print a fresh encryption key", _new_key)
    verb("rotate-key", "seal every password with the first of the encryption keys", _rotate_key)
    backing = verb("backup", "write all that the database holds into a file, while everything runs", _backup)
    backing.add_argument("file", type=Path)
    restoring = verb("restore", "fill an empty database from a backup, of whatever kind it was", _restore)
    restoring.add_argument("file", type=Path)
    forgetting = verb("forget", "delete everything that is stored about one contact, for good", _forget)
    forgetting.add_argument("address")


def _serve(words: argparse.Namespace) -> int:
    settings = settings_here()
    settings = replace(
        settings,
        host=words.host or settings.host,
        port=settings.port if words.port is None else words.port,
    )
    integration = opened(settings)
    runner = _runner(integration)
    runner.start()
    try:
        # Only the process that serves listens: two that listened would both be told.
        with integration.listening(runner.wake, Listener):
            serve(integration, runner, lambda port: _say(url=f"http://{settings.host}:{port}/", pid=os.getpid()))
    finally:
        runner.stop()
        integration.close()
    return WELL


def _worker(_: argparse.Namespace) -> int:
    integration = opened(settings_here())
    runner = _runner(integration)
    # An Event's lock is held for a moment when its wait begins: a signal that came then would wait for it forever.
    ended: SimpleQueue[int] = SimpleQueue()
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda number, _: ended.put(number))
    runner.start()
    _say(pid=os.getpid())
    try:
        ended.get()
    finally:
        runner.stop()
        integration.close()
    return WELL


def _status(words: argparse.Namespace) -> int:
    integration = opened(settings_here())
    due = integration.next_due()
    language = integration.settings.language
    judged = [
        *healths(integration.accounts(), "inbox", language, integration.notices.standing()),
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
    settings = settings_here()
    asked = ConnectionRequest(words.address, password(words), words.user_name, words.url, static_addresses=words.static)
    # Nothing is stored, so neither the database nor the key matters.
    integration = Integration(replace(settings, database="sqlite://", encryption_key=Vault.new_key()))
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
    integration = opened(settings_here())
    done = integration.rotate_key()
    integration.close()
    print(f"{done.sealed} passwords are sealed with the first key; no other is needed for them any more.")
    for address in done.closed:
        print(f"{address}: no key at hand opens its password; its owner has to connect it again.", file=sys.stderr)
    return REFUSED if done.closed else WELL


def _backup(words: argparse.Namespace) -> int:
    integration = opened(settings_here())
    rows = integration.back_up(words.file)
    integration.close()
    print(f"{words.file}: {rows} rows. Keep the encryption key with it, but not beside it.")
    return WELL


def _restore(words: argparse.Namespace) -> int:
    database = Database(settings_here().database)
    try:
        print(f"{restore(database, words.file, SystemClock().now())} rows are restored.")
    finally:
        database.close()
    return WELL


def _forget(words: argparse.Namespace) -> int:
    integration = opened(settings_here())
    try:
        gone = integration.forget_contact(words.address)
    finally:
        integration.close()
    print(f"{gone} things about this contact are deleted. Earlier backups still hold them.")
    return WELL


def settings_here() -> Settings:
    """Return what the environment says."""
    return Settings.from_environment(os.environ)


def opened(settings: Settings) -> Integration:
    """Open the integration on a database that is made, or brought up to date, first."""
    database = Database(settings.database)
    try:
        database.create()
        upgrade(database)
    finally:
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
