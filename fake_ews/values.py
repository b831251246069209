"""Values: what ``dataclasses.dataclass`` makes, in a quarter of the time.

Two hundred of them are made at every start, and the library compiles up to six functions for each: a third of what a
start did beside loading aiohttp (docs/decisions/0023). Here ``__init__`` alone is compiled, for the first value of its
kind that is made, and the others are shared.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

T = TypeVar("T")

#: Stands for an argument that is not given, where the field makes its own default.
_MADE: Final[Any] = object()


def _dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type[T]], type[T]]:
    """Make a dataclass as ``dataclasses.dataclass`` does, and quicker where it has slots.

    ``dataclasses.replace``, ``fields``, ``copy``, ``pickle`` and ``match`` take both alike.
    """
    if not slots:
        return dataclasses.dataclass(frozen=frozen, slots=slots, eq=eq)
    return partial(_value, frozen=frozen, eq=eq)


def _value(cls: type[T], *, frozen: bool, eq: bool) -> type[T]:
    """Return the class with slots, and with the methods of a value that it does not have of its own."""
    own = frozenset(vars(cls))
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    compared = tuple(one.name for one in fields if one.compare)
    content = attrgetter(*compared) if compared else lambda self: ()

    def equal(self: Any, other: Any) -> Any:
        return content(self) == content(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        # attrgetter gives a single value bare: it hashes as itself, which is as good.
        return hash(content(self))

    def said(self: Any) -> str:
        shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields if one.repr)
        return f"{self.__class__.__qualname__}({shown})"

    def initialise(self: Any, *args: Any, **kwargs: Any) -> None:
        # Most kinds are met in few runs, so the first value of a kind has its ``__init__`` compiled.
        made.__init__ = _initialiser(made, frozen=frozen, posts=hasattr(made, "__post_init__"))
        made.__init__(self, *args, **kwargs)

    # What compares and can change has no hash.
    comparing = {"__eq__": equal, "__hash__": hashed if frozen else None} if eq else {}
    methods: dict[str, Callable[..., Any] | None] = {"__repr__": said, **comparing}
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    made.__init__ = initialise
    if frozen:
        made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
        made.__getstate__, made.__setstate__ = _state, _restore
    return made  # type: ignore[no-any-return]


def _initialiser(made: Any, *, frozen: bool, posts: bool) -> Callable[..., None]:
    """Compile ``__init__``: the one function that is called often enough to be worth it."""
    names: dict[str, Any] = {"_MADE": _MADE}
    parameters, lines = ["self"], []
    for one in dataclasses.fields(made):
        value = name = one.name
        if one.default_factory is not MISSING:
            names[f"_new_{name}"] = one.default_factory
            value = f"_new_{name}() if {name} is _MADE else {name}" if one.init else f"_new_{name}()"
        elif one.default is not MISSING:
            names[f"_default_{name}"] = one.default
            value = name if one.init else f"_default_{name}"
        elif not one.init:
            continue
        if one.init:
            parameters.append(name + _default(one))
        if frozen:
            # The slot itself takes two thirds of the time of object.__setattr__, which looks for it each time.
            names[f"_set_{name}"] = getattr(made, name).__set__
        lines.append(f" _set_{name}(self, {value})" if frozen else f" self.{name} = {value}")
    if posts:
        lines.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines or [" pass"]), names)
    initialiser: Callable[..., None] = names["__init__"]
    return initialiser


def _default(one: Field[Any]) -> str:
    if one.default_factory is not MISSING:
        return "=_MADE"
    return f"=_default_{one.name}" if one.default is not MISSING else ""


def _refuse_to_set(self: Any, name: str, value: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


if TYPE_CHECKING:
    # To the type checker they are the library's own.
    from dataclasses import dataclass as dataclass
else:
    dataclass = _dataclass
