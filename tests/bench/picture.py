"""The picture: a bar a goal from its reference to its ratio, with good and limit marked; SVG, written plainly."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log10
from types import MappingProxyType
from typing import Final

from tests.bench.goals import Outcome

_LEFT, _WIDTH, _ROW, _TOP = 330, 480, 24, 40
#: The axis is logarithmic, from a hundredth of the reference to a hundred times it.
_FROM, _TO = 0.01, 100.0
_COLOURS: Final = MappingProxyType(
    {"good": "#2e7d32", "within the limit": "#b26a00", "beyond the limit": "#b71c1c", "": "#607d8b"}
)


def picture(outcomes: Sequence[Outcome]) -> str:
    """Return the picture of these outcomes."""
    height = _TOP + _ROW * len(outcomes) + 50
    rows = "".join(_row(outcome, _TOP + _ROW * number) for number, outcome in enumerate(outcomes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDTH + 80}" height="{height}" '
        'font-family="sans-serif" font-size="12">'
        f'<rect width="100%" height="100%" fill="white"/>{_axis(height)}{rows}'
        f'<text x="{_LEFT}" y="{height - 8}" fill="#555">times the reference of the same run; '
        "the green mark is good, the red one the limit</text></svg>\n"
    )


def _axis(height: int) -> str:
    lines = []
    for ratio in (0.01, 0.1, 1, 10, 100):
        x, colour = _x(ratio), "#888" if ratio == 1 else "#ddd"
        lines.append(f'<line x1="{x}" y1="{_TOP - 8}" x2="{x}" y2="{height - 32}" stroke="{colour}"/>')
        lines.append(f'<text x="{x}" y="{_TOP - 14}" text-anchor="middle" fill="#555">{ratio:g}x</text>')
    return "".join(lines)


def _row(outcome: Outcome, y: int) -> str:
    goal, ratio = outcome.goal, outcome.figures.ratio
    name = f"{goal.number}. {goal.name}" if goal.number else goal.name
    start, end = sorted((_x(1), _x(ratio)))
    size, colour = f'width="{max(end - start, 1):.1f}" height="14"', _COLOURS[outcome.verdict]
    parts = [
        f'<text x="{_LEFT - 10}" y="{y + 15}" text-anchor="end">{escape(name)}</text>',
        f'<rect x="{start}" y="{y + 4}" {size} fill="{colour}"/>',
        f'<text x="{end + 26:.1f}" y="{y + 15}">{ratio:.2f}x</text>',
    ]
    for mark, its_colour in ((goal.good, "#2e7d32"), (goal.limit, "#b71c1c")):
        if mark is not None:
            x = _x(mark)
            parts.append(f'<line x1="{x}" y1="{y + 1}" x2="{x}" y2="{y + 21}" stroke="{its_colour}" stroke-width="2"/>')
    return "".join(parts)


def _x(ratio: float) -> float:
    inside = min(max(ratio, _FROM), _TO)
    return round(_LEFT + _WIDTH * (log10(inside) - log10(_FROM)) / (log10(_TO) - log10(_FROM)), 1)
