"""One-to-one mail on the command line: sending and answering, how far a mail has got, what waits for its time."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import Any, Final

from integration.app import Integration
from integration.command_line.verbs import Noun, Verb, argument
from integration.command_line.waiting import WAIT, patiently
from integration.command_line.words import TEXT, ahead, attached, html
from integration.errors import Refused
from integration.model.mail import MailState, OutgoingMail
from integration.model.template import Template
from integration.sending.bodies import parted


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
        files=[attached(name) for name in words.attach],
        user=words.user,
        unsubscribing=not words.no_unsubscribe_link,
    )


def _answer(integration: Integration, words: Namespace) -> OutgoingMail:
    begun = integration.answers.begin(words.entry, everybody=words.all, language=integration.settings.language)
    return integration.send_mail(
        begun.account_id,
        to=begun.to,
        cc=begun.cc,
        subject=begun.subject,
        html=html(words),
        quoted="" if words.no_quote else begun.quoted,
        follows=words.entry,
        key=words.key,
        files=[attached(name) for name in words.attach],
    )


def _change(integration: Integration, words: Namespace) -> OutgoingMail:
    mail = integration.scheduled.get(words.key)
    said: dict[str, Any] = {"subject": words.subject, "html": html(words) or parted(mail.letter.html)[0]}
    said |= {name: tuple(typed) for name in ("to", "cc", "bcc") if (typed := getattr(words, name)) is not None}
    letter = replace(mail.letter, **{name: value for name, value in said.items() if value is not None})
    at = ahead(words.at, integration.clock.now()) if words.at else mail.due_at
    return integration.scheduled.change(mail.key, letter, at)


def _show(integration: Integration, words: Namespace) -> OutgoingMail:
    left = (MailState.SENT, MailState.DONE, MailState.FAILED)
    return patiently(lambda: integration.mail(words.key), lambda mail: mail.state in left, words.wait)


_MAIL: Final = ("key", "state", "due_at", "sent_at", "reason", "letter.to", "letter.cc", "letter.bcc", "letter.subject")
_ATTACH: Final = argument("--attach", action="append", default=[], metavar="FILE", help="20 MB at most together")
_KEY: Final = argument("--key", default="", help="name the mail: sent again with the same key it is the same mail")


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
                argument("--user", default="", help="who of the users of the inbox writes"),
                argument("--at", help="not now but then: 2026-03-02T09:00, or 2h from now"),
                argument("--follows", default="", metavar="ENTRY", help="the mail of a timeline that it goes on with"),
                argument("--no-unsubscribe-link", action="store_true", help="where that may be chosen"),
                _ATTACH,
                _KEY,
            ),
            _MAIL,
        ),
        Verb(
            "answer",
            "answer a mail of a timeline, with that mail quoted below",
            _answer,
            (
                argument("entry", help="its id on the timeline"),
                argument("--all", action="store_true", help="everybody who got it"),
                *TEXT,
                argument("--no-quote", action="store_true", help="without the mail below"),
                _ATTACH,
                _KEY,
            ),
            _MAIL,
        ),
        Verb(
            "scheduled",
            "print what waits for its time",
            lambda integration, _: integration.scheduled.all(),
            columns=("key", "due_at", "letter.to", "letter.subject"),
        ),
        Verb(
            "change",
            "let a mail that waits for its time say something else, or leave at another time",
            _change,
            (
                argument("key"),
                argument("--subject"),
                *TEXT,
                argument("--to", action="append", metavar="ADDRESS"),
                argument("--cc", action="append", metavar="ADDRESS"),
                argument("--bcc", action="append", metavar="ADDRESS"),
                argument("--at", help="2026-03-02T09:00, or 2h from now"),
            ),
            _MAIL,
        ),
        Verb(
            "call-off",
            "keep a mail that waits for its time from leaving",
            lambda integration, words: integration.scheduled.call_off(words.key),
            (argument("key"),),
        ),
        Verb(
            "show",
            "print how far a mail has got; with --wait when it has left, or failed",
            _show,
            (argument("key"), WAIT),
            _MAIL,
        ),
    ),
)
