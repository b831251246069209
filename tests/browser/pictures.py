"""Pictures of pages, small enough to stand in the documentation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Pictures:
    """Stores what a page looks like in a folder."""

    folder: Path

    def take(self, page: Page, name: str, *, whole: bool = False) -> Path:
        """Store the visible part of a page, or the ``whole`` of it; returns the file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{name}.png"
        page.screenshot(path=path, full_page=whole, animations="disabled", caret="hide")
        return path
