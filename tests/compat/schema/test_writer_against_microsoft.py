"""Whatever record the table admits, what the writer makes of it is valid by Microsoft's documents."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.schema.namespaces import XML
from fake_ews.schema.view import view
from fake_ews.versions import Version
from tests.compat.schema.requests_of_the_table import global_messages, messages
from tests.microsoft_schema import FOLDERS, microsoft_validator, needs_microsoft_schema
from tests.valid_replies import our_validator

#: So many records of each message that the version has.
_EXAMPLES: Final = 3


@needs_microsoft_schema
@pytest.mark.parametrize("version", FOLDERS, ids=lambda version: version.name)
def test_what_the_writer_writes_is_valid(version: Version) -> None:
    shown = view(standard().table, version)

    def judge(root: etree._Element) -> None:
        our_validator(version).assertValid(root)
        if version is Version.Exchange2010_SP1:
            # Its public documents lack xml:lang of ReplyBody (see differences.toml).
            etree.strip_attributes(root, f"{{{XML}}}lang")
        microsoft_validator(version).assertValid(root)

    for message in global_messages(shown):
        _SETTINGS(given(messages(shown, [message]))(judge))()


_SETTINGS: Final = settings(
    max_examples=_EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
