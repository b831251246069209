"""A request of the wire as text that does it again: a test with the fixture ``exchange``, or a command for curl."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from types import MappingProxyType
from typing import Final, Literal

from fake_ews.control.copied_seeds import Seeds, as_python
from fake_ews.control.json_values import ControlError
from fake_ews.control.verdicts import response_codes
from fake_ews.faults import PlannedFault
from fake_ews.organisation import Organisation
from fake_ews.recorder import Exchanged

CopyForm = Literal["pytest", "curl"]

_EWS: Final = "/ews/exchange.asmx"
#: Operations that leave everything as it is: without them the same identifiers come about.
_READS: Final = re.compile(r"(?:Get|Find|Convert|Expand|Resolve|Export|Search|Is)[A-Z]|Sync")
#: What names something that an earlier request brought about: an Id, but no well-known name.
_NAMES_SOMETHING: Final = re.compile(
    rb"""<(?:[\w-]+:)?(?!Distinguished)\w*Id\s(?:[^>]*\s)?(?:Id|RootItemId)\s*=|(?:SyncState|SubscriptionId|Watermark)>"""
)
_AFTER: Final = ", after what came before it."
#: What a plan counts, and what it is when nobody says otherwise.
_COUNTED: Final = ("id", "taken", "times", "skip")
_DEFAULTS: Final = MappingProxyType({one.name: one.default for one in fields(PlannedFault)})
_FIRST_ENVELOPE: Final = re.compile(rb"(?<=Envelope>)(?=\s*<)")
_PIECE: Final = re.compile(r"<[^>]*>|[^<]+")


def as_test(organisation: Organisation, exchanged: Exchanged) -> str:
    """Return a test that asks the same of an Exchange of its own and expects the same; raises ControlError.

    Identifiers are made from the seed and what has happened, so a request that names something comes with the requests
    before it that changed anything.
    """
    if exchanged.request.method != "POST":
        raise ControlError(f"Request {exchanged.number} is a {exchanged.request.method}; only a POST is a test.", 409)
    name = exchanged.operation or ("Request" if exchanged.request.path == _EWS else "Autodiscover")
    before = list(_before(organisation, exchanged))
    story = [*before, exchanged]
    seeds = Seeds(organisation, {one.account for one in story})
    named = [(f"BEFORE_{number}", one) for number, one in enumerate(before, 1)]
    lines = [
        f'"""{name} as request {exchanged.number} of the wire did it{_AFTER if before else "."}{seeds.missing}"""',
        "",
        "import pytest",
        *(line for variable, one in (*named, ("REQUEST", exchanged)) for line in ("", f"{variable} = {_literal(one)}")),
        "",
        "",
        f"@pytest.mark.exchange({', '.join(_settings(organisation, seeds))})",
        f"def test_{_snake(name)}(exchange):",
        *(f'    exchange.control.call("seed", {one})' for one in seeds.calls),
        *_impersonating(organisation, exchanged),
        *(f"    exchange.post({variable}, {_arguments(one)})" for variable, one in named),
        *_plan(organisation, exchanged),
        f"    reply = exchange.post(REQUEST, {_arguments(exchanged)})",
        f"    assert reply.status == {exchanged.status}",
        f"    assert reply.codes == [{', '.join(map(as_python, response_codes(_first(exchanged))))}]",
    ]
    return "\n".join(lines) + "\n"


def as_curl(exchanged: Exchanged) -> str:
    """Return a command for a shell; curl asks for the password."""
    request, ntlm = exchanged.request, not exchanged.request.headers.get("Authorization").lower().startswith("basic")
    scheme = "https" if exchanged.secure else "http"
    url = f"{scheme}://{request.headers.get('Host', 'localhost')}{request.target}"
    words = ["curl --silent --show-error"]
    if exchanged.secure:
        words.append("--insecure")
    if exchanged.account:
        words.append(f"{'--ntlm ' if ntlm else ''}--user {shlex.quote(exchanged.account)}")
    kind = request.headers.get("Content-Type")
    if kind:
        words.append(f"--header {shlex.quote(f'Content-Type: {kind}')}")
    if not request.body:
        return " \\\n  ".join([*words, f"--request {request.method} {shlex.quote(url)}"]) + "\n"
    body = request.body.decode("utf-8", "replace").rstrip("\n")
    end = "XML"
    while end in body.splitlines():
        end += "_"  # what a stranger sent is text, and no command of the shell's
    return " \\\n  ".join([*words, f"--data-binary @- {shlex.quote(url)} <<'{end}'"]) + f"\n{body}\n{end}\n"


def _before(organisation: Organisation, exchanged: Exchanged) -> Iterator[Exchanged]:
    if not _NAMES_SOMETHING.search(exchanged.request.body):
        return
    for one in organisation.recorder.exchanges:
        if one.number >= exchanged.number:
            return
        if one.operation and one.status == 200 and not one.fault_id and not _READS.match(one.operation):
            yield one


def _plan(organisation: Organisation, exchanged: Exchanged) -> Iterator[str]:
    """Yield what plans the failure again that the request ran into; raises ControlError where it is forgotten."""
    if not exchanged.fault_id:
        return
    plan = next((one for one in organisation.faults.plans if one.id == exchanged.fault_id), None)
    if plan is None:
        sentence = f"The failure that was planned for request {exchanged.number} is forgotten, so it cannot be copied."
        raise ControlError(sentence, 409)
    given = {one.name: getattr(plan, one.name) for one in fields(plan) if one.name not in _COUNTED}
    telling = (
        f"{as_python(name)}: {as_python(value) if isinstance(value, str) else repr(value)}"
        for name, value in given.items()
        if value != _DEFAULTS[name]
    )
    yield f'    exchange.control.call("plan_fault", {{{", ".join(telling)}}})'


def _literal(exchanged: Exchanged) -> str:
    """Return the body as Python, indented where that changes nothing."""
    try:
        text = exchanged.request.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return repr(exchanged.request.body)
    text = _indented(text).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""\\\n{text}\n"""'


def _indented(text: str) -> str:
    """Put each element on a line of its own, but never a line break into one that holds text or nothing."""
    text = text.replace("\r\n", "\n").strip()
    if "<!" in text or "\n" in text:
        return text
    depth, lines, holding = 0, [""], False
    for piece in _PIECE.findall(text):
        if not piece.startswith("<"):
            lines[-1] += piece
            continue
        closes, opens = piece.startswith("</"), not (piece.startswith(("</", "<?")) or piece.endswith("/>"))
        depth -= closes
        if not (closes and holding):
            lines.append("  " * depth)
        lines[-1] += piece
        depth += opens
        holding = opens
    return "\n".join(line for line in lines if line)


def _settings(organisation: Organisation, seeds: Seeds) -> Iterator[str]:
    yield as_python(organisation.product.name)
    if seeds.file:
        yield f"seed_file={as_python(seeds.file)}"
    if seeds.unseeded or not seeds.file:
        yield "mailboxes={" + ", ".join(f'{as_python(address)}: "password"' for address in seeds.unseeded) + "}"
    if organisation.domain != "example.test":
        yield f"domain={as_python(organisation.domain)}"
    if organisation.seed != 1:
        yield f"seed={organisation.seed}"


def _impersonating(organisation: Organisation, exchanged: Exchanged) -> Iterator[str]:
    if exchanged.account.lower() in organisation.impersonators:
        yield f"    exchange.organisation.let_impersonate({as_python(exchanged.account)})"


def _arguments(exchanged: Exchanged) -> str:
    user = as_python(exchanged.account) if exchanged.account else "None"
    if exchanged.request.path == _EWS:
        return user
    return f"{user}, path={as_python(exchanged.request.target)}"


def _first(exchanged: Exchanged) -> bytes:
    """Return the reply, of a stream what came at once: its first envelope."""
    return _FIRST_ENVELOPE.split(exchanged.body, 1)[0] if exchanged.streamed else exchanged.body


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
