"""Companies, deals and tickets on the command line, for the tokens of mails."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from integration.app import Integration
from integration.command_line.verbs import Noun, Verb, argument
from integration.command_line.words import PROPERTIES, properties
from integration.model.crm import CrmRecord, RecordKind


def _save(integration: Integration, words: Namespace) -> CrmRecord:
    details = integration.details
    saved = details.save_record(RecordKind(words.kind), words.name, properties(words), words.id)
    for address in words.contact:
        details.associate(address, saved.id)
    return saved


RECORDS: Final = Noun(
    "records",
    "companies, deals and tickets, for tokens such as {{company.name}}",
    (
        Verb(
            "list",
            "print every record",
            lambda integration, _: integration.details.records(),
            columns=("id", "kind", "name", "properties"),
        ),
        Verb(
            "save",
            "make a record, or change what is given of the one of that id",
            _save,
            (
                argument("kind", choices=tuple(RecordKind)),
                argument("name"),
                *PROPERTIES,
                argument("--id", default="", help="the record to change"),
                argument("--contact", action="append", default=[], metavar="ADDRESS", help="whose it is"),
            ),
        ),
        Verb(
            "remove",
            "delete a record; its contacts stay",
            lambda integration, words: integration.details.remove_record(words.id),
            (argument("id"),),
        ),
    ),
)
