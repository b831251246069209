"""Every setting is documented."""

from __future__ import annotations

import importlib
import inspect
from dataclasses import dataclass, fields, is_dataclass
from types import ModuleType

import pytest

from tests.tidy.repository import ROOT

PAGES = {
    "fake_ews.settings": "docs/reference/settings.md",
    "integration.settings": "docs/reference/integration-settings.md",
}


def settings_of(module: ModuleType) -> list[str]:
    """Return the names of all settings that a module's dataclasses declare."""
    declared = [
        thing
        for _, thing in inspect.getmembers(module, is_dataclass)
        if isinstance(thing, type) and thing.__module__ == module.__name__
    ]
    return [field.name for thing in declared for field in fields(thing)]


def undocumented(names: list[str], page: str) -> list[str]:
    return [name for name in names if f"`{name}`" not in page]


@pytest.mark.parametrize("name", PAGES)
def test_every_setting_stands_on_the_settings_page(name: str) -> None:
    declared = settings_of(importlib.import_module(name))

    assert declared
    assert undocumented(declared, (ROOT / PAGES[name]).read_text(encoding="utf-8")) == []


def test_a_setting_that_nobody_documented_is_found() -> None:
    @dataclass
    class Settings:
        port: int
        language: str

    module = ModuleType(Settings.__module__)
    module.Settings = Settings  # type: ignore[attr-defined]

    assert undocumented(settings_of(module), "`port` the port; language is missing its quotes") == ["language"]
