"""A reply is framed once, by its length or in chunks, whatever its own header lines wish."""

from __future__ import annotations

import pytest

from fake_ews.http.framing import framed
from fake_ews.traffic import Headers, Reply

CHUNKED = ("Transfer-Encoding", "chunked")


@pytest.mark.parametrize(
    ("reply", "framing"),
    [
        (Reply(401), ("Content-Length", "0")),
        (Reply(200, body=b"abc"), ("Content-Length", "3")),
        (Reply(200, Headers([("content-length", "99")]), b"abc"), ("Content-Length", "3")),
        (Reply(200, Headers([("transfer-encoding", "Chunked")]), b"abc"), CHUNKED),
        (Reply(200, Headers([CHUNKED, ("Content-Length", "3")]), b"abc"), CHUNKED),
        (Reply(200, chunks=iter(())), CHUNKED),
        (Reply(200, Headers([("Content-Length", "7")]), chunks=iter(())), ("Content-Length", "7")),
    ],
)
def test_a_reply_is_framed_once(reply: Reply, framing: tuple[str, str]) -> None:
    assert framed(reply) == [framing]


def test_all_other_lines_stay_in_order() -> None:
    lines = [("WWW-Authenticate", "Negotiate"), ("WWW-Authenticate", "NTLM"), ("Server", "x")]
    assert framed(Reply(401, Headers(lines))) == [*lines, ("Content-Length", "0")]
