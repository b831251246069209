"""Which scenarios show which limitation of the integration, and where one is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harness.features import FeatureText, ScenarioText
from harness.mistakes import Place
from harness.tags import LIMITATION, NOT_OFFERED, REFUSED
from integration.limitations import LIMITATIONS
from integration.model.limitation import Limitation, LimitationKind


@dataclass(frozen=True, slots=True)
class Showing:
    """One scenario that shows a limitation; ``side`` is the tag that says which side of what is taken away, or ""."""

    scenario: str
    place: Place
    side: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One limitation with the scenarios that show it."""

    limitation: Limitation
    showings: tuple[Showing, ...]

    @property
    def gap(self) -> str:
        """What is missing, in words; "" where nothing is.

        What takes something away (everything but what is only explained) has to be shown twice: that nobody is offered
        it, and that who asks all the same is refused.
        """
        if not self.showings:
            return "no scenario shows it"
        if self.limitation.kind is LimitationKind.EXPLAINED:
            return ""
        sides = {showing.side for showing in self.showings}
        missing = [f"@{side}" for side in (NOT_OFFERED, REFUSED) if side not in sides]
        return f"no scenario is tagged {' and none '.join(missing)}" if missing else ""


def limitation_ids(tags: Iterable[str]) -> list[str]:
    """Return the ids of the limitations that the tags name, in order of the list of limitations; unknown ones last."""
    named = {tag.removeprefix(LIMITATION) for tag in tags if tag.startswith(LIMITATION)}
    order = [one.id for one in LIMITATIONS]
    return sorted(named, key=lambda id: (order.index(id) if id in order else len(order), id))


def coverage(features: Iterable[FeatureText], limitations: Sequence[Limitation] = LIMITATIONS) -> list[Coverage]:
    """Return every limitation with the scenarios that show it, in order of the list."""
    shown = _showings(features)
    return [Coverage(one, tuple(shown.get(one.id, ()))) for one in limitations]


def strangers(
    features: Iterable[FeatureText], limitations: Sequence[Limitation] = LIMITATIONS
) -> list[tuple[str, Showing]]:
    """Return the ids in tags that no limitation has, with the scenario."""
    known = {one.id for one in limitations}
    return [(id, showing) for id, some in _showings(features).items() if id not in known for showing in some]


def _showings(features: Iterable[FeatureText]) -> Mapping[str, list[Showing]]:
    found: dict[str, list[Showing]] = {}
    for feature in features:
        for scenario in feature.scenarios:
            for id in limitation_ids(scenario.tags):
                found.setdefault(id, []).extend(_sides(scenario))
    return found


def _sides(scenario: ScenarioText) -> Iterator[Showing]:
    """Yield the scenario once for each side that it shows."""
    sides: list[str] = [side for side in (NOT_OFFERED, REFUSED) if side in scenario.tags]
    for side in sides or [""]:
        yield Showing(scenario.name, scenario.place, side)
