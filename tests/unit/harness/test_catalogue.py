"""A sentence finds its step in the language of its file."""

from __future__ import annotations

import pytest

from harness.cast import Person
from harness.catalogue import Catalogue, Step
from harness.language import Language
from harness.mistakes import SentenceMistake
from harness.steps import CATALOGUE


def greet(world: object, sender: Person, person: Person) -> None:
    """Somebody greets somebody."""


def leave(world: object, person: Person) -> None:
    """Somebody leaves."""


GREETING = Step("{sender:person} greets {person}", "{sender:person} grüßt {person}", greet)
LEAVING = Step("{person} leaves", "{person} geht", leave)
STEPS = Catalogue((GREETING, LEAVING))


def test_a_sentence_calls_its_step_with_the_values_in_its_blanks() -> None:
    found = STEPS.find("Anna grüßt Ben", Language.DE)
    assert found.step is GREETING
    assert [found.values["sender"].name, found.values["person"].name] == ["Anna", "Ben"]


def test_an_unknown_sentence_names_the_nearest_step() -> None:
    with pytest.raises(SentenceMistake) as mistake:
        STEPS.find("Anna greeted Ben", Language.EN)
    assert mistake.value.hint == "nearest step: {sender:person} greets {person}"


def test_a_sentence_of_the_other_language_says_which() -> None:
    with pytest.raises(SentenceMistake) as mistake:
        STEPS.find("Anna geht", Language.EN)
    assert "# language: de" in mistake.value.hint


def test_a_person_who_does_not_exist_is_called_that_and_not_an_unknown_step() -> None:
    with pytest.raises(SentenceMistake) as mistake:
        STEPS.find("Hans leaves", Language.EN)
    assert "'Hans'" in mistake.value.problem
    assert "Anna" in mistake.value.hint


def test_a_sentence_that_two_steps_fit_is_refused() -> None:
    twice = Catalogue((LEAVING, LEAVING))
    with pytest.raises(SentenceMistake, match="several steps"):
        twice.find("Anna leaves", Language.EN)


@pytest.mark.parametrize("wrong", ["{person} goes", "{nobody} leaves {person}"])
def test_a_catalogue_whose_sentence_and_function_do_not_agree_is_not_built(wrong: str) -> None:
    with pytest.raises(ValueError, match="blank"):
        Catalogue((Step(wrong, "{person} geht", greet),))


def test_a_step_that_needs_a_table_says_so() -> None:
    with pytest.raises(SentenceMistake, match="takes no table"):
        LEAVING.refuse_below(has_table=True, has_text_block=False)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("step", CATALOGUE.steps, ids=lambda step: step.en)
def test_no_other_step_fits_the_example_of_a_step(step: Step, language: Language) -> None:
    example = next(sentence.example for sentence, owner in CATALOGUE.sentences(language) if owner is step)
    assert CATALOGUE.find(example, language).step is step


@pytest.mark.parametrize("step", CATALOGUE.steps, ids=lambda step: step.en)
def test_every_step_says_what_it_does(step: Step) -> None:
    assert step.meaning.endswith(".")
