"""Seed files: a company as YAML (or JSON, which is YAML too), and the line of whatever in it makes no sense."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from fake_ews.control.handle import Control
from fake_ews.control.json_values import ControlError, Steps
from fake_ews.deferred import Deferred

if TYPE_CHECKING:
    import yaml
else:
    yaml = Deferred("yaml")

_TAG: Final = "tag:yaml.org,2002:"


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:  # YAML 1.1 counts in sixties, too
        return text


#: How scalars are read: the core schema of YAML 1.2, so that ``no`` is a text, and so is what looks like a date.
_PLAIN: Final[Mapping[str, Callable[[str], Any]]] = MappingProxyType(
    {
        "null": lambda text: None,
        "bool": lambda text: {"true": True, "false": False}.get(text.lower(), text),
        "int": lambda text: int(text) if text.lstrip("+-").isdecimal() else text,
        "float": _number,
    }
)


class SeedFileError(ValueError):
    """A seed file that cannot be taken; the text names file and line, and says what would do."""


class SeedFile:
    """What a seed file holds: ``data`` as the verb ``seed`` takes it. Raises SeedFileError.

    ``!file NAME`` stands for the content of a file beside it, where bytes are wanted: a photo, an attachment, a mail.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: dict[Steps, int] = {}
        try:
            data = self._read(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise SeedFileError(f"cannot read {path}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise SeedFileError(f"{path} is not UTF-8: {error}") from error
        except json.JSONDecodeError as error:
            raise self._error(error.lineno, f"This is not JSON: {error.msg}.") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            sentence = getattr(error, "problem", None) or str(error)
            raise self._error(mark.line + 1 if mark else 1, f"This is not YAML: {sentence}.") from error
        if not isinstance(data, dict):
            raise self._error(1, "A seed file holds an object: mailboxes, people, groups, settings.")
        self.data: dict[str, Any] = data

    def _read(self, text: str) -> Any:
        """Return what the text says, and note where everything in it stands."""
        said: Any = None
        if self._path.suffix == ".json":
            # PyYAML knows neither JSON's tabs nor its pairs of surrogates: there it says the lines and no more.
            said, text = json.loads(text), text.replace("\t", " ")
        node = yaml.compose(text, yaml.SafeLoader)
        read = self._value(node, (), ()) if node is not None else {}
        return read if said is None else said

    @property
    def passwords(self) -> dict[str, str]:
        """Every mailbox that the file makes, by address, with its password; what makes no sense is passed over."""
        mailboxes = self.data.get("mailboxes")
        listed = [one for one in mailboxes if isinstance(one, dict)] if isinstance(mailboxes, list) else []
        pairs = ((one.get("address"), one.get("password")) for one in listed)
        return {address: word for address, word in pairs if isinstance(address, str) and isinstance(word, str)}

    def seed(self, control: Control) -> None:
        """Fill an organisation with all of it."""
        try:
            control.call("seed", self.data)
        except ControlError as error:
            raise self._error(self._line(error.steps), str(error)) from error
        seeded = control.organisation.seeded
        seeded[-1] = replace(seeded[-1], file=str(self._path))

    def _line(self, steps: Steps) -> int:
        """Return the line of a value, or of the nearest one around it that stands in the file."""
        while steps not in self._lines:
            steps = steps[:-1]
        return self._lines[steps]

    def _error(self, line: int, sentence: str) -> SeedFileError:
        return SeedFileError(f"{self._path}, line {line}: {sentence}")

    def _value(self, node: Any, steps: Steps, around: tuple[Any, ...]) -> Any:
        line = self._lines[steps] = node.start_mark.line + 1
        if any(node is one for one in around):
            raise self._error(line, "This holds itself.")
        if isinstance(node, yaml.MappingNode):
            return self._object(node, steps, (*around, node))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(one, (*steps, number), (*around, node)) for number, one in enumerate(node.value)]
        if node.tag == "!file":
            return self._file(line, node.value)
        return _PLAIN.get(node.tag.removeprefix(_TAG), str)(node.value)

    def _object(self, node: Any, steps: Steps, around: tuple[Any, ...]) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for key, value in node.value:
            line, name = key.start_mark.line + 1, key.value
            if not isinstance(name, str):
                raise self._error(line, "A name is wanted here, with a colon behind it.")
            if name in held:
                raise self._error(line, f"{name!r} stands here twice.")
            held[name] = self._value(value, (*steps, name), around)
            self._lines[(*steps, name)] = line
        return held

    def _file(self, line: int, name: str) -> str:
        try:
            return base64.b64encode((self._path.parent / name).read_bytes()).decode("ascii")
        except OSError as error:
            raise self._error(line, f"Cannot read {name}: {error.strerror}.") from error
