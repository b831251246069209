"""What counts as a mail address, and as the domain of one."""

from __future__ import annotations

import re
from typing import Final

_ADDRESS: Final = re.compile(r"[^@\s<>,;]+@[^@\s<>,;.]+(\.[^@\s<>,;.]+)+")


def is_address(text: str) -> bool:
    """Return whether that is a mail address and nothing else."""
    return _ADDRESS.fullmatch(text) is not None


def is_domain(text: str) -> bool:
    """Return whether mail addresses may end in that."""
    return is_address(f"anybody@{text}")
