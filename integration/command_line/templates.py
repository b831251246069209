"""Templates of one-to-one mail on the command line."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from integration.app import Integration
from integration.command_line.verbs import Noun, Verb, argument, on
from integration.command_line.words import TEXT, html
from integration.model.template import Template
from integration.sending.templates import TemplateService

_do: Final = on(lambda integration: integration.templates, "id")
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
        Verb("show", "print a template", _do(TemplateService.get), (_ID,)),
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
        Verb("remove", "delete a template", _do(TemplateService.remove), (_ID,)),
    ),
)
