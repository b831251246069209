"""What a numbered requirement prints as the definition of a type or element is what the server's own documents say.

definitions.txt lists the requirements that fit the documents of one product at least. The others print a schema that no
product on premises has, or have a slip of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.products import PRODUCTS
from fake_ews.schema.namespaces import MESSAGES, TYPES, XSD
from fake_ews.schema.view import view
from fake_ews.wire.schema_documents import messages_document, types_document
from tests.compat.schema.normal_form import Facts, normal_form
from tests.evidence.catalogue import REQUIREMENTS, requirements

pytestmark = pytest.mark.skipif(not REQUIREMENTS.exists(), reason=f"Microsoft's requirements are not in {REQUIREMENTS}")

LISTED: Final = tuple(Path(__file__).with_name("definitions.txt").read_text(encoding="utf-8").split())

_DECLARED: Final = re.compile(r"<xs:(complexType|simpleType|element)\b[^>]*?(?:/>|>.*</xs:\1>)", re.DOTALL)
_ROOT: Final = (
    '<xs:schema xmlns:xs="{xs}" xmlns:t="{t}" xmlns:m="{m}" xmlns:tns="{own}" targetNamespace="{own}">'
    "{content}</xs:schema>"
)

#: Facts of each declaration, its content model among them.
Declarations = dict[str, Facts]


def declarations(types: str, messages: str, folder: Path) -> Declarations:
    """Return what two documents declare, in normal form."""
    (folder / "types.xsd").write_text(types, encoding="utf-8")
    (folder / "messages.xsd").write_text(messages, encoding="utf-8")
    facts, models = normal_form(folder)
    return {name: {**said, "content": str(models.get(name, ""))} for name, said in facts.items()}


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> list[Declarations]:
    """What each schema version of a product declares, newest first."""
    versions = sorted({product.schema for product in PRODUCTS.values()}, reverse=True)
    shown = (view(standard().table, version) for version in versions)
    return [declarations(types_document(one), messages_document(one), tmp_path_factory.mktemp("ours")) for one in shown]


def printed(text: str, folder: Path) -> Iterator[tuple[str, Facts]]:
    """Walk what a requirement declares: its namespace stands nowhere, so it is read in either."""
    found = _DECLARED.search(text)
    for own in (TYPES, MESSAGES) if found else ():
        whole, empty = (_document(own, content) for content in (found[0] if found else "", ""))
        yield from declarations(*((whole, empty) if own == TYPES else (empty, whole)), folder).items()


def _document(own: str, content: str) -> str:
    return _ROOT.format(xs=XSD, t=TYPES, m=MESSAGES, own=own, content=content)


def fits(id: str, ours: list[Declarations], folder: Path) -> bool:
    """Return whether a requirement declares something as our documents do."""
    try:
        said = dict(printed(requirements()[id].text, folder))
    except (etree.XMLSyntaxError, KeyError):
        return False  # no XML, or a name that XML Schema does not have
    return any(declared.get(name) == one for declared in ours for name, one in said.items())


@pytest.mark.parametrize("id", [pytest.param(id, marks=pytest.mark.shows(id, by="schema")) for id in LISTED])
def test_a_definition_is_the_one_that_the_requirement_prints(id: str, ours: list[Declarations], tmp_path: Path) -> None:
    assert fits(id, ours, tmp_path)


def test_every_requirement_that_fits_is_listed(ours: list[Declarations], tmp_path: Path) -> None:
    fitting = {id for id, one in requirements().items() if one.binding and fits(id, ours, tmp_path)}

    assert fitting == set(LISTED)


def test_a_definition_that_lacks_something_does_not_fit(ours: list[Declarations], tmp_path: Path) -> None:
    name, text = "complexType t:ItemIdType", requirements()["MS-OXWSCORE_R154"].text
    less = re.sub(r'<xs:attribute\s+name="ChangeKey".*?/>', "", text, flags=re.DOTALL)

    assert less != text
    assert dict(printed(text, tmp_path))[name] == ours[0][name]
    assert dict(printed(less, tmp_path))[name] != ours[0][name]
