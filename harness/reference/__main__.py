"""``python -m harness.reference [--check] [--folder FOLDER]``; it runs in the folder that holds ``scenarios``."""

from __future__ import annotations

from fake_ews.reference.files import main
from harness.reference.pages import PROGRAM, pages

if __name__ == "__main__":
    raise SystemExit(main(PROGRAM, pages()))
