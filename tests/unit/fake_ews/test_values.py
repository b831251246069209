"""Values are what the library's own dataclasses are, in everything that anybody can do with them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, replace
from typing import Any

import pytest

from fake_ews.values import dataclass


def _declared(maker: Any) -> Any:
    """Return one class with every kind of field, as ``maker`` makes it."""

    @maker(frozen=True, slots=True)
    class Parcel:
        """What is sent."""

        address: str
        weight: int = 1
        stamps: list[str] = field(default_factory=list, compare=False)
        secret: str = field(default="", repr=False)
        label: str = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "label", f"{self.address}, {self.weight} kg")

    return Parcel


Ours, Theirs = _declared(dataclass), _declared(dataclasses.dataclass)


@dataclass(frozen=True, slots=True)
class Known:
    """A class that pickle can find, with a method that it has of its own."""

    name: str
    size: int = 0

    def __repr__(self) -> str:
        return f"<{self.name}>"


@pytest.mark.parametrize("arguments", [("Ann",), ("Ann", 2), ("Ann", 2, ["a"], "x")])
def test_it_is_made_and_says_itself_as_the_library_has_it(arguments: tuple[Any, ...]) -> None:
    ours, theirs = Ours(*arguments), Theirs(*arguments)

    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert Ours.__match_args__ == Theirs.__match_args__
    assert Ours.__slots__ == Theirs.__slots__
    assert not hasattr(ours, "__dict__")


@pytest.mark.parametrize("arguments", [(), ("Ann", 1, [], "", "label"), ("Ann",)])
def test_it_takes_the_arguments_that_the_library_takes(arguments: tuple[Any, ...]) -> None:
    def outcome(kind: Any) -> str:
        try:
            return repr(kind(*arguments))
        except TypeError as error:
            return type(error).__name__

    assert outcome(Ours) == outcome(Theirs)


def test_what_is_compared_makes_it_equal_and_hash_alike() -> None:
    assert Ours("Ann", 2, ["a"]) == Ours("Ann", 2, ["b"])
    assert hash(Ours("Ann", 2, ["a"])) == hash(Ours("Ann", 2, ["b"]))
    assert Ours("Ann", 2) != Ours("Ann", 3)
    assert Ours("Ann") != Theirs("Ann")
    assert len({Known("a"), Known("a"), Known("b")}) == 2


def test_each_has_a_default_of_its_own() -> None:
    assert Ours("Ann").stamps is not Ours("Ann").stamps


def test_nothing_of_it_can_be_set_or_deleted() -> None:
    value: Any = Known("a")

    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        value.name = "b"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del value.name


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one)), replace])
def test_a_copy_is_equal(copied: Any) -> None:
    assert copied(Known("a", 3)) == Known("a", 3)


def test_replace_changes_what_is_named() -> None:
    assert replace(Known("a", 3), size=4) == Known("a", 4)


def test_a_method_that_it_has_of_its_own_stays() -> None:
    assert repr(Known("a")) == "<a>"


def _changing(maker: Any, **options: bool) -> Any:
    @maker(slots=True, **options)
    class Counter:
        name: str
        counts: list[int] = field(default_factory=list)

    return Counter


@pytest.mark.parametrize("maker", [dataclass, dataclasses.dataclass], ids=["ours", "the library's"])
def test_what_is_not_frozen_can_change_and_has_no_hash(maker: Any) -> None:
    kind = _changing(maker)
    counter, same = kind("Ann"), kind("Ann")
    counter.counts.append(1)
    same.counts = [1]

    assert counter == same == copy.deepcopy(counter) == replace(counter)
    assert counter != kind("Bob", [1])
    assert repr(counter).endswith("Counter(name='Ann', counts=[1])")
    with pytest.raises(TypeError, match="unhashable"):
        hash(counter)
    with pytest.raises(AttributeError):
        counter.colour = "red"


@pytest.mark.parametrize("maker", [dataclass, dataclasses.dataclass], ids=["ours", "the library's"])
@pytest.mark.parametrize("frozen", [True, False])
def test_what_is_not_compared_is_equal_to_itself_alone(maker: Any, frozen: bool) -> None:
    kind = _changing(maker, eq=False, frozen=frozen)
    one, other = kind("Ann"), kind("Ann")

    assert one != other
    assert len({one, other, one}) == 2
