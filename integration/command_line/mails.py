"""One-to-one mail on the command line: sending, and how far a mail has got."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from integration.app import Integration
from integration.command_line.verbs import Noun, Verb, argument
from integration.command_line.words import TEXT, ahead, html
from integration.errors import Refused
from integration.model.mail import OutgoingMail
from integration.model.template import Template


def _send(integration: Integration, words: Namespace) -> OutgoingMail:
    account = integration.account(words.sender)
    begun = integration.templates.get(words.template) if words.template else Template("", "", "", "")
    fill_in, to = integration.sequences.fill_in, words.to[0]
    subject = fill_in(begun.subject if words.subject is None else words.subject, to, account.id, markup=False)
    body = fill_in(html(words) or begun.html, to, account.id)
    missing = (*subject.missing, *body.missing)
    if missing:
        raise Refused("mail.missing-token", detail=", ".join(missing))
    return integration.send_mail(
        account.id,
        to=words.to,
        subject=subject.text,
        html=body.text,
        cc=words.cc,
        bcc=words.bcc,
        at=ahead(words.at, integration.clock.now()) if words.at else None,
        follows=words.follows,
        key=words.key,
    )


MAILS: Final = Noun(
    "mails",
    "mail from an inbox to contacts",
    (
        Verb(
            "send",
            "have a mail sent; tokens such as {{contact.first_name}} are filled in for the first recipient",
            _send,
            (
                argument("sender", metavar="FROM", help="the connected inbox"),
                argument("to", nargs="+", metavar="TO"),
                argument("--subject"),
                *TEXT,
                argument("--template", metavar="ID", help="what the mail begins with"),
                argument("--cc", action="append", default=[], metavar="ADDRESS"),
                argument("--bcc", action="append", default=[], metavar="ADDRESS"),
                argument("--at", help="not now but then: 2026-03-02T09:00, or 2h from now"),
                argument("--follows", default="", metavar="KEY", help="the mail whose thread it goes on with"),
                argument("--key", default="", help="name the mail: sent again with the same key it is the same mail"),
            ),
        ),
        Verb(
            "show",
            "print how far a mail has got",
            lambda integration, words: integration.mail(words.key),
            (argument("key"),),
        ),
    ),
)
