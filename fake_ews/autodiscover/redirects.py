"""The plain-HTTP door: http://autodiscover.DOMAIN/ sends clients on to an https URL, without asking who they are."""

from __future__ import annotations

from fake_ews.traffic import Headers, HttpRequest, Reply


def handle(request: HttpRequest, host: str) -> Reply:
    """Answer a request that came without TLS with 302 to the same path at ``https://host`` (host may have a port)."""
    return Reply(302, Headers((("Location", f"https://{host}{request.target}"), ("Content-Length", "0"))))
