"""The documents that our table writes and Microsoft's, in one normal form, differ only where a file says so and why."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from fake_ews.dispatch import standard
from fake_ews.schema.view import view
from fake_ews.versions import Version
from fake_ews.wire.schema_documents import messages_document, types_document
from tests.compat.schema.normal_form import Facts, Particle, normal_form
from tests.microsoft_schema import FOLDERS, ONLINE_FOLDERS, folder, needs_microsoft_schema

_LISTED: Final = Path(__file__).with_name("differences.toml")


class Difference(NamedTuple):
    """One disagreement: our declaration ``lacks`` a fact, ``has`` one too many, or ``says`` it otherwise."""

    declaration: str
    how: str
    fact: str


def listed(version: Version) -> set[Difference]:
    found: set[Difference] = set()
    for entry in tomllib.loads(_LISTED.read_text("utf-8"))["difference"]:
        assert entry["reason"], entry
        if version.name in entry["versions"]:
            for how in ("lacks", "has", "says"):
                found.update(Difference(entry["in"], how, fact) for fact in entry.get(how, ()))
    return found


def differences(ours: Facts | None, theirs: Facts | None, declaration: str) -> Iterator[Difference]:
    if ours is None or theirs is None:
        yield Difference(declaration, "lacks" if ours is None else "has", "declaration")
        return
    yield from (Difference(declaration, "lacks", fact) for fact in theirs if fact not in ours)
    yield from (Difference(declaration, "has", fact) for fact in ours if fact not in theirs)
    yield from (Difference(declaration, "says", fact) for fact in ours if fact in theirs and ours[fact] != theirs[fact])


def same_model(ours: Particle, theirs: Particle) -> bool:
    """Whether the content models agree in all elements that both have; what one of them lacks is said elsewhere."""
    our_names = frozenset(leaf.name for leaf in ours.leaves())
    their_names = frozenset(leaf.name for leaf in theirs.leaves())
    return str(ours.without(our_names - their_names)) == str(theirs.without(their_names - our_names))


@needs_microsoft_schema
@pytest.mark.parametrize("version", [*FOLDERS, *ONLINE_FOLDERS], ids=lambda version: version.name)
def test_our_documents_say_what_microsofts_say(version: Version, tmp_path: Path) -> None:
    shown = view(standard().table, version)
    (tmp_path / "types.xsd").write_text(types_document(shown), "utf-8")
    (tmp_path / "messages.xsd").write_text(messages_document(shown), "utf-8")
    ours, our_models = normal_form(tmp_path)
    theirs, their_models = normal_form(folder(version))
    found: set[Difference] = set()
    # Exchange Online had much that no server on premises has: of its documents only what is ours is compared.
    compared = ours if version in ONLINE_FOLDERS else {**ours, **theirs}
    for declaration in compared:
        found.update(differences(ours.get(declaration), theirs.get(declaration), declaration))
        if declaration in our_models and declaration in their_models:
            model, other = our_models[declaration], their_models[declaration]
            if not same_model(model, other):
                found.add(Difference(declaration, "says", f"content: ours {model}, theirs {other}"))
    assert len(ours) > 500, "the table must say something"
    unexplained = sorted(found - listed(version))
    assert not unexplained, f"{version.name} differs:\n" + "\n".join(map(str, unexplained))
    gone = sorted(listed(version) - found)
    assert not gone, f"no longer a difference of {version.name}, take it off the list:\n" + "\n".join(map(str, gone))
