"""Which header lines say where a reply's body ends."""

from __future__ import annotations

from fake_ews.traffic import Reply

_FRAMING = frozenset({"content-length", "transfer-encoding"})


def framed(reply: Reply) -> list[tuple[str, str]]:
    """Return the reply's header lines with exactly one that frames the body.

    That is ``Transfer-Encoding: chunked`` where the reply asks for it or is a stream without a length of its own, and
    ``Content-Length`` otherwise. Both are the transport's to write, so what the reply says of them is only a wish.
    """
    lines = [(name, value) for name, value in reply.headers if name.lower() not in _FRAMING]
    wishes_chunks = reply.headers.get("Transfer-Encoding").lower() == "chunked"
    length = str(len(reply.body)) if reply.chunks is None else reply.headers.get("Content-Length")
    if wishes_chunks or not length:
        return [*lines, ("Transfer-Encoding", "chunked")]
    return [*lines, ("Content-Length", length)]
