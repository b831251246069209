"""The spellings of a user name."""

from __future__ import annotations

from fake_ews.access.accounts import logon_name, logon_names, netbios_domain, new_account


def test_an_account_is_found_by_address_domain_and_bare_name() -> None:
    assert logon_names("Mara@contoso.com") == ("mara@contoso.com", r"contoso\mara", r"contoso.com\mara", "mara")


def test_the_netbios_name_may_differ_from_the_first_label_of_the_domain() -> None:
    assert r"corp\mara" in logon_names("mara@contoso.com", "CORP")


def test_a_netbios_name_has_fifteen_letters_at_most() -> None:
    assert netbios_domain("a-rather-long-domain.example") == "A-RATHER-LONG-D"


def test_a_domain_in_its_own_field_goes_in_front() -> None:
    assert logon_name("Mara", "CONTOSO") == r"contoso\mara"


def test_an_account_shows_no_secret() -> None:
    assert "Winter" not in repr(new_account("mara@contoso.com", "Winter-2026"))
