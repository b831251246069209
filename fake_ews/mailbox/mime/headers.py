"""Header values: encoded words (RFC 2047), folding, and lists of addresses (RFC 5322 3.4)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from typing import Final

from fake_ews.mailbox.mime.charsets import decode_bytes
from fake_ews.mailbox.mime.content import Address

_ENCODED_WORD: Final = re.compile(r"=\?([^?\s]*)\?([bBqQ])\?([^?]*)\?=")
#: White space between two encoded words is not part of the text (RFC 2047 6.2).
_BETWEEN_WORDS: Final = re.compile(r"(\?=)\s+(?==\?[^?\s]*\?[bBqQ]\?)")
_FOLD: Final = re.compile(r"\r?\n(?=[ \t])|\r(?!\n)|\n")
_PLAIN: Final = re.compile(r"[!-~]+(?: [!-~]+)*")
_ATOMS: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LINE: Final = 76
#: 52 characters in base64, 64 with "=?utf-8?B?" and "?=": a subject's first word shares the line with its name.
_BYTES_A_WORD: Final = 39
_LONGEST_LINE: Final = 900
_COMMENT_OR_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


def raw_text(value: str) -> str:
    """Unfold a header value as the parser hands it over; bytes beyond ASCII (surrogates there) are decoded."""
    unfolded = _FOLD.sub("", value).strip()
    if unfolded.isascii():
        return unfolded
    return decode_bytes(unfolded.encode("utf-8", "surrogateescape"))


def decode_text(value: str) -> str:
    """Return the text of an unfolded value with its encoded words decoded; what is broken stays as it stands."""
    if "=?" not in value:
        return value
    pieces: list[str] = []
    pending, character_set, end = b"", "", 0
    value = _BETWEEN_WORDS.sub(r"\1", value)
    for word in _ENCODED_WORD.finditer(value):
        data = _word_bytes(word[2], word[3])
        if data is None:
            continue
        # Neighbours of one set are joined first: many mailers cut a character's bytes in two.
        if pending and (word.start() != end or word[1].lower() != character_set):
            pieces.append(decode_bytes(pending, character_set))
            pending = b""
        pieces.append(value[end : word.start()])
        pending, character_set, end = pending + data, word[1].partition("*")[0].lower(), word.end()
    if pending:
        pieces.append(decode_bytes(pending, character_set))
    pieces.append(value[end:])
    return "".join(pieces)


def _word_bytes(encoding: str, text: str) -> bytes | None:
    try:
        data = text.encode("ascii")
        if encoding in "qQ":
            return binascii.a2b_qp(data, header=True)
        data = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
        return binascii.a2b_base64(data + b"=" * (-len(data) % 4))
    except (UnicodeEncodeError, binascii.Error):
        return None


def encode_text(name: str, value: str) -> bytes:
    """Return the whole line ``name: value`` with its CRLF: folded, in encoded words where ASCII does not carry it."""
    if not value:
        return f"{name}: \r\n".encode("ascii")
    plain = _PLAIN.fullmatch(value) and "=?" not in value
    if plain and max(map(len, value.split(" "))) <= _LONGEST_LINE:
        return _folded(name, value.split(" "))
    return _folded(name, _encoded_words(value))


def encode_addresses(name: str, addresses: Iterable[Address]) -> bytes:
    """Return the whole line of an address list, one address a line, with its CRLF."""
    text = ",\r\n ".join(map(_address, addresses))
    start = " " if len(name) + 2 + len(text.partition("\r\n")[0]) <= _LINE else "\r\n "
    return f"{name}:{start}{text}\r\n".encode("utf-8", "replace")


def _folded(name: str, words: Iterable[str]) -> bytes:
    lines, line = [], f"{name}:"
    for word in words:
        if line and len(line) + 1 + len(word) > _LINE:
            lines.append(line)
            line = ""
        line = f"{line} {word}"
    return "\r\n".join([*lines, line]).encode("ascii") + b"\r\n"


def _encoded_words(value: str) -> Iterator[str]:
    chunk = b""
    for character in value:
        data = character.encode("utf-8", "replace")
        if len(chunk) + len(data) > _BYTES_A_WORD:
            yield _word(chunk)
            chunk = b""
        chunk += data
    yield _word(chunk)


def _word(data: bytes) -> str:
    return f"=?utf-8?B?{base64.b64encode(data).decode('ascii')}?="


def _address(address: Address) -> str:
    name, mailbox = address
    mailbox = _COMMENT_OR_CONTROL.sub("", mailbox).replace("<", "").replace(">", "").strip()
    if not name:
        return f"<{mailbox}>" if re.search(r"[\s,;:()\"]", mailbox) else mailbox
    if not name.isascii() or _COMMENT_OR_CONTROL.search(name) or "=?" in name or name != name.strip():
        return "\r\n ".join([*_encoded_words(name), f"<{mailbox}>"])
    if _ATOMS.fullmatch(name):
        return f"{name} <{mailbox}>"
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" <{mailbox}>'


_TOKEN: Final = re.compile(r'"((?:[^"\\]|\\.)*)"?|<([^<>]*)>?|([,;:])|([^"<>,;:()]+)|(.)', re.DOTALL)


def parse_addresses(value: str) -> tuple[Address, ...]:
    """Read a list of addresses from an unfolded value, group names left out; what is no address becomes a name."""
    found: list[Address] = []
    words: list[tuple[str, bool]] = []
    mailbox: str | None = None
    for quoted, angle, separator, bare, _ in _TOKEN.findall(_without_comments(value)):
        if separator == ":" and mailbox is None:
            words = []
        elif separator in (",", ";"):
            found += _finished(words, mailbox)
            words, mailbox = [], None
        elif angle:
            mailbox = angle
        elif quoted:
            words.append((re.sub(r"\\(.)", r"\1", quoted, flags=re.DOTALL), True))
        elif bare.strip():
            words.append((bare.strip(), False))
    return (*found, *_finished(words, mailbox))


def _finished(words: list[tuple[str, bool]], mailbox: str | None) -> Iterator[Address]:
    text = decode_text(" ".join(word if quoted else " ".join(word.split()) for word, quoted in words))
    if mailbox is not None:
        yield text, decode_text(mailbox.strip())
    elif "@" in text:
        yield "", text.replace(" ", "")
    elif text:
        yield text, ""


def _without_comments(value: str) -> str:
    """Comments nest, and quotes and angle brackets shelter what looks like one."""
    if "(" not in value:
        return value
    kept: list[str] = []
    depth, quoted, escaped = 0, False, False
    for character in value:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == '"' and not depth:
            quoted = not quoted
        elif character == "(" and not quoted:
            depth += 1
        elif character == ")" and not quoted and depth:
            depth -= 1
            continue
        if not depth:
            kept.append(character)
    return "".join(kept)
