"""The pages themselves, a module for each noun."""

from __future__ import annotations

from integration.web.pages import (
    accounts,
    administration,
    assets,
    audit,
    booking,
    contacts,
    limitations,
    links,
    overview,
    sequences,
    templates,
    unsubscribing,
    writing,
)

ROUTES = tuple(
    route
    for module in (
        overview,
        accounts,
        contacts,
        writing,
        templates,
        links,
        sequences,
        administration,
        audit,
        limitations,
        booking,
        unsubscribing,
        assets,
    )
    for route in module.routes
)
