"""The results of a run as values, put together from pytest's reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from harness.evidence import Evidence
from harness.products import PRODUCTS


@dataclass(frozen=True, slots=True)
class TestId:
    """A test id taken apart: ``scenarios/connection/x.feature::Words[2013_SP1-row]``."""

    __test__ = False  # pytest would take the class for a test by its name

    node: str
    suite: str
    scenario: str
    product: str

    @property
    def file(self) -> str:
        """The file that the test stands in."""
        return self.node.partition("::")[0]

    @classmethod
    def parse(cls, node: str) -> TestId:
        """Return the parts; a test that is no scenario has no product and is its own suite."""
        path, _, name = node.partition("::")
        scenario, bracket, rest = name.rpartition("[")
        label = rest.removesuffix("]")
        fitting = [product for product in PRODUCTS if label == product or label.startswith(f"{product}-")]
        if not bracket or not fitting:
            return cls(node, PurePosixPath(path).parent.name or path, name, "")
        product = max(fitting, key=len)
        row = label.removeprefix(product).removeprefix("-")
        return cls(node, PurePosixPath(path).parent.name, f"{scenario} ({row})" if row else scenario, product)


@dataclass(frozen=True, slots=True)
class Result:
    """How one test ended.

    Where it failed, ``reason`` says why, ``told`` is the story as text, and ``evidence`` the story with everything
    that was said to Exchange. ``limitations`` are the ids of those that the scenario shows.
    """

    test: TestId
    passed: bool
    seconds: float
    reason: str = ""
    told: str = ""
    evidence: Evidence | None = None
    limitations: tuple[str, ...] = ()


@dataclass(slots=True)
class Results:
    """Everything known of a run so far."""

    expected: int = 0
    finished: list[Result] = field(default_factory=list)
    not_collected: list[str] = field(default_factory=list)

    @property
    def failures(self) -> list[Result]:
        """What failed, by test id: the order of ends depends on the number of jobs."""
        return sorted((result for result in self.finished if not result.passed), key=lambda result: result.test.node)

    def add(self, results: Iterable[Result]) -> None:
        """Add what ended."""
        self.finished.extend(results)

    def suites(self) -> list[str]:
        """The suites in order of name."""
        return sorted({result.test.suite for result in self.finished})

    def products(self) -> list[str]:
        """The products that something ran on, in their order; "" for tests that are no scenarios."""
        seen = {result.test.product for result in self.finished}
        return [product for product in (*PRODUCTS, "") if product in seen]

    def of(self, suite: str = "", product: str | None = None) -> Iterator[Result]:
        """Yield the results of a suite, of a product, or of both."""
        for result in self.finished:
            if suite in ("", result.test.suite) and product in (None, result.test.product):
                yield result
