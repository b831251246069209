"""exchangelib searches a folder: restrictions, order, pages, single fields, query strings."""

from __future__ import annotations

from datetime import timedelta

from exchangelib import UTC_NOW, Account, Message, Q
from exchangelib.folders import FolderCollection

from tests.compat.conftest import ANN, BOB
from tests.compat.exchangelib_client.conftest import World

SUBJECTS = ("Alpha offer", "beta offer", "Gamma", "delta", "Epsilon offer")


def fill(account: Account) -> None:
    account.bulk_create(
        account.inbox,
        [
            Message(
                subject=subject,
                body=f"Body of {subject}",
                categories=["Even"] if number % 2 == 0 else ["Odd", "Both"],
                importance="High" if number == 2 else "Normal",
                is_read=number > 2,
                to_recipients=[ANN],
            )
            for number, subject in enumerate(SUBJECTS)
        ],
    )


def subjects(found: object) -> set[str]:
    return set(found.values_list("subject", flat=True))  # type: ignore[attr-defined]


def test_restrictions_find_what_fits_them(world: World) -> None:
    fill(world.ann)
    inbox = world.ann.inbox
    assert subjects(inbox.filter(subject="Gamma")) == {"Gamma"}
    assert subjects(inbox.filter(subject__contains="offer")) == {"Alpha offer", "beta offer", "Epsilon offer"}
    assert subjects(inbox.filter(subject__icontains="OFFER", is_read=True)) == {"Epsilon offer"}
    assert subjects(inbox.filter(subject__startswith="Al")) == {"Alpha offer"}
    assert subjects(inbox.filter(subject__in=["Gamma", "delta"])) == {"Gamma", "delta"}
    assert subjects(inbox.filter(categories__contains="Both")) == {"beta offer", "delta"}
    assert subjects(inbox.filter(categories__contains=["Odd", "Both"])) == {"beta offer", "delta"}
    assert subjects(inbox.filter(importance="High")) == {"Gamma"}
    assert subjects(inbox.exclude(is_read=True)) == {"Alpha offer", "beta offer", "Gamma"}
    assert subjects(inbox.filter(Q(subject="Gamma") | Q(subject="delta"), ~Q(is_read=True))) == {"Gamma"}


def test_time_and_size_are_compared(world: World) -> None:
    fill(world.ann)
    inbox, now = world.ann.inbox, UTC_NOW()
    hour = timedelta(hours=1)
    assert inbox.filter(datetime_received__gt=now - hour).count() == len(SUBJECTS)
    assert inbox.filter(datetime_received__range=(now - hour, now + hour)).count() == len(SUBJECTS)
    assert inbox.filter(datetime_received__lt=now - hour).count() == 0
    assert inbox.filter(size__gt=1).count() == len(SUBJECTS)


def test_what_is_found_stands_in_the_order_asked_for(world: World) -> None:
    fill(world.ann)
    inbox = world.ann.inbox
    ordered = [one.casefold() for one in inbox.all().order_by("subject").values_list("subject", flat=True)]
    assert ordered == sorted(ordered)
    by_two = list(inbox.all().order_by("-is_read", "subject").values_list("is_read", "subject"))
    assert by_two == sorted(by_two, key=lambda one: (not one[0], one[1].casefold()))


def test_pages_give_everything_once(world: World) -> None:
    fill(world.ann)
    found = world.ann.inbox.all().order_by("subject")
    found.page_size = 2
    assert len(set(found.values_list("id", flat=True))) == len(SUBJECTS)
    assert [one.subject for one in world.ann.inbox.all().order_by("subject")[1:3]] == ["beta offer", "delta"]


def test_single_fields_come_without_the_rest(world: World) -> None:
    fill(world.ann)
    found = world.ann.inbox.filter(subject="Gamma").only("subject", "categories").get()
    assert (found.subject, found.categories, found.body, found.sender) == ("Gamma", ["Even"], None, None)


def test_query_strings_find_what_people_type(world: World) -> None:
    fill(world.ann)
    inbox = world.ann.inbox
    assert subjects(inbox.filter("subject:gamma")) == {"Gamma"}
    assert subjects(inbox.filter("offer")) == {"Alpha offer", "beta offer", "Epsilon offer"}
    assert inbox.filter("subject:nothing").count() == 0


def test_several_folders_are_searched_at_once(world: World) -> None:
    fill(world.ann)
    Message(account=world.ann, folder=world.ann.drafts, subject="Gamma", to_recipients=[BOB]).save()
    both = FolderCollection(account=world.ann, folders=[world.ann.inbox, world.ann.drafts])
    assert both.filter(subject="Gamma").count() == 2
