"""Microsoft's documented samples as they can be sent: printing mistakes undone, nothing else changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.versions import Version
from tests.evidence.catalogue import SAMPLES

SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"
TYPES: Final = "http://schemas.microsoft.com/exchange/services/2006/types"
MESSAGES: Final = "http://schemas.microsoft.com/exchange/services/2006/messages"

#: The documentation tool made links of the names of namespaces; servers refuse those.
_LINKED: Final = re.compile(r"https://schemas\.(microsoft\.com|xmlsoap\.org)/")

#: The newest build of each product that there was when the samples were taken.
_PRODUCTS: Final = (((14, 9, 0), "2010_SP2"), ((15, 0, 846), "2013"), ((15, 0, 9999), "2013_SP1"))


@dataclass(frozen=True)
class Documented:
    """One documented answer: the payload of its body, and the server that gave it."""

    payload: etree._Element = field(repr=False)
    codes: tuple[str, ...]
    build: tuple[int, int, int] | None


@dataclass(frozen=True)
class Sample:
    """One sample: a request, and the answers that the documentation shows for it, successes first."""

    id: str
    page: str
    operation: str
    envelope: etree._Element = field(repr=False)
    answers: tuple[Documented, ...]
    version: str
    product: str

    @property
    def name(self) -> str:
        """What the test is called."""
        return f"{self.operation}-{self.page}"


@cache
def samples() -> tuple[Sample, ...]:
    """Return every sample of an operation that the emulator has; none where the file is not there."""
    return tuple(_samples())


def sample_of(id: str) -> Sample:
    """Return the sample of an id."""
    return next(one for one in samples() if one.id == id)


@cache
def listed() -> tuple[tuple[str, str, int], ...]:
    """Return the samples and answers that are tried, which stand in a file so that every run has the same tests."""
    rows = Path(__file__).with_name("samples.txt").read_text(encoding="utf-8").splitlines()
    return tuple((name, id, int(number)) for name, id, number in (row.split() for row in rows))


def _samples() -> Iterator[Sample]:
    if not SAMPLES.is_file():
        return
    for line in SAMPLES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        request = row["request"]
        if row["protocol"] != "ews" or request is None or not request["wellformed"]:
            continue
        if request["payload"] in standard().operations:
            yield _sample(row, request)


def _sample(row: dict[str, Any], request: dict[str, Any]) -> Sample:
    answers = tuple(_answer(one) for one in row["responses"] if one["wellformed"])
    envelope = _enveloped(_parsed(request["xml"]))
    version = _version(request, answers)
    header = envelope.find(f"{{{SOAP}}}Header/{{{TYPES}}}RequestServerVersion")
    if header is not None:
        header.set("Version", version)
    elif version:
        _name_version(envelope, version)
    page = row["page"].rpartition("/")[2].removesuffix(".md")
    return Sample(row["id"], page, request["payload"], envelope, answers, version, _product(version, answers))


def _answer(row: dict[str, Any]) -> Documented:
    found = _parsed(row["xml"])
    body = found.find(f"{{{SOAP}}}Body")
    payload = next(iter(body)) if body is not None else found
    said = row.get("server_version")
    build = tuple(int(said[name]) for name in ("MajorVersion", "MinorVersion", "MajorBuildNumber")) if said else None
    assert build is None or len(build) == 3
    return Documented(payload, tuple(row.get("response_codes") or ()), build)


def _parsed(xml: str) -> etree._Element:
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True)
    text = _LINKED.sub(r"http://schemas.\1/", xml)
    return etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser)


def _enveloped(found: etree._Element) -> etree._Element:
    if found.tag == f"{{{SOAP}}}Envelope":
        return found
    envelope = etree.Element(f"{{{SOAP}}}Envelope")
    etree.SubElement(envelope, f"{{{SOAP}}}Body").append(found)
    return envelope


def _version(request: dict[str, Any], answers: tuple[Documented, ...]) -> str:
    """Return the version that a request names, without misprints; where it names none, that of its time.

    No header means the schema of 2007, which what was taken from a server of 2013 need not fit.
    """
    named: str = (request.get("request_version") or "").strip().replace("Exchange207_", "Exchange2007_")
    if named:
        return named
    builds = [answer.build for answer in answers if answer.build]
    if builds and builds[0] < (15, 0, 0):
        return ""
    if answers:
        return Version.Exchange2013_SP1.name
    fits = [name for name, fits in request.get("schemas", {}).items() if fits]
    return "" if "exchange2010_sp2" in fits else Version.Exchange2013_SP1.name


def _name_version(envelope: etree._Element, version: str) -> None:
    header = etree.Element(f"{{{SOAP}}}Header")
    etree.SubElement(header, f"{{{TYPES}}}RequestServerVersion").set("Version", version)
    envelope.insert(0, header)


def _product(version: str, answers: tuple[Documented, ...]) -> str:
    """Return the product that the sample was taken from, or the oldest one that knows the version it names."""
    named = Version[version] if version else Version.Exchange2007
    builds = [answer.build for answer in answers if answer.build]
    taken = next((name for newest, name in _PRODUCTS if builds and builds[0] <= newest), "")
    if taken and not (taken == "2010_SP2" and named > Version.Exchange2010_SP2):
        return taken
    if named <= Version.Exchange2010_SP2:
        return "2010_SP2"
    return "2013" if named <= Version.Exchange2013 else "2013_SP1"
