"""Templates of one-to-one mail on the command line."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from integration.app import Integration
from integration.command_line.verbs import Noun, Verb, argument
from integration.command_line.words import TEXT, html
from integration.model.template import Template

_ID: Final = argument("id")


def _save(integration: Integration, words: Namespace) -> Template:
    before = integration.templates.get(words.id) if words.id else Template("", "", "", "")
    name = before.name if words.name is None else words.name
    subject = before.subject if words.subject is None else words.subject
    return integration.templates.save(name, subject, html(words) or before.html, words.id)


TEMPLATES: Final = Noun(
    "templates",
    "what a mail begins with",
    (
        Verb(
            "list",
            "print every template",
            lambda integration, _: integration.templates.all(),
            columns=("id", "name", "subject"),
        ),
        Verb("show", "print a template", lambda integration, words: integration.templates.get(words.id), (_ID,)),
        Verb(
            "save",
            "make a template, or change what is given of the one of that id",
            _save,
            (
                argument("--id", default="", help="the template to change"),
                argument("--name"),
                argument("--subject"),
                *TEXT,
            ),
        ),
        Verb("remove", "delete a template", lambda integration, words: integration.templates.remove(words.id), (_ID,)),
    ),
)
