"""What stands in a blank becomes a value, and what cannot stand there is told what could."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from harness.blanks import BLANKS
from harness.language import Language
from harness.mistakes import SentenceMistake


@pytest.mark.parametrize(
    ("words", "language", "meant"),
    [
        ("90 days", Language.EN, timedelta(days=90)),
        ("a week", Language.EN, timedelta(days=7)),
        ("two hours and 30 minutes", Language.EN, timedelta(hours=2, minutes=30)),
        ("90 Tage", Language.DE, timedelta(days=90)),
        ("eine Woche", Language.DE, timedelta(days=7)),
        ("zwei Stunden und 30 Minuten", Language.DE, timedelta(hours=2, minutes=30)),
    ],
)
def test_a_duration_is_read_in_both_languages(words: str, language: Language, meant: timedelta) -> None:
    assert BLANKS["duration"].read(words, language) == meant


@pytest.mark.parametrize(
    ("kind", "words", "language", "meant"),
    [
        ("number", "no", Language.EN, 0),
        ("number", "drei", Language.DE, 3),
        ("time", "9:30", Language.EN, time(9, 30)),
        ("date", "2.3.2026", Language.DE, date(2026, 3, 2)),
        ("folder", "Gesendete Elemente", Language.DE, "sentitems"),
        ("text", "„Angebot“", Language.DE, "Angebot"),
        ("text", '"Offer"', Language.EN, "Offer"),
    ],
)
def test_words_become_values(kind: str, words: str, language: Language, meant: object) -> None:
    assert BLANKS[kind].read(words, language) == meant


@pytest.mark.parametrize(
    ("kind", "words", "allowed"),
    [
        ("person", "Anne", "Anna, Ben"),
        ("folder", "outgoing", "sent items"),
        ("product", "2007", "2010_SP2, 2010_SP3"),
        ("duration", "3 months", "second, minute, hour, day, week"),
        ("number", "dozen", "0 and up"),
    ],
)
def test_a_word_that_means_nothing_is_told_what_is_allowed(kind: str, words: str, allowed: str) -> None:
    with pytest.raises(SentenceMistake) as mistake:
        BLANKS[kind].read(words, Language.EN)
    assert words.split()[-1].rstrip("s") in mistake.value.problem
    assert allowed in mistake.value.hint


@pytest.mark.parametrize("kind", BLANKS)
@pytest.mark.parametrize("language", Language)
def test_every_blank_reads_its_own_example(kind: str, language: Language) -> None:
    assert BLANKS[kind].read(BLANKS[kind].example(language), language) is not None
