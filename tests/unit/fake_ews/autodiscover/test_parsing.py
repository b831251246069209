"""XML from strangers."""

from __future__ import annotations

import pytest

from fake_ews.autodiscover.parsing import Malformed, parse, texts

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
REMOTE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'


@pytest.mark.parametrize("body", [BOMB, FILE, REMOTE, "<!DOCTYPE x><x/>", "<x>", "", "&", "<x>&undefined;</x>"])
def test_only_plain_xml_is_read(body: str) -> None:
    with pytest.raises(Malformed):
        parse(body.encode())


def test_texts_come_trimmed_and_without_comments() -> None:
    root = parse(b'<x xmlns="urn:x"><y> on<!-- no -->e </y><y/></x>')
    assert texts(root, "n:y", {"n": "urn:x"}) == ["one", ""]
