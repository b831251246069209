"""One case of a parametrised test, with what it shows."""

from __future__ import annotations

from typing import Any

import pytest


def case(*values: Any, shows: str, id: str = "") -> Any:
    """Return a case whose values show these ids; they stand in one text, with blanks between them.

    The case is named by ``id``, or by the first of its values that is a text.
    """
    named = id or next((value for value in values if isinstance(value, str)), None)
    return pytest.param(*values, marks=pytest.mark.shows(*shows.split()), id=named)
