"""``python -m integration`` is ``exchange-integration``."""

from __future__ import annotations

import sys

from integration.cli import main

sys.exit(main())
