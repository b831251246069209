"""Microsoft's schema documents and samples, where they lie beside the repository (or where EWS_SHARED says)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

SHARED = Path(os.environ.get("EWS_SHARED", Path(__file__).parents[5] / "shared"))


def schema(name: str) -> etree.XMLSchema:
    """Return one of the Autodiscover schemas; skips the test where it is not there."""
    path = SHARED / "ews-schema" / "autodiscover" / name
    if not path.exists():
        pytest.skip(f"Microsoft's {name} is not here (looked in {path.parent}; set EWS_SHARED)")
    return etree.XMLSchema(etree.parse(path))


def samples(protocol: str) -> list[dict[str, Any]]:
    """Return the samples of that protocol from the documentation; skips the test where they are not there."""
    path = SHARED / "ews-samples" / "open.jsonl"
    if not path.exists():
        pytest.skip(f"Microsoft's samples are not here (looked for {path}; set EWS_SHARED)")
    with path.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [sample for sample in found if sample["protocol"] == protocol]


def repaired(xml: str) -> str:
    """Undo what the documentation's tool did to namespaces: it wrote https for http."""
    return xml.replace('"https://schemas.', '"http://schemas.').replace(">https://schemas.", ">http://schemas.")
