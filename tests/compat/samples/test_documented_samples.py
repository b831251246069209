"""Every sample request of Microsoft's documentation is answered as the documentation shows, in kind."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.compat.samples.documented import SOAP, Sample, listed, sample_of, samples
from tests.compat.samples.likeness import differences
from tests.compat.samples.office import office_for
from tests.evidence.catalogue import SAMPLES

needs_samples = pytest.mark.skipif(
    not SAMPLES.is_file(), reason=f"Microsoft's documented samples are not in {SAMPLES.parent}; set EWS_SHARED"
)


@cache
def deviations() -> dict[str, Any]:
    """Return what is known to differ, by the sample's id: differences word for word, and why."""
    return tomllib.loads(Path(__file__).with_name("deviations.toml").read_text(encoding="utf-8"))


def _cases() -> Iterator[Any]:
    for name, id, number in listed():
        # What is not answered as documented shows nothing.
        shows = [] if f"{id}-{number}" in deviations() else [pytest.mark.shows(f"sample {id}")]
        yield pytest.param(id, number, marks=shows, id=f"{name}-{id}-{number}")


@needs_samples
@pytest.mark.parametrize(("id", "number"), list(_cases()))
def test_a_sample_is_answered_as_documented(id: str, number: int) -> None:
    known = deviations().get(f"{id}-{number}", {})
    assert found(sample_of(id), number) == known.get("differences", [])


def found(sample: Sample, number: int) -> list[str]:
    """Return how the answer to a sample differs from the one that is documented under that number."""
    if not sample.answers:
        return _failures(office_for(sample, number).answer().xml)
    documented = sample.answers[number]
    ours = office_for(sample, number).answer().xml.find(f"{{{SOAP}}}Body/*")
    assert ours is not None
    if etree.QName(ours).localname == "Fault":
        said = ours.findtext("faultcode", "").rpartition(":")[2]
        return [] if said in documented.codes else [f"{said}: {ours.findtext('.//{*}Violation') or ''}".strip(": ")]
    return differences(documented.payload, ours)


def _failures(answer: etree._Element) -> list[str]:
    """Return what went wrong in an answer that the documentation does not show: nothing should."""
    faults = [f"{one.text}" for one in answer.iterfind(".//faultstring")]
    codes = [one.text or "" for one in answer.iterfind(".//{*}ResponseCode") if not faults]
    return faults + [code for code in codes if code != "NoError"]


@needs_samples
def test_every_sample_of_an_operation_that_there_is_is_tried() -> None:
    known = [(sample.name, sample.id, number) for sample in samples() for number in range(max(1, len(sample.answers)))]
    assert list(listed()) == known


def test_every_deviation_is_of_a_sample_that_is_tried() -> None:
    assert set(deviations()) <= {f"{id}-{number}" for _, id, number in listed()}
