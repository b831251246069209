"""The table of the protocol is whole, and asks for nothing that could send twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from integration.model.mail import UNFINISHED, Draft, Letter, MailState, OutgoingMail, SentCopy, Sighting
from integration.sending.rules import PLAN, Action, Observed, observe, plan, token

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
MAIL = OutgoingMail(
    "key", "account", Letter("Offer", "<p>Hi</p>", ("bob@client.test",)), "<key@x>", "key", MailState.INTENDED, NOW, NOW
)


def test_every_unfinished_state_has_a_first_step() -> None:
    assert {state for state, observed in PLAN if observed is Observed.UNASKED} == set(UNFINISHED)


def test_after_a_look_every_answer_has_a_step() -> None:
    looking = {state for (state, observed), action in PLAN.items() if action is Action.LOOK}
    for state in looking:
        answers = {observed for of, observed in PLAN if of is state} - {Observed.UNASKED}
        assert answers == set(Observed) - {Observed.UNASKED}, state


def test_nothing_is_submitted_without_its_draft_in_sight_once_a_submission_was_begun() -> None:
    submitting = {key for key, action in PLAN.items() if action is Action.SUBMIT}
    assert submitting == {(MailState.DRAFTED, Observed.UNASKED), (MailState.SUBMITTING, Observed.DRAFT)}


def test_no_new_draft_is_made_once_one_is_recorded() -> None:
    creating = {state for (state, _), action in PLAN.items() if action is Action.CREATE}
    assert creating == {MailState.INTENDED, MailState.DRAFTING}


def test_only_the_recorded_draft_counts() -> None:
    mail = replace(MAIL, state=MailState.SUBMITTING, draft=Draft("one", "a"), submissions=1)
    late = Sighting(drafts=(Draft("two", "a"),))
    assert token(mail, late) is None
    assert plan(mail, observe(mail, late)) is Action.RECORD_SENT
    changed = Sighting(drafts=(Draft("two", "a"), Draft("one", "b")))
    assert token(mail, changed) == Draft("one", "b")
    assert plan(mail, observe(mail, changed)) is Action.SUBMIT


def test_a_sent_copy_outweighs_everything_else() -> None:
    seen = Sighting(drafts=(Draft("one", "a"),), sent=(SentCopy("three", "<id>", "c"),), discarded=True)
    assert observe(MAIL, seen) is Observed.SENT
