"""After a documented request that changes something, a read shows that it is so; without the request, it does not."""

from __future__ import annotations

import pytest
from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.snapshots import Snapshot
from tests.calling import ANN, Answer
from tests.compat.samples.documented import TYPES, listed, sample_of
from tests.compat.samples.follow_ups.done import Done, plain
from tests.compat.samples.follow_ups.of_operations import FOLLOW_UPS, READS
from tests.compat.samples.office import Office, office_for
from tests.evidence.catalogue import SAMPLES

needs_samples = pytest.mark.skipif(
    not SAMPLES.is_file(), reason=f"Microsoft's documented samples are not in {SAMPLES.parent}; set EWS_SHARED"
)

#: Every sample, and every documented answer to it, of an operation that changes something.
_CASES = [
    pytest.param(id, number, id=f"{name}-{id}-{number}")
    for name, id, number in listed()
    if name.partition("-")[0] in FOLLOW_UPS
]


@needs_samples
@pytest.mark.parametrize(("id", "number"), _CASES)
def test_what_a_sample_asks_for_is_so_afterwards(id: str, number: int) -> None:
    office = office_for(sample_of(id), number)
    envelope = office.prepared()
    looked = _looked(office, envelope)
    journal = office.exchange.organisation.premises.journal
    before = journal.position

    done = _done(office, envelope, office.send(envelope), looked)

    if set(done.answer.codes) == {"NoError"}:
        assert list(FOLLOW_UPS[office.sample.operation](done)) == []
    else:
        assert "NoError" in done.answer.codes or journal.position == before


@needs_samples
@pytest.mark.parametrize(("id", "number"), _CASES)
def test_a_follow_up_notices_what_did_not_happen(id: str, number: int) -> None:
    office = office_for(sample_of(id), number)
    envelope = office.prepared()
    looked = _looked(office, envelope)
    before = Snapshot(office.exchange.organisation)
    answer = office.send(envelope)

    before.restore()

    if set(answer.codes) == {"NoError"}:
        assert list(FOLLOW_UPS[office.sample.operation](_done(office, envelope, answer, looked))) != []


def test_every_operation_that_changes_something_and_has_a_sample_has_its_follow_up() -> None:
    changing = {one for one in standard().operations if not one.startswith(READS)}
    assert FOLLOW_UPS.keys() == changing & {name.partition("-")[0] for name, _, _ in listed()}


def _done(office: Office, envelope: etree._Element, answer: Answer, looked: dict[str, Answer]) -> Done:
    actor = envelope.findtext(f".//{{{TYPES}}}ConnectingSID/{{{TYPES}}}SmtpAddress") or ANN
    return Done(office.exchange, envelope, answer, plain(actor), looked)


def _looked(office: Office, envelope: etree._Element) -> dict[str, Answer]:
    """Look at the items that a request names, before it is sent."""
    eyes = Done(office.exchange, envelope, Answer(0, b"", envelope), ANN)
    named = [one for name in ("ItemId", "ReferenceItemId") for one in envelope.iterfind(f".//{{{TYPES}}}{name}")]
    return {one.get("Id", ""): eyes.item(one.get("Id", "")) for one in named}
