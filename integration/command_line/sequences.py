"""Sequences on the command line: writing them, and who is on the way."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any, Final

from integration.app import Integration
from integration.command_line.toml_files import read_sequence
from integration.command_line.verbs import Noun, Verb, argument, on
from integration.sequences.service import SequenceService

_do: Final = on(lambda integration: integration.sequences, "id")
_ID: Final = argument("id")
_ENTRIES: Final = argument("entries", nargs="+", metavar="ENTRY", help="an address or a domain")
_ENROLMENT: Final = argument("id", help="of the enrolment")


def _create(integration: Integration, words: Namespace) -> Any:
    return integration.sequences.create(*read_sequence(words.file))


def _change(integration: Integration, words: Namespace) -> Any:
    return integration.sequences.change(words.id, *read_sequence(words.file))


def _enrol(integration: Integration, words: Namespace) -> Any:
    account = integration.account(words.sender)
    return integration.sequences.enrol_many(words.id, words.contacts, account.id)


def _block(integration: Integration, words: Namespace) -> Any:
    for entry in words.entries:
        integration.sequences.block(entry)
    return _blocked(integration, words)


def _unblock(integration: Integration, words: Namespace) -> Any:
    for entry in words.entries:
        integration.sequences.unblock(entry)
    return _blocked(integration, words)


def _blocked(integration: Integration, _: Namespace) -> Any:
    return [{"entry": entry, "why": why.name} for entry, why in integration.sequences.blocked().items()]


SEQUENCES: Final = Noun(
    "sequences",
    "mails and tasks that follow each other",
    (
        Verb(
            "list", "print every sequence", lambda integration, _: integration.sequences.all(), columns=("id", "name")
        ),
        Verb("create", "make a sequence of a TOML file (docs/integration.md)", _create, (argument("file", type=Path),)),
        Verb(
            "change",
            "let a sequence say what stands in a TOML file, to whoever is enrolled from now on",
            _change,
            (_ID, argument("file", type=Path)),
        ),
        Verb("show", "print a sequence", _do(SequenceService.get), (_ID,)),
        Verb("statistics", "print what its enrolments came to", _do(SequenceService.statistics), (_ID,)),
        Verb("delete", "delete a sequence, which ends its enrolments", _do(SequenceService.delete), (_ID,)),
        Verb("blocked", "print whom no sequence writes to, and why", _blocked, columns=("entry", "why")),
        Verb(
            "block",
            "let no sequence write to addresses or domains",
            _block,
            (_ENTRIES,),
            ("entry", "why"),
        ),
        Verb(
            "unblock",
            "let sequences write again to what was blocked; whoever has unsubscribed stays so",
            _unblock,
            (_ENTRIES,),
            ("entry", "why"),
        ),
    ),
)

_ENROLMENTS: Final = ("id", "address", "state", "step", "due_at", "reason")

ENROLMENTS: Final = Noun(
    "enrolments",
    "contacts on the way through sequences",
    (
        Verb(
            "add",
            "send contacts on the way, 50 at most; who is refused is told with the reason",
            _enrol,
            (
                argument("id", metavar="SEQUENCE"),
                argument("sender", metavar="FROM", help="the connected inbox"),
                argument("contacts", nargs="+", metavar="CONTACT"),
            ),
            _ENROLMENTS,
        ),
        Verb(
            "list",
            "print every enrolment in a sequence",
            _do(SequenceService.of_sequence),
            (argument("id", metavar="SEQUENCE"),),
            _ENROLMENTS,
        ),
        Verb(
            "of",
            "print every enrolment of a contact",
            lambda integration, words: integration.sequences.enrolments(words.address),
            (argument("address"),),
            _ENROLMENTS,
        ),
        Verb("end", "take a contact out", _do(SequenceService.unenrol), (_ENROLMENT,)),
        Verb("hold", "let nothing more be sent until it is resumed", _do(SequenceService.hold), (_ENROLMENT,)),
        Verb("resume", "let an enrolment go on", _do(SequenceService.resume), (_ENROLMENT,)),
        Verb(
            "tasks",
            "print the tasks that sequences wait for",
            lambda integration, _: integration.sequences.tasks(),
            columns=("enrolment_id", "address", "title"),
        ),
        Verb("done", "note that the task of an enrolment is done", _do(SequenceService.complete_task), (_ENROLMENT,)),
    ),
)
