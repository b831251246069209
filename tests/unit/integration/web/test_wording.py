"""Everything that pages say is there, in both languages, with the same values."""

from __future__ import annotations

import re
from importlib.resources import files

from integration.web.wording import ids, texts

# Ids are written whole, or begin with what is written: t("state." ~ state).
_SAID = re.compile(r"""\bt\(["']([\w.-]+)["']([,)]| ~)""")


VALUES = ("address", "at", "host", "length", "most", "number", "of", "typed", "url", "user", "version", "who", "zone")


def blanks(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


def test_both_languages_have_the_same_values() -> None:
    for id in ids():
        english, german = (texts(language)(id, **{name: f"{{{name}}}" for name in VALUES}) for language in ("en", "de"))
        assert english.strip()
        assert german.strip()
        assert blanks(english) == blanks(german), id


def test_whatever_a_template_says_is_there() -> None:
    templates = list(files("integration.web").joinpath("templates").iterdir())
    said = [(path.name, *match) for path in templates for match in _SAID.findall(path.read_text(encoding="utf-8"))]
    assert len(said) > 100
    missing = [
        (name, id)
        for name, id, more in said
        if not (any(known.startswith(id) for known in ids()) if more == " ~" else id in ids())
    ]
    assert missing == []
