"""What people do on the pages, done by verbs; what Exchange has a part in is in tests/acceptance."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from integration.cli import main
from tests.databases import fresh
from tests.unit.integration.command_line.typing_verbs import CommandLine
from tests.unit.integration.world import World

BOB = "bob@client.test"


def test_a_template_is_made_changed_shown_and_removed(command_line: CommandLine) -> None:
    made = command_line.json(
        "templates", "save", "--name", "Offer", "--subject", "Our offer", "--text", "Hello {{contact.first_name}}"
    )
    command_line("templates", "save", "--id", made["id"], "--name", "Better offer")
    shown = command_line.json("templates", "show", made["id"])
    assert (shown["name"], shown["subject"]) == ("Better offer", "Our offer")
    assert shown["html"] == "<p>Hello {{contact.first_name}}</p>"
    command_line("templates", "remove", made["id"])
    assert command_line.json("templates", "list") == []


def test_contacts_are_made_renamed_and_listed(command_line: CommandLine) -> None:
    command_line("contacts", "add", "Bob@client.test", "--name", "Bob")
    command_line("contacts", "rename", "bob@client.test", "Bob Miller")
    assert command_line("contacts", "list").splitlines() == [
        "ADDRESS          NAME",
        "bob@client.test  Bob Miller",
    ]
    assert command_line.json("contacts", "timeline", "bob@client.test") == []


def test_an_address_is_one_contacts(command_line: CommandLine) -> None:
    command_line("contacts", "add", "bob@client.test", "--name", "Bob")
    command_line("contacts", "add", "eva@client.test")
    command_line("contacts", "addresses", "bob@client.test", "--add", "bob@home.test", "--add", "bob@club.test")
    command_line("contacts", "addresses", "bob@home.test", "--remove", "Bob@club.test")
    assert command_line.json("contacts", "addresses", "bob@client.test") == ["bob@home.test"]
    assert "another contact" in command_line.refused(
        "contacts", "addresses", "eva@client.test", "--add", "bob@home.test"
    )
    assert "not an email address" in command_line.refused("contacts", "addresses", "eva@client.test", "--add", "eva")
    assert command_line.json("contacts", "add", "bob@home.test")["name"] == "Bob"
    command_line("forget", "bob@home.test")
    assert [contact["address"] for contact in command_line.json("contacts", "list")] == ["eva@client.test"]


def test_what_tokens_know_of_contact_and_company_is_said_by_name(command_line: CommandLine) -> None:
    command_line("contacts", "add", "bob@client.test")
    command_line("contacts", "properties", "bob@client.test", "phone=123", "company=Smith")
    made = command_line.json("records", "save", "company", "Steel", "city=Bonn", "--contact", "bob@client.test")
    command_line("records", "save", "company", "Steel & Sons", "--id", made["id"])
    assert command_line.json("contacts", "properties", "bob@client.test", "phone=") == {
        "contact.company": "Smith",
        "company.city": "Bonn",
        "company.name": "Steel & Sons",
    }
    assert "job_title" in command_line.refused("contacts", "properties", "bob@client.test", "Job Title=Smith")
    command_line("records", "remove", made["id"])
    assert command_line.json("contacts", "properties", "bob@client.test") == {"contact.company": "Smith"}


def test_the_never_log_list_grows_and_shrinks(command_line: CommandLine) -> None:
    command_line("never-log", "add", "Bank.test", "lawyer@firm.test")
    command_line("never-log", "remove", "bank.test")
    assert command_line("never-log", "list") == "lawyer@firm.test\n"


def test_an_administrator_sets_domains_limits_and_seats(command_line: CommandLine) -> None:
    command_line("domains", "set", "firm.test", "--url", "mail.firm.test")
    command_line("limits", "set", "--per-day", 200)
    (domain,) = command_line.json("domains", "list")
    assert (domain["url"], domain["static_addresses"]) == ("https://mail.firm.test/EWS/Exchange.asmx", False)
    assert command_line.json("limits", "show") == {"per_day": 200, "per_minute": 10}
    assert "IMAP" in command_line.refused("domains", "set", "firm.test", "--imap")
    command_line("domains", "remove", "firm.test")
    command_line("seats", "take", "anna@firm.test")
    assert command_line.json("seats", "list") == []


def test_a_sequence_is_made_of_a_file(command_line: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "intro.toml"
    file.write_text(
        """
        name = "Intro"
        window = "9:00-17:00"
        follow_up_days = "BUSINESS_DAYS"
        [[step]]
        subject = "Hello"
        text = "Hello {{contact.first_name}}"
        [[step]]
        kind = "TASK"
        days = 3
        title = "Call"
        """
    )
    made = command_line.json("sequences", "create", file)
    assert [(step["kind"], step["delay"]) for step in made["steps"]] == [("EMAIL", 0), ("TASK", 259200)]
    assert (made["settings"]["window_start"], made["settings"]["window_end"]) == (540, 1020)
    assert command_line.json("sequences", "statistics", made["id"])["enrolled"] == 0
    command_line("sequences", "delete", made["id"])
    assert command_line.json("sequences", "list") == []


@pytest.mark.parametrize(
    ("verb", "says", "named"),
    [
        ("sequences create", '[[step]]\nkind = "LETTER"', "step 1: kind is 'LETTER'; there are EMAIL, TASK"),
        ("sequences create", '[[step]]\ndays = "three"', "step 1: days is 'three'; it must be a whole number"),
        ("sequences create", "[[step]]\nsubject = 5", "step 1: subject is 5; it must be a text"),
        ("sequences create", 'step = "first"', "step is 'first'; it must be a list"),
        ("sequences create", "nme = 1", "there is no nme"),
        ("sequences create", "name = nobody", "Invalid value (at line 1, column 8)"),
        ("links save", 'durations = "15"', "durations is '15'; it must be a list"),
        ("links save", 'durations = ["15"]', "durations 1 is '15'; it must be a whole number"),
        ("links save", "hours = 5", "hours is 5; it must be a table"),
        ("links save", "[hours]\nmonday = 9", "monday is 9; it must be a text"),
        ("links save", '[hours]\nmondy = "9-12"', "hours: there is no mondy"),
        ("links save", 'title = "Call"', "slug, user must be said"),
    ],
)
def test_a_mistake_in_a_file_is_named(
    command_line: CommandLine, tmp_path: Path, verb: str, says: str, named: str
) -> None:
    file = tmp_path / "typed.toml"
    file.write_text(says)
    assert command_line.wrong(*verb.split(), file) == f"exchange-integration {verb.split()[0]}: {file}: {named}"


def test_a_link_is_made_of_a_file_and_offers_times(command_line: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "link.toml"
    file.write_text(
        """
        slug = "anna/call"
        user = "anna@firm.test"
        title = "Call"
        durations = [15, 30]
        [hours]
        monday = "9:00-12:00"
        tuesday = "9:00-12:00, 13:00-17:00"
        """
    )
    made = command_line.json("links", "save", file)
    assert made["durations"] == [900, 1800]
    assert made["hours"][1] == [[540, 720], [780, 1020]]
    times = command_line.json("links", "offer", "anna/call", "--minutes", 15)
    booked = command_line.json("links", "book", "anna/call", times[0], "Bob", "bob@client.test", "--minutes", 15)
    assert booked["offline"]
    (booking,) = command_line.json("links", "bookings", "anna/call")
    assert booking["visitor"]["address"] == "bob@client.test"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["audit", "--most", "-3"], "argument --most: '-3' is not a whole number from 1 to"),
        (["notices", "list", "--most", "0"], "argument --most: '0' is not a whole number from 1 to"),
        (["contacts", "timeline", "bob@client.test", "--most", "0"], "'0' is not a whole number from 1 to"),
        (["contacts", "timeline", "bob@client.test", "--wait=-1"], "'-1' is no time; give seconds, 0 or more"),
        (["limits", "set", "--per-day", "-5"], "'-5' is not a whole number from 0 to"),
        (["links", "offer", "anna/call", "--minutes", "soon"], "'soon' is not a whole number from 1 to"),
        (["serve", "--port", "-1"], "'-1' is no port; give 0 (a free one) to 65535"),
    ],
)
def test_a_number_that_makes_no_sense_is_refused_with_what_would_do(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_what_is_refused_is_said_in_the_language_that_is_set(
    command_line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXCHANGE_INTEGRATION_LANGUAGE", "de")
    assert "höchstens" in command_line.refused("limits", "set", "--per-day", 2000)


def test_programs_read_a_refusal_where_they_read_an_answer(command_line: CommandLine) -> None:
    told = command_line.refused_json("limits", "set", "--per-minute", "11")
    assert told["refused"] == "limitation.L18"
    assert "10" in told["de"]


@pytest.mark.parametrize(
    ("database", "said"),
    [
        ("nonsense", "the database: Could not parse SQLAlchemy URL from given URL string"),
        ("sqlite:////nowhere/state.db", "/nowhere/state.db: No such file or directory"),
    ],
)
def test_a_database_that_cannot_be_had_is_told_in_one_line(
    command_line: CommandLine, monkeypatch: pytest.MonkeyPatch, database: str, said: str
) -> None:
    monkeypatch.setenv("EXCHANGE_INTEGRATION_DATABASE", database)
    assert command_line.wrong("status") == f"exchange-integration status: {said}"


def test_a_file_that_is_not_there_is_told_in_one_line(command_line: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "none.toml"
    told = f"exchange-integration sequences: {file}: No such file or directory"
    assert command_line.wrong("sequences", "create", file) == told


def test_people_are_told_why_in_their_language_and_programs_by_a_name(
    command_line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(os.environ["EXCHANGE_INTEGRATION_DATABASE"])
    later = world.clock.now() + timedelta(days=1)
    mail = world.integration.send_mail(world.connect().id, to=[BOB], subject="Offer", html="<p>Hi</p>", at=later)
    world.integration.scheduled.call_off(mail.key)
    world.integration.close()
    monkeypatch.setenv("EXCHANGE_INTEGRATION_LANGUAGE", "de")
    heading, entry = command_line("contacts", "timeline", BOB).splitlines()
    assert (heading.split()[0], entry.split()[0]) == ("ID", mail.key)
    assert "jemand sie zurückgezogen hat" in entry
    assert "jemand sie zurückgezogen hat" in command_line("mails", "show", mail.key)
    assert command_line.json("contacts", "timeline", BOB)[0]["reason"] == "mail.called-off"
    assert "jemand sie zurückgezogen hat" in command_line.refused("mails", "call-off", mail.key)


def test_an_enrolment_that_is_refused_to_everybody_ends_as_a_refusal(
    command_line: CommandLine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world = World(os.environ["EXCHANGE_INTEGRATION_DATABASE"])
    address = world.connect().address
    world.integration.close()
    file = tmp_path / "intro.toml"
    file.write_text('name = "Intro"\n[[step]]\nsubject = "Hello"\ntext = "Hello"')
    made = command_line.json("sequences", "create", file)
    command_line("contacts", "add", BOB)
    command_line("enrolments", "add", made["id"], address, BOB, "eva@client.test")
    assert main(["enrolments", "add", made["id"], address, BOB]) == 1
    assert "one at a time" in capsys.readouterr().out


def test_what_is_no_domain_has_no_settings(command_line: CommandLine) -> None:
    assert "“nonsense” is no domain" in command_line.refused("domains", "set", "nonsense", "--imap")
    assert command_line.json("domains", "list") == []


def test_what_is_not_there_is_named(command_line: CommandLine) -> None:
    assert "bob@client.test" in command_line.refused("contacts", "timeline", "bob@client.test")


def test_the_audit_log_names_who_typed(command_line: CommandLine) -> None:
    command_line("limits", "set", "--per-day", 200)
    command_line("templates", "save", "--name", "Offer", "--text", "Hi")
    (entry,) = command_line.json("audit", "--since", "1h", "--of", "limits")
    assert entry["who"].startswith("command line: ")
    assert (entry["deed"], entry["detail"]) == ("limits.set", {"per_day": "200", "per_minute": "10"})
    heading, newest, _ = command_line("audit").splitlines()
    assert heading.split() == ["AT", "WHO", "DEED", "SUBJECT", "DETAIL"]
    assert "template.saved" in newest


def test_backup_and_restore_stand_in_the_audit_log(
    command_line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command_line("contacts", "add", "bob@client.test")
    command_line("backup", tmp_path / "backup.gz")
    assert [entry["deed"] for entry in command_line.json("audit")] == ["backup.taken"]
    monkeypatch.setenv("EXCHANGE_INTEGRATION_DATABASE", fresh(tmp_path / "other.db"))
    command_line("restore", tmp_path / "backup.gz")
    (entry,) = command_line.json("audit")
    assert (entry["deed"], entry["subject"]) == ("backup.restored", "backup.gz")
    assert entry["who"].startswith("command line: ")
    assert "bob@client.test" in command_line("contacts", "list")
