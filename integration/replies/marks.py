"""The header lines that tell machines' mail from people's."""

from __future__ import annotations

# RFC 3834 (Auto-Submitted), MS-OXCMAIL 2.1.3.2.20 (X-Auto-Response-Suppress), RFC 3464 reports by content type;
# Precedence and X-Autoreply are older habits.
MARKS = frozenset({"auto-submitted", "x-autoreply", "x-autorespond", "precedence", "x-auto-response-suppress"})
