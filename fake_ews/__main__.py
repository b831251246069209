"""``python -m fake_ews`` is ``fake-ews``."""

from __future__ import annotations

from fake_ews.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
