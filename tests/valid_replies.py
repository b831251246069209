"""Judges every reply that is recorded: its payload is to be valid for the version named, by our documents and theirs.

One line makes a test's organisation judged, ``organisation.recorder.observers.append(judge)`` with a ``Judge``, whose
``settle`` raises what was wrong; ``judge_every_reply`` does that for every organisation there is while a test runs::

    @pytest.fixture(autouse=True)
    def every_reply_is_valid(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        judge = judge_every_reply(monkeypatch)
        yield
        judge.settle()
"""

from __future__ import annotations

from functools import cache
from typing import Final

import pytest
from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.recorder import Exchanged, Recorder
from fake_ews.schema.namespaces import ERRORS, SOAP, TYPES
from fake_ews.schema.response_codes import ResponseCodeType
from fake_ews.schema.view import view
from fake_ews.versions import Version, schema_of
from fake_ews.wire import validity
from fake_ews.wire.validity import as_the_schema_has_it, envelopes
from tests.microsoft_schema import FOLDERS, microsoft_validator, present

_ENVELOPE: Final = f"{{{SOAP}}}Envelope"
_HEADER: Final = f"{{{SOAP}}}Header"
_BODY: Final = f"{{{SOAP}}}Body"
_FAULT: Final = f"{{{SOAP}}}Fault"
_CODES: Final = frozenset(str(code) for code in ResponseCodeType.values)


def assert_valid_reply(body: bytes, version: Version) -> None:
    """Assert that a reply, or each envelope of a stream, is valid for ``version``; a fault has its form instead."""
    found = 0
    for envelope in envelopes(body):
        found += 1
        assert_valid_envelope(envelope, version)
    assert found, "there is no envelope in the reply"


def assert_valid_envelope(envelope: etree._Element, version: Version) -> None:
    """Assert that one envelope is valid: its headers, and its one payload or fault."""
    assert envelope.tag == _ENVELOPE, envelope.tag
    for header in envelope.iterfind(f"{_HEADER}/*"):
        assert_valid(header, version)
    (payload,) = envelope.iterfind(f"{_BODY}/*")
    if payload.tag == _FAULT:
        _assert_fault(payload)
    else:
        assert_valid(as_the_schema_has_it(payload), version)


def assert_valid(element: etree._Element, version: Version) -> None:
    """Assert that a message or header is valid: by our own documents, and by Microsoft's where they are at hand.

    Of some versions no document is public; the next later one that is has everything that they have.
    """
    for name, validator in _validators(version):
        if not validator.validate(element):
            wrong = validator.error_log.last_error
            shown = etree.tostring(element, pretty_print=True, encoding="unicode")
            raise AssertionError(f"not valid by {name}: {wrong.message if wrong else '?'}\n{shown}")


def _assert_fault(fault: etree._Element) -> None:
    """Assert that a fault has the form that servers were seen to give it."""
    assert [child.tag for child in fault] == ["faultcode", "faultstring", "detail"]
    prefix, _, code = (fault[0].text or "").rpartition(":")
    assert fault[0].nsmap.get(prefix) == TYPES, "the fault code is not in the types namespace"
    detail = [child.tag for child in fault[2]]
    assert detail[:2] == [f"{{{ERRORS}}}ResponseCode", f"{{{ERRORS}}}Message"], detail
    assert detail[2:] in ([], [f"{{{TYPES}}}MessageXml"]), detail
    assert fault[2][0].text == code, "fault code and response code differ"
    assert code in _CODES, f"{code} is no response code"


class Judge:
    """Judges what is recorded and keeps what is wrong, since an observer has nobody to raise it to."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.judged = 0

    def __call__(self, exchange: Exchanged) -> None:
        """Judge one exchange."""
        try:
            self.judged += _judge(exchange)
        except (AssertionError, ValueError, etree.XMLSyntaxError) as error:
            self.problems.append(f"{exchange.number} {exchange.operation} ({exchange.version}): {error}")

    def settle(self) -> None:
        """Raise AssertionError for the replies that were not valid; forget them."""
        problems, self.problems = self.problems, []
        assert not problems, "\n".join(problems)


def judge_every_reply(monkeypatch: pytest.MonkeyPatch) -> Judge:
    """Return a judge of every reply that any organisation records from now on until ``monkeypatch`` undoes it."""
    judge = Judge()
    plain = Recorder._observe

    def observe(recorder: Recorder, exchange: Exchanged) -> None:
        plain(recorder, exchange)
        judge(exchange)

    monkeypatch.setattr(Recorder, "_observe", observe)
    return judge


def _judge(exchange: Exchanged) -> bool:
    """Judge an exchange; False for what is no reply of EWS, or was planned to be a wrong one."""
    assert not exchange.internal_error, exchange.internal_error
    if not exchange.body or exchange.fault_id or not exchange.request.path.startswith("/ews/"):
        return False
    if exchange.status == 200 and exchange.operation not in standard().operations:
        # A test that brings an operation of its own brings its types too, and no document knows them.
        return False
    version = Version.__members__.get(exchange.version)
    if exchange.status != 200 or version is None:
        # A request whose version nobody knows gets a fault; faults have no schema.
        for envelope in envelopes(exchange.body):
            assert envelope.find(f"{_BODY}/{_FAULT}") is not None, "neither an answer nor a fault"
            assert_valid_envelope(envelope, Version.Exchange2007)
        return True
    assert_valid_reply(exchange.body, version)
    return True


@cache
def _validators(version: Version) -> tuple[tuple[str, etree.XMLSchema], ...]:
    found = [("our documents", our_validator(version))]
    later = [one for one in FOLDERS if one >= schema_of(version)]
    if present() and later:
        found.append((f"Microsoft's documents of {min(later).name}", microsoft_validator(min(later))))
    return tuple(found)


def our_validator(version: Version) -> etree.XMLSchema:
    """Return the validator of the documents that our table writes."""
    return validity.schema_of(view(standard().table, version))
