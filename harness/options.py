"""The command-line options of the pytest plugin, a row each; ``harness run`` offers the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from harness.matrix import chosen_products


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its flag, what it is when nobody says, and what it does."""

    flag: str
    default: str
    help: str
    choices: tuple[str, ...] | None = None
    kind: Callable[[str], object] = str


OPTIONS: Final[tuple[Option, ...]] = (
    Option("--exchange", "all", "products to run on: all, or names with commas between (2010_SP2,2019)"),
    Option("--transport", "wire", "real HTTPS, or calls in process without a socket", choices=("wire", "memory")),
    Option("--seed", "1", "the number from which everything random in a world comes", kind=int),
    Option("--shuffle", "", "run in the order that this number deals out; as written when left out"),
    Option("--transcripts", "", "write what each scenario said to Exchange, and heard, below this directory"),
)


@dataclass(frozen=True, slots=True)
class Options:
    """The options as values."""

    products: tuple[str, ...]
    transport: str
    seed: int
    transcripts: Path | None
    shuffle: int | None = None


def add_options(parser: pytest.Parser) -> None:
    """Add every option to pytest's parser."""
    group = parser.getgroup("harness", "scenarios against Exchange")
    for option in OPTIONS:
        group.addoption(option.flag, default=option.default, choices=option.choices, type=option.kind, help=option.help)


def read_options(config: pytest.Config) -> Options:
    """Return the options of this run; raises pytest.UsageError for a product that does not exist."""
    try:
        products = chosen_products(config.getoption("--exchange"))
    except ValueError as error:
        raise pytest.UsageError(f"--exchange: {error}") from None
    transcripts, shuffle = config.getoption("--transcripts"), config.getoption("--shuffle")
    if shuffle and not shuffle.isdecimal():
        raise pytest.UsageError(f"--shuffle: {shuffle!r} is not a number")
    return Options(
        products,
        config.getoption("--transport"),
        int(config.getoption("--seed")),
        Path(transcripts) if transcripts else None,
        int(shuffle) if shuffle else None,
    )
