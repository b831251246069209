"""What a numbered requirement says of the schema alone holds in the documents that the server hands out.

statements.txt lists the requirements of which that is true; ``statements`` says how a sentence is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.compat.schema.statements import Documents, statement
from tests.evidence.catalogue import REQUIREMENTS, Requirement, requirements

LISTED: Final = tuple(Path(__file__).with_name("statements.txt").read_text(encoding="utf-8").split())

needs_requirements: Final = pytest.mark.skipif(
    not REQUIREMENTS.exists(), reason=f"Microsoft's requirements are not in {REQUIREMENTS}"
)


def holds(requirement: Requirement, documents: Documents) -> bool:
    said = statement(requirement)
    return said is not None and said(documents)


@needs_requirements
@pytest.mark.parametrize("id", [pytest.param(id, marks=pytest.mark.shows(id, by="schema")) for id in LISTED])
def test_the_documents_are_as_the_requirement_says(id: str, documents: Documents) -> None:
    assert holds(requirements()[id], documents)


@needs_requirements
def test_every_requirement_that_holds_is_listed(documents: Documents) -> None:
    holding = {id for id, one in requirements().items() if one.binding and holds(one, documents)}

    assert holding == set(LISTED)


@pytest.mark.parametrize(
    ("sentence", "of_another_kind"),
    [
        (
            "[In t:ItemType Complex Type] The type of Subject is xs:string [XMLSCHEMA2].",
            "[In t:ItemType Complex Type] The type of Subject is xs:boolean [XMLSCHEMA2].",
        ),
        (
            "[In t:AttachmentIdType Complex Type][The type of RootItemId attribute is] xs:string.",
            "[In t:AttachmentIdType Complex Type][The type of RootId attribute is] xs:string.",
        ),
        (
            '[In m:GetItemType Complex Type] The element "ItemIds" is "t:NonEmptyArrayOfBaseItemIdsType" type.',
            '[In m:GetItemType Complex Type] The element "ItemIds" is "t:ItemIdType" type.',
        ),
        (
            "[In t:ItemIdType Complex Type] The ItemIdType complex type extends the BaseItemIdType complex type "
            "([MS-OXWSCDATA] section 2.2.4.13).",
            "[In t:ItemIdType Complex Type] The ItemIdType complex type extends the ItemType complex type.",
        ),
        (
            "[In m:SyncFolderItemsType Complex Type] This element [SyncState] is optional.",
            "[In m:SyncFolderItemsType Complex Type] This element [SyncFolderId] is optional.",
        ),
        (
            "[In Appendix C: Product Behavior] Implementation does support the FlagType complex type. "
            "(Exchange 2013 and above follow this behavior.)",
            "[In Appendix C: Product Behavior] Implementation does support the FlagType complex type. "
            "(Exchange 2016 and above follow this behavior.)",
        ),
        pytest.param(
            "[In Appendix C: Product Behavior] Implementation does support the Preview element. "
            "(Exchange 2013 and above follow this behavior.)",
            "[In Appendix C: Product Behavior] Implementation does support the Preview element. "
            "(Exchange 2010 and above follow this behavior.)",
            marks=needs_requirements,
        ),
    ],
)
def test_a_sentence_is_judged_by_what_it_says(sentence: str, of_another_kind: str, documents: Documents) -> None:
    def said(text: str) -> Requirement:
        # What the appendix says of an element is derived from a requirement on ItemType.
        return Requirement("MS-OXWSCORE_R1", "2.2.4.24", text, derived_from="MS-OXWSCORE_R1311")

    assert holds(said(sentence), documents)
    assert statement(said(of_another_kind)) is not None
    assert not holds(said(of_another_kind), documents)


@pytest.mark.parametrize(
    "sentence",
    [
        '[In t:ItemType Complex Type] [The element "Subject"] Specifies a string value that represents the subject.',
        "[In t:ItemType Complex Type] This element [ItemId] is read-only.",
        "[In GetItem Operation] The type of Subject is xs:string, and it is limited to 255 characters.",
        "[In Appendix C: Product Behavior] Implementation does support the Preview element which specifies the first "
        "256 characters of the body. (Exchange 2013 and above follow this behavior.)",
    ],
)
def test_a_sentence_that_says_more_is_not_read(sentence: str) -> None:
    assert statement(Requirement("MS-OXWSCORE_R1", "2.2.4.24", sentence)) is None
