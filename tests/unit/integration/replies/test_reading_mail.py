"""Subjects, machines and quotations are told apart as mail programs write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from mailparser_reply import EmailReplyParser

from integration.markup import safe, text_of
from integration.model.message import MessageHeaders
from integration.replies.quoted import own_words
from integration.replies.rules import Kind, kind, same_subject

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("subject", "same"),
    [
        ("Offer", True),
        ("Re: Offer", True),
        ("RE: Offer", True),
        ("AW: Re: Offer", True),
        ("Antw: AW: Offer", True),
        ("Re[2]: Offer", True),
        ("SV: offer ", True),
        ("WG: Offer", True),
        ("Fwd: Offer", True),
        ("Automatic reply: Offer", True),
        ("Automatische Antwort: Offer", True),
        ("Offer 2", False),
        ("Re: Another offer", False),
        ("", False),
        ("Regarding: Offer", False),
    ],
)
def test_prefixes_do_not_make_another_subject(subject: str, same: bool) -> None:
    assert same_subject(subject, "Offer") is same


@pytest.mark.parametrize(
    ("item_class", "marks", "subject", "sort"),
    [
        ("IPM.Note", (), "Re: Offer", Kind.REPLY),
        ("IPM.Note", (("auto-submitted", "no"),), "Re: Offer", Kind.REPLY),
        ("IPM.Note", (("auto-submitted", "auto-replied; owner-email=x"),), "Re: Offer", Kind.AUTOMATIC),
        ("IPM.Note", (("precedence", "auto_reply"),), "Re: Offer", Kind.AUTOMATIC),
        ("IPM.Note", (("x-auto-response-suppress", "DR, OOF, AutoReply"),), "Re: Offer", Kind.REPLY),
        ("IPM.Note.Rules.OofTemplate.Microsoft", (), "Anything", Kind.AUTOMATIC),
        ("IPM.Note", (), "Out of Office: Offer", Kind.AUTOMATIC),
        ("IPM.Note", (), "Abwesenheitsnotiz: Offer", Kind.AUTOMATIC),
        ("IPM.Note", (), "FW: Offer", Kind.FORWARD),
        ("REPORT.IPM.Note.NDR", (), "Undeliverable: Offer", Kind.BOUNCE),
    ],
)
def test_machines_are_told_from_people(
    item_class: str, marks: tuple[tuple[str, str], ...], subject: str, sort: Kind
) -> None:
    message = MessageHeaders("id", item_class, subject, "bob@client.test", NOW, marks=marks)
    assert kind(message) is sort


@pytest.mark.parametrize(
    ("html", "text", "own"),
    [
        ("<p>Yes.</p>", "", "Yes."),
        ("", "Yes.\n\nAm 02.03.2026 um 09:00 schrieb Anna <a@x>:\n> Hallo", "Yes."),
        ("<p>Yes.</p><blockquote><p>Hello Bob</p></blockquote>", "", "Yes."),
        ('<p>Yes.</p><div id="divRplyFwdMsg"><p>From: Anna</p></div><p>Hello Bob</p>', "", "Yes."),
        (
            '<p>Yes.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>From: Anna</p></div>Hello',
            "",
            "Yes.",
        ),
        ("", "", ""),
    ],
)
def test_what_the_writer_wrote_himself(html: str, text: str, own: str) -> None:
    assert own_words(html, text) == own


@pytest.mark.parametrize(
    ("introduced", "quoted"),
    [
        ("", False),
        ("Tomorrow at 10:30, see https://firm.test\n-- \nBob\n_________", False),
        ("\n" + 40 * "_" + "\nBob", False),
        ("On Monday, Anna <anna@firm.test> wrote:\n> Hello", True),
        ("On Monday, 2 March 2026 at 09:00 Anna\n<anna@firm.test> wrote:\n> Hello", True),
        ("> On Monday Anna wrote:\n> > Hello", True),
        ("Am Montag schrieb Anna Huber <anna@firm.test>: \r\nHallo", True),
        (" From: Anna\n Sent: Monday\n To: Bob\n\nHello", True),
        ("> *Von:* Anna\n> *Gesendet:* Montag\n\nHallo", True),
        ("-----Original Message-----\nHello", True),
        ("Note: From: Anna", False),
    ],
)
def test_quoted_mail_is_found_wherever_the_parser_finds_it(introduced: str, quoted: bool) -> None:
    text = f"Yes.\n\nBest regards\n\n{introduced}"
    assert own_words("", text) == EmailReplyParser(languages=["en", "de"]).parse_reply(text=text)
    assert (own_words("", text) == "Yes.\n\nBest regards") == (quoted or not introduced)


def test_text_of_html_keeps_its_lines() -> None:
    assert text_of("<div>One</div><div>Two &amp; three<br>four</div><script>x()</script>") == "One\nTwo & three\nfour"


def test_foreign_html_runs_and_loads_nothing() -> None:
    shown = safe(
        '<p onclick="x()">Hi<script>x()</script><img src="https://track.test/x"><a href="javascript:x()">y</a></p>'
    )
    assert "x()" not in shown
    assert "track.test" not in shown
