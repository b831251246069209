"""The command line: what operators do, and a noun with its verbs for everything that people do on the pages."""

from __future__ import annotations

import argparse
import getpass
import logging
import sys
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from integration.audit.actors import acting
from integration.command_line import accounts, administration, contacts, links, mails, records, sequences, templates
from integration.command_line.audit import AUDIT
from integration.command_line.notices import NOTICES
from integration.command_line.operating import REFUSED, WELL, add_verbs, opened, settings_here
from integration.command_line.printing import as_json, lines_of
from integration.command_line.verbs import Noun, Run, Verb, add_nouns, add_verb
from integration.errors import IntegrationError, NotFound, Refused

USAGE: Final = 2

NOUNS: Final[tuple[Noun, ...]] = (
    accounts.INBOXES,
    accounts.CALENDARS,
    contacts.CONTACTS,
    contacts.NEVER_LOG,
    records.RECORDS,
    mails.MAILS,
    templates.TEMPLATES,
    sequences.SEQUENCES,
    sequences.ENROLMENTS,
    links.LINKS,
    NOTICES,
    administration.DOMAINS,
    administration.LIMITS,
    administration.UNSUBSCRIBE_LINK,
    administration.SEATS,
    administration.ACCESS,
)


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
        with acting(f"command line: {getpass.getuser()}"):
            return _run(words)
    except (ValueError, OSError, SQLAlchemyError, IntegrationError) as problem:
        print(f"exchange-integration {words.command}: {_said(problem)}", file=sys.stderr)
        return REFUSED if isinstance(problem, Refused | NotFound) else USAGE


def _said(problem: Exception) -> str:
    """Say what went wrong in one line, without the numbers and brackets that programmers put around it."""
    if isinstance(problem, OSError) and problem.filename:
        return f"{problem.filename}: {problem.strerror}"
    if isinstance(problem, SQLAlchemyError):
        why = problem.orig if isinstance(problem, DBAPIError) else problem
        return f"the database: {' '.join(str(why).split())}"
    return str(problem)


def _run(words: argparse.Namespace) -> int:
    code: int = words.run(words)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="exchange-integration",
        description="Mail of on-premises Exchange in the CRM.",
        epilog="Every setting is an environment variable: exchange-integration settings.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add_verbs(commands)
    add_verb(commands, AUDIT, _doing(AUDIT))
    add_nouns(commands, NOUNS, _doing)
    return parser


def _doing(verb: Verb) -> Run:
    def run(words: argparse.Namespace) -> int:
        integration = opened(settings_here())
        try:
            answer = verb.act(integration, words)
        except Refused as refused:
            _tell(refused, words.json, integration.settings.language)
            return REFUSED
        finally:
            integration.close()
        text = (
            as_json(answer) if words.json else "\n".join(lines_of(answer, verb.columns, integration.settings.language))
        )
        if text:
            print(text)
        return REFUSED if _nothing_came_of(answer) else WELL

    return run


def _nothing_came_of(answer: Any) -> bool:
    """Return whether something was asked for several, and refused to each."""
    return isinstance(answer, list | tuple) and bool(answer) and all(isinstance(one, Refused) for one in answer)


def _tell(refused: Refused, json: bool, language: str) -> None:
    """Say why not: to programs where they look for the answer, to people where they look for trouble."""
    if json:
        print(as_json(refused))
    else:
        print(refused.sentence(language), file=sys.stderr)
