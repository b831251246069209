"""``python -m fake_ews`` is ``fake-ews``."""

from __future__ import annotations

import gc

# What a start makes lives as long as the process. Until it is there (fake_ews.cli says when) there is nothing to
# collect, and looking for it takes a tenth of the start.
gc.disable()

from fake_ews.cli import main  # noqa: E402 - what it imports is what the collector would walk over

if __name__ == "__main__":
    raise SystemExit(main())
