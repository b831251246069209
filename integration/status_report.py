"""What ``status`` prints of each account: for programs as JSON, for people as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from integration.web.health import Health


def as_json(one: Health) -> dict[str, Any]:
    """Return everything that is known of how an account fares."""
    account = one.account
    retry_at = account.health.retry_at
    return {
        "address": account.address,
        "kind": one.kind,
        "standing": one.standing.value,
        "advice": one.trouble,
        "limit": one.limit,
        "state": account.state.value,
        "url": account.endpoint.url,
        "build": account.endpoint.build,
        "refused_sign_ins": account.health.refused_sign_ins,
        "failures": account.health.failures,
        "retry_at": retry_at.isoformat() if retry_at else None,
        "trouble": account.health.trouble,
    }


def lines_of(judged: Sequence[Health]) -> Iterator[str]:
    """Yield a heading and a line an account, and below those that need it what to do."""
    width = max([len("Account"), *(len(one.account.address) for one in judged)])
    yield f"{'Account':<{width}}  {'Kind':<8}  {'Standing':<9}  Exchange"
    for one in judged:
        yield f"{one.account.address:<{width}}  {one.kind:<8}  {one.standing.value:<9}  {one.account.endpoint.build}"
        for said in filter(None, (one.trouble, one.limit)):
            yield f"{'':<{width}}  {said}"
