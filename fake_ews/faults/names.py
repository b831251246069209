"""What a plan may name, and the sentence for a name that there is not: it says which ones there are."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Final

#: What plans call a request to the Autodiscover directory.
AUTODISCOVER: Final = "Autodiscover"

#: Of so many names all are given, of more only the nearest.
_FEW: Final = 16
_NEAREST: Final = 3


def check(what: str, name: str, known: Collection[str]) -> None:
    """Raise ValueError for a name, or a pattern with ``*``, that fits none of the known names."""
    if name == "*" or any(fits(one, name) for one in known):
        return
    near = get_close_matches(name.lower().strip("*"), [one.lower() for one in known], _NEAREST, 0.5)
    spelt = [one for wanted in near for one in known if one.lower() == wanted]
    if len(known) > _FEW and spelt:
        raise ValueError(f"there is no {what} {name!r}; the nearest are {', '.join(spelt)}")
    hint = f" (did you mean {spelt[0]}?)" if spelt else ""
    raise ValueError(f"there is no {what} {name!r}{hint}; there are {', '.join(sorted(known)) or 'none'}")


def fits(name: str, pattern: str) -> bool:
    """Whether a name fits a pattern with ``*`` as in file names, in any case of letters."""
    return pattern == "*" or fnmatchcase(name.lower(), pattern.lower())
