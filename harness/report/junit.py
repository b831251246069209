"""The results as JUnit's XML, which build servers read: a suite for each product, a case for each test."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from harness.products import said
from harness.report.facts import Facts
from harness.report.results import Result, Results

#: What XML 1.0 has no place for (section 2.2, Char).
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(results: Results, facts: Facts) -> bytes:
    """Return the document; feature files that could not be read are errors of a suite of their own."""
    root = etree.Element("testsuites", name="scenarios")
    root.attrib.update(_counts(results.finished, len(results.not_collected)))
    for product in results.products():
        some = sorted(results.of(product=product), key=lambda result: result.test.node)
        name = f"Exchange {said(product)}" if product else "no product"
        suite = _suite(root, name, _counts(some), facts)
        for result in some:
            _case(suite, result)
    if results.not_collected:
        suite = _suite(root, "not collected", _counts([], len(results.not_collected)), facts)
        for number, mistakes in enumerate(results.not_collected, start=1):
            case = etree.SubElement(suite, "testcase", classname="collection", name=f"file {number}", time="0.000")
            error = etree.SubElement(case, "error", message=_line(mistakes), type="collection")
            error.text = _clean(mistakes)
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return document


def _suite(root: etree._Element, name: str, counts: dict[str, str], facts: Facts) -> etree._Element:
    place = str(len(root))
    moment = facts.began.strftime("%Y-%m-%dT%H:%M:%S")
    suite = etree.SubElement(root, "testsuite", name=name, id=place, timestamp=moment)
    suite.attrib.update(counts)
    return suite


def _counts(some: Sequence[Result], errors: int = 0) -> dict[str, str]:
    return {
        "tests": str(len(some) + errors),
        "failures": str(sum(not result.passed for result in some)),
        "errors": str(errors),
        "time": f"{sum(result.seconds for result in some):.3f}",
    }


def _case(suite: etree._Element, result: Result) -> None:
    # Build servers cut a class name at its dots into packages, so a feature file becomes one.
    classname = ".".join(PurePosixPath(result.test.file).with_suffix("").parts)
    case = etree.SubElement(
        suite,
        "testcase",
        classname=_clean(classname),
        name=_clean(result.test.node.partition("::")[2] or result.test.node),
        time=f"{result.seconds:.3f}",
    )
    if not result.passed:
        failure = etree.SubElement(case, "failure", message=_line(result.reason), type="failed")
        failure.text = _clean("\n\n".join(part for part in (result.reason, result.told) if part))


def _line(text: str) -> str:
    """Return the first line: an attribute loses its line ends."""
    return _clean(next((line.strip() for line in text.splitlines() if line.strip()), ""))[:500]


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
