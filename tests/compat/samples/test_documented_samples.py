"""Every sample request of Microsoft's documentation is answered as the documentation shows, in kind."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.compat.samples.documented import SOAP, Sample, samples
from tests.compat.samples.likeness import differences
from tests.compat.samples.office import ARRANGED, Office
from tests.evidence.catalogue import SAMPLES

needs_samples = pytest.mark.skipif(
    not SAMPLES.is_file(), reason=f"Microsoft's documented samples are not in {SAMPLES.parent}; set EWS_SHARED"
)


@cache
def deviations() -> dict[str, Any]:
    """Return what is known to differ, by the sample's id: differences word for word, and why."""
    return tomllib.loads(Path(__file__).with_name("deviations.toml").read_text(encoding="utf-8"))


CASES = [
    pytest.param(sample, number, marks=pytest.mark.shows(f"sample {sample.id}"), id=f"{sample.name}-{number}")
    for sample in samples()
    for number in range(max(1, len(sample.answers)))
]


@needs_samples
@pytest.mark.parametrize(("sample", "number"), CASES)
def test_a_sample_is_answered_as_documented(sample: Sample, number: int) -> None:
    known = deviations().get(f"{sample.id}-{number}", {})
    assert found(sample, number) == known.get("differences", [])


def found(sample: Sample, number: int) -> list[str]:
    """Return how the answer to a sample differs from the one that is documented under that number."""
    if not sample.answers:
        return _failures(Office(sample, "NoError").answer().xml)
    documented = sample.answers[number]
    code = next((code for code in documented.codes if code != "NoError"), "NoError")
    if code not in ARRANGED and etree.QName(documented.payload).localname != "Fault":
        code = "NoError"
    ours = Office(sample, code, _shape(sample, number)).answer().xml.find(f"{{{SOAP}}}Body/*")
    assert ours is not None
    if etree.QName(ours).localname == "Fault":
        said = ours.findtext("faultcode", "").rpartition(":")[2]
        return [] if said in documented.codes else [f"{said}: {ours.findtext('.//{*}Violation') or ''}".strip(": ")]
    return differences(documented.payload, ours)


def _shape(sample: Sample, number: int) -> str:
    """Return the shape of which the answer is, where a page shows the answers to one request in several shapes."""
    return {"12eb436617ee0317": ("IdOnly", "Default", "AllProperties")}.get(sample.id, ("",) * 9)[number]


def _failures(answer: etree._Element) -> list[str]:
    """Return what went wrong in an answer that the documentation does not show: nothing should."""
    faults = [f"{one.text}" for one in answer.iterfind(".//faultstring")]
    codes = [one.text or "" for one in answer.iterfind(".//{*}ResponseCode") if not faults]
    return faults + [code for code in codes if code != "NoError"]


@needs_samples
def test_every_deviation_is_of_a_sample_that_there_is() -> None:
    names = {f"{sample.id}-{number}" for sample in samples() for number in range(max(1, len(sample.answers)))}
    assert set(deviations()) <= names
