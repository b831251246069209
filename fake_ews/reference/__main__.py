"""``python -m fake_ews.reference [--check] [--folder FOLDER]``."""

from __future__ import annotations

from fake_ews.reference.files import main
from fake_ews.reference.pages import pages

if __name__ == "__main__":
    raise SystemExit(main("fake_ews.reference", pages()))
