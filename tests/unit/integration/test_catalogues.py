"""Sentences, limitations and settings are whole: two languages, the same blanks, one row each."""

from __future__ import annotations

import string
from datetime import timedelta
from pathlib import Path

import pytest

from integration.capabilities import NOT_OFFERED, offered, require
from integration.errors import Refused
from integration.limitations import LIMITATIONS
from integration.model.limitation import LimitationKind
from integration.sentences import SENTENCES, Sentence
from integration.settings import Settings

SOURCES = Path(__file__).parents[3] / "integration"


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=lambda sentence: sentence.id)
def test_a_sentence_says_the_same_in_both_languages(sentence: Sentence) -> None:
    assert sentence.en != sentence.de
    assert blanks(sentence.en) == blanks(sentence.de)
    assert blanks(sentence.en) <= {"address", "url", "build", "detail"}


def test_every_sentence_is_said_somewhere() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py") if path.name != "sentences.py")
    own = [id for id in SENTENCES if not id.startswith("limitation.")]
    assert [id for id in own if f'"{id}"' not in code] == []


def test_what_is_not_offered_is_refused_by_a_limitation_with_a_way_out() -> None:
    ways_out = {limitation.id: limitation.way_out for limitation in LIMITATIONS}
    for feature in NOT_OFFERED:
        with pytest.raises(Refused) as refused:
            require(feature)
        for language, way_out in zip(("en", "de"), ways_out[NOT_OFFERED[feature]], strict=True):
            assert way_out
            assert refused.value.sentence(language).endswith(way_out)
    assert not offered() & NOT_OFFERED.keys()


def test_whatever_is_taken_away_is_known_as_not_offered() -> None:
    taken_away = {one.id for one in LIMITATIONS if one.kind is not LimitationKind.EXPLAINED}
    # L12 says with which error the servers are refused that L1 takes away.
    assert taken_away - {"L12"} == set(NOT_OFFERED.values())


def test_limitations_have_one_id_each_and_two_languages() -> None:
    assert len({limitation.id for limitation in LIMITATIONS}) == len(LIMITATIONS) == 28
    assert all(limitation.en and limitation.de and limitation.en != limitation.de for limitation in LIMITATIONS)


def test_settings_come_from_the_environment_in_their_own_kinds() -> None:
    settings = Settings.from_environment(
        {
            "EXCHANGE_INTEGRATION_SYNC_INTERVAL": "90",
            "EXCHANGE_INTEGRATION_LEGACY_TLS": "yes",
            "EXCHANGE_INTEGRATION_ALLOWED_NETWORKS": "10.0.0.0/8 192.168.0.0/16",
            "EXCHANGE_INTEGRATION_LANES": "8",
        }
    )
    assert settings.sync_interval == timedelta(seconds=90)
    assert settings.legacy_tls
    assert settings.allowed_networks == ("10.0.0.0/8", "192.168.0.0/16")
    assert settings.lanes == 8


def test_a_setting_of_the_wrong_kind_is_named() -> None:
    with pytest.raises(ValueError, match="EXCHANGE_INTEGRATION_LANES"):
        Settings.from_environment({"EXCHANGE_INTEGRATION_LANES": "many"})


def test_the_key_is_not_shown_with_the_settings() -> None:
    assert "hidden" not in repr(Settings(encryption_key="hidden"))
