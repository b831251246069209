"""Arguments that make no sense are refused in a sentence, before anything is started."""

from __future__ import annotations

from pathlib import Path

import pytest

from fake_ews.cli import main


def status(*arguments: str) -> object:
    try:
        return main(["serve", *arguments])
    except SystemExit as ended:
        return ended.code


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--exchange", "2007"], "choose from"),
        (["--mailbox", "ann"], "give ADDRESS:PASSWORD, as in ann@example.test:secret"),
        (["--mailbox", "ann@example.test"], "give ADDRESS:PASSWORD"),
        (["--port", "70000"], "give 0 (a free one) to 65535"),
        (["--control-port", "x"], "give 0 (a free one) to 65535"),
        (["--clock", "soon"], "'soon' is no time; give one like 2026-03-02T08:00:00Z"),
        (["--auth", "kerberos"], "there are negotiate, ntlm, basic"),
        (["--seed-file", "nowhere.json"], "cannot read nowhere.json: No such file"),
        (["--ca-out", "nowhere/ca.pem"], "there is no folder nowhere to write ca.pem to"),
        (
            ["--ca-out", "ca.jks"],
            "the ending of ca.jks does not say in which form it is wanted; give one of .pem, .crt",
        ),
        (["--host", "two words"], "host 'two words'"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(*arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert sentence in output.err


@pytest.mark.parametrize(
    ("text", "sentence"), [("{", "line 1: This is not JSON"), ("[]", "line 1: A seed file holds an object")]
)
def test_a_seed_file_that_holds_no_object_is_refused(
    tmp_path: Path, text: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seed.json").write_text(text)
    assert status("--seed-file", str(tmp_path / "seed.json")) == 2
    assert sentence in capsys.readouterr().err
