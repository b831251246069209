"""Nothing that can change lives in a module or a class: the organisation owns it all, so tenants share nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import pytest

from tests.tidy.repository import PRODUCT, File, files

LITERALS: Final = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp, ast.GeneratorExp)

#: What these make can change, or hands out something different each time.
MAKERS: Final = frozenset(
    {
        *("list", "dict", "set", "bytearray", "iter"),
        *("defaultdict", "OrderedDict", "Counter", "deque", "ChainMap"),
        *("WeakKeyDictionary", "WeakValueDictionary", "WeakSet"),
        *("count", "cycle", "Random", "SystemRandom", "StringIO", "BytesIO", "SimpleNamespace"),
        *("Lock", "RLock", "Event", "Condition", "Semaphore", "local", "Queue", "ThreadPoolExecutor"),
        *("SystemClock", "ManualClock", "Seeds", "Organisation"),
    }
)

#: Names that Python, SQLAlchemy or Alembic read, and nobody writes.
READ_BY_OTHERS: Final = frozenset({"__all__", "__table_args__", "__mapper_args__", "type_annotation_map"})


def _called(value: ast.expr) -> str:
    if not isinstance(value, ast.Call):
        return ""
    function = value.func.value if isinstance(value.func, ast.Subscript) else value.func
    return ast.unparse(function).rpartition(".")[2]


def _can_change(value: ast.expr | None) -> bool:
    return value is not None and (isinstance(value, LITERALS) or _called(value) in MAKERS)


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield what runs when the module is imported: also class bodies, branches and loops, but no function."""
    for statement in body:
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            for part in ("body", "orelse", "finalbody"):
                yield from _statements(getattr(statement, part, []))
            for handler in getattr(statement, "handlers", []):
                yield from _statements(handler.body)


def offences(file: File) -> list[str]:
    found = [
        file.at(node, "a global statement changes the module")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Global)
    ]
    for statement in _statements(file.tree.body):
        if isinstance(statement, ast.AugAssign):
            found.append(file.at(statement, "changes a name while the module is imported"))
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or not _can_change(statement.value):
            continue
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        names = {ast.unparse(target) for target in targets}
        if not names <= READ_BY_OTHERS:
            found.append(file.at(statement, f"{', '.join(sorted(names))} can change"))
    return found


def test_no_module_and_no_class_holds_what_can_change() -> None:
    assert [found for file in files(*PRODUCT) for found in offences(file)] == []


@pytest.mark.parametrize(
    "text",
    [
        "CODES = {}",
        "CODES: Final = [1, 2]",
        "SEEN: set[str] = set()",
        "BY_NAME = defaultdict(list)",
        "NUMBERS = itertools.count()",
        "LINES = (line for line in TABLE)",
        "if True:\n    CODES = {1: 2}",
        "try:\n    pass\nexcept ValueError:\n    CODES = {1: 2}",
        "class Store:\n    items = []",
        "class Store:\n    class Inner:\n        items: dict[str, int] = {}",
        "SEEDS = seeds.Seeds(1)",
        "def next_number():\n    global NUMBER\n    NUMBER = 1",
        "NAMES = ()\nNAMES += ('x',)",
    ],
)
def test_what_can_change_is_found(text: str) -> None:
    assert offences(File("fake_ews/x.py", text))


@pytest.mark.parametrize(
    "text",
    [
        "CODES: Final = MappingProxyType({1: 2})",
        "CODES: Final = frozenset({1, 2})",
        "CODES: Final = tuple(name for name in dir(errors))",
        "__all__ = ['x']",
        "def build():\n    items = []\n    return items",
        "class Store:\n    def __init__(self):\n        self.items = {}",
        "class Store:\n    items: list[str] = field(default_factory=list)",
    ],
)
def test_what_cannot_change_is_left_alone(text: str) -> None:
    assert offences(File("fake_ews/x.py", text)) == []
