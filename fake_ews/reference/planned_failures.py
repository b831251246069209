"""The page of planned failures: what can go wrong on purpose, and what has to be said about each."""

from __future__ import annotations

from fake_ews.faults import EFFECTS
from fake_ews.reference.markdown import code, page, table
from fake_ews.reference.versions import PROGRAM


def planned_failures_page() -> str:
    """Return what stands on the page."""
    rows = (
        (
            code(kind),
            effect.means,
            f"{effect.stage}, of Autodiscover too" if effect.of_http else effect.stage,
            ", ".join(code(name) for name in sorted(effect.takes)),
            code(effect.code) if effect.code else "",
        )
        for kind, effect in EFFECTS.items()
    )
    return page(
        "Planned failures",
        PROGRAM,
        "What can be made to go wrong: in Python `exchange.plan(PlannedFault(kind, operation, mailbox, ...))`, over "
        "HTTP the verb [plan_fault](control.md#plan_fault); the fields that every plan has are those of "
        "[PlannedFault](control-settings.md#plannedfault). A plan that names an operation, a mailbox, a response code "
        "or an event that there is not is refused with the nearest names. What a plan did to an exchange, "
        "[why](control.md#why) says.",
        table(("kind", "what happens", "happens to", "goes by", "code unless another is named"), rows),
    )
