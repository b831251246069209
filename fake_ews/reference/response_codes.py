"""The page of response codes: those with a sentence of their own, and the others of the schema."""

from __future__ import annotations

from textwrap import fill

from fake_ews.codes import TEXTS
from fake_ews.reference.markdown import code, page, section, table
from fake_ews.reference.versions import PROGRAM, since
from fake_ews.schema.enumeration import Value
from fake_ews.schema.response_codes import ResponseCodeType


def response_codes_page() -> str:
    """Return what stands on the page."""
    dated = {str(value): value for value in ResponseCodeType.values}
    others = sorted(str(value) for value in ResponseCodeType.values if str(value) not in TEXTS)
    return page(
        "Response codes",
        PROGRAM,
        table(
            ("code", "since", "MessageText"),
            ((code(name), _since(dated.get(name)), TEXTS[name]) for name in sorted(TEXTS)),
        ),
        section(
            "Without a sentence of their own",
            "The schema has these too. Where one is sent, by a planned failure for example, MessageText is its name "
            "unless something else is given.",
            fill(", ".join(others), width=120, break_long_words=False, break_on_hyphens=False),
        ),
    )


def _since(value: Value | None) -> str:
    return "not in the schema" if value is None else since(value)
