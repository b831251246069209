"""The documents that the table writes: any validator loads them, and they say what their version has."""

from __future__ import annotations

import pytest
from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.schema.namespaces import MESSAGES, TYPES, XSD
from fake_ews.schema.view import view
from fake_ews.versions import Version
from fake_ews.wire.schema_documents import messages_document, types_document
from tests.valid_replies import our_validator


@pytest.mark.parametrize("version", Version, ids=lambda version: version.name)
def test_they_load_for_every_version(version: Version) -> None:
    identifier = etree.fromstring(f'<m:GetItem xmlns:m="{MESSAGES}"/>')
    assert not our_validator(version).validate(identifier)
    assert "ItemShape" in str(our_validator(version).error_log.last_error)


def types(version: Version) -> etree._Element:
    return etree.fromstring(types_document(view(standard().table, version)).encode())


def declared(root: etree._Element, kind: str, name: str) -> bool:
    return root.find(f"{{{XSD}}}{kind}[@name='{name}']") is not None


def test_they_name_their_version_and_namespaces() -> None:
    shown = view(standard().table, Version.Exchange2013_SP1)
    for text, namespace in ((types_document(shown), TYPES), (messages_document(shown), MESSAGES)):
        root = etree.fromstring(text.encode())
        assert (root.get("version"), root.get("targetNamespace")) == ("Exchange2013_SP1", namespace)
        assert root.get("elementFormDefault") == "qualified"


def test_the_messages_find_the_types_beside_them() -> None:
    root = etree.fromstring(messages_document(view(standard().table, Version.Exchange2010)).encode())
    imported = root.find(f"{{{XSD}}}import")
    assert imported is not None
    assert (imported.get("namespace"), imported.get("schemaLocation")) == (TYPES, "types.xsd")


def test_what_came_later_is_not_in_them() -> None:
    assert not declared(types(Version.Exchange2010_SP2), "complexType", "PersonaType")
    assert declared(types(Version.Exchange2013), "complexType", "PersonaType")


def test_a_type_hangs_on_the_nearest_base_that_the_version_has() -> None:
    def base(version: Version) -> str | None:
        extension = types(version).find(f"{{{XSD}}}complexType[@name='AcceptItemType']//{{{XSD}}}extension")
        assert extension is not None
        return extension.get("base")

    assert base(Version.Exchange2013) == "t:WellKnownResponseObjectType"
    assert base(Version.Exchange2013_SP1) == "t:MeetingRegistrationResponseObjectType"


def test_substitutes_name_their_head_and_an_abstract_head_says_so() -> None:
    root = types(Version.Exchange2010)
    head = root.find(f"{{{XSD}}}element[@name='Path']")
    field_uri = root.find(f"{{{XSD}}}element[@name='FieldURI']")
    assert head is not None
    assert field_uri is not None
    assert (head.get("abstract"), field_uri.get("substitutionGroup")) == ("true", "t:Path")


def test_types_without_a_name_stand_where_they_are_used() -> None:
    version = types(Version.Exchange2010).find(f"{{{XSD}}}element[@name='RequestServerVersion']")
    assert version is not None
    assert version.find(f"{{{XSD}}}complexType/{{{XSD}}}attribute[@name='Version']") is not None
    assert not declared(types(Version.Exchange2010), "complexType", "RequestServerVersion")
