"""A seed file says a company in YAML or JSON; of what makes no sense in it, the line is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fake_ews.clock import ManualClock
from fake_ews.control import Control, SeedFile, SeedFileError
from fake_ews.organisation import Organisation

ANN = "ann@example.test"


@pytest.fixture
def control() -> Control:
    return Control(Organisation(clock=ManualClock()))


def written(folder: Path, text: str) -> SeedFile:
    path = folder / "company.yaml"
    path.write_text(text, encoding="utf-8")
    return SeedFile(path)


def seeded(folder: Path, text: str, control: Control) -> None:
    written(folder, text).seed(control)


def test_json_is_read_as_json_and_its_lines_are_known_too(tmp_path: Path, control: Control) -> None:
    path = tmp_path / "company.json"
    data = {"mailboxes": [{"address": ANN, "password": "se\tcret \U0001f600", "archive": True}]}
    path.write_text(json.dumps(data, indent="\t"))
    assert SeedFile(path).data == data

    path.write_text(json.dumps({"mailboxes": [{"address": ANN, "password": 1}]}, indent="\t"))
    with pytest.raises(
        SeedFileError, match=r"company\.json, line 5: seed\.mailboxes\[0\]\.password is 1; give a text\."
    ):
        SeedFile(path).seed(control)


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("no", "no"),
        ("2026-03-02", "2026-03-02"),
        ("12:30", "12:30"),
        ("190:20:30.15", "190:20:30.15"),
        ("0x1F", "0x1F"),
        ("true", True),
        ("12", 12),
        ("-1.5", -1.5),
        ("'12'", "12"),
        ("~", None),
    ],
)
def test_a_plain_word_is_what_it_looks_like_and_nothing_cleverer(tmp_path: Path, scalar: str, value: Any) -> None:
    assert written(tmp_path, f"x: {scalar}").data == {"x": value}


def test_a_file_beside_it_stands_for_its_content(tmp_path: Path, control: Control) -> None:
    (tmp_path / "mail.eml").write_bytes(b"From: carl@outside.test\r\nSubject: Raw\r\n\r\nHello\r\n")
    mailbox = "{address: ann@example.test, password: secret, messages: [{mime: !file mail.eml}]}"
    seeded(tmp_path, f"mailboxes: [{mailbox}]", control)
    assert [item["subject"] for item in control.call("items", {"mailbox": ANN})] == ["Raw"]


def test_an_anchor_says_twice_what_stands_once(tmp_path: Path) -> None:
    assert written(tmp_path, "people:\n  - &one {address: x@y.test}\n  - *one\n").data["people"][1] == {
        "address": "x@y.test"
    }


def test_an_empty_file_is_an_empty_company(tmp_path: Path, control: Control) -> None:
    seeded(tmp_path, "# nobody yet\n", control)
    assert control.mailboxes() == []


MAILBOX = "mailboxes:\n  - address: ann@example.test\n    password: secret\n"


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("mailboxes: [", 1, "This is not YAML"),
        ("a:\n  b: c\n d: e", 3, "This is not YAML"),
        ("- a\n- b", 1, "A seed file holds an object"),
        ("a: 1\nb: 2\na: 3", 3, "'a' stands here twice"),
        ("a: &x\n  - *x", 1, "This holds itself"),
        ("people:\n  - address: !file nowhere", 2, "Cannot read nowhere: No such file"),
        ("company: x", 1, "seed takes no 'company'; it takes mailboxes, people, groups, settings, managed_folders"),
        (MAILBOX + "    adress: x\n", 4, "seed.mailboxes[0] takes no 'adress'; it takes address, password, name"),
        (MAILBOX + "  - name: Bob\n", 4, "seed.mailboxes[1] needs 'address'."),
        (MAILBOX + "    archive: maybe\n", 4, "seed.mailboxes[0].archive is 'maybe'; give true or false."),
        (MAILBOX + "    account: broken\n", 4, "give one of enabled, disabled"),
        (MAILBOX + "    messages:\n      - subject: Hi\n        received: soon\n", 6, "give a time like 2026-"),
        # What is found only while the company is made:
        (MAILBOX + "    messages:\n      - subject: Hi\n        folder: Nowhere\n", 5, "has no folder 'Nowhere'"),
        (MAILBOX + "    delegates:\n      - {address: eve@example.test}\n", 5, "cannot act for ann@example.test"),
        (MAILBOX + "    photos: [SGVsbG8=]\n", 4, "A photo of ann@example.test is"),
        (
            MAILBOX + "    meetings:\n      - {subject: Hi, start: 2026-03-02T09:00, end: 2026-03-02T08:00}\n",
            5,
            "The meeting 'Hi' cannot be: Exchange answers ErrorCalendarEndDateIsEarlierThanStartDate.",
        ),
        (MAILBOX + "  - address: ann@example.test\n    password: x\n", 4, "leave out 'password' to add to it"),
        ("groups:\n  - {address: a@b.test}\n  - {address: a@b.test}\n", 3, "there is a mailbox or a group"),
    ],
)
def test_what_makes_no_sense_is_said_with_its_line_and_what_would_do(
    tmp_path: Path, control: Control, text: str, line: int, sentence: str
) -> None:
    with pytest.raises(SeedFileError) as refused:
        seeded(tmp_path, text, control)
    assert f"company.yaml, line {line}: " in str(refused.value)
    assert sentence in str(refused.value)
