"""Properties of tasks that are worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.mailbox.items.context import ItemContext
from fake_ews.schema.rows import Row
from fake_ews.schema.tasks import TaskType

#: StatusDescription as the documentation of GetItem (task) shows it.
_DESCRIPTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "NotStarted": "Not Started",
        "InProgress": "In Progress",
        "Completed": "Completed",
        "WaitingOnOthers": "Waiting on someone else",
        "Deferred": "Deferred",
    }
)


def _is_complete(context: ItemContext) -> bool:
    return context.item.values.get(TaskType.status) == "Completed"


def _is_recurring(context: ItemContext) -> bool:
    return TaskType.recurrence in context.item.values


def _status_description(context: ItemContext) -> str:
    return _DESCRIPTIONS[context.item.values.get(TaskType.status) or "NotStarted"]


#: Row of tasks to the function that works it out.
TASKS: Final[Mapping[Row[Any], Callable[[ItemContext], Any]]] = MappingProxyType(
    {
        TaskType.is_complete: _is_complete,
        TaskType.is_recurring: _is_recurring,
        TaskType.status_description: _status_description,
    }
)
