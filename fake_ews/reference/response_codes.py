"""The page of response codes: those with a sentence of their own, and the others of the schema."""

from __future__ import annotations

from textwrap import fill

from fake_ews.codes import CODES, Code
from fake_ews.reference.markdown import code, page, section, table
from fake_ews.reference.versions import PROGRAM, since
from fake_ews.schema.response_codes import ResponseCodeType


def response_codes_page() -> str:
    """Return what stands on the page."""
    dated = {str(value): value for value in ResponseCodeType.values}
    others = sorted(str(value) for value in ResponseCodeType.values if str(value) not in CODES)
    return page(
        "Response codes",
        PROGRAM,
        "A SOAP fault is about the request as a whole, a response message about one item, folder, attachment or "
        "subscription. Exchange does not mix the two; a [planned failure](planned-failures.md) may.",
        table(
            ("code", "since", "told as", "ResponseClass", "MessageText"),
            (
                (code(name), since(dated[name]), _levels(row), row.response_class, row.text)
                for name, row in sorted(CODES.items())
            ),
        ),
        section(
            "Without a sentence of their own",
            "The schema has these too. Where one is sent, by a planned failure for example, MessageText is its name "
            "unless something else is given.",
            fill(", ".join(others), width=120, break_long_words=False, break_on_hyphens=False),
        ),
    )


def _levels(row: Code) -> str:
    return " or ".join(sorted(row.levels))
