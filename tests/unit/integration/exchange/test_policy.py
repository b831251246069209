"""Nobody is led into the own network by a URL: not by an address, a name, a port, or a proxy."""

from __future__ import annotations

import socket

import pytest

from integration.exchange.policy import AddressNotAllowed, AddressPolicy
from integration.exchange.resolver import StaticResolver

EVERYTHING = ("0.0.0.0/0", "::/0")


def refusal(policy: AddressPolicy, address: str, port: int = 443) -> str:
    with pytest.raises(AddressNotAllowed) as refused:
        policy.check("mail.firm.test", address, port)
    return str(refused.value)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd00::1", "fe80::1%eth0"],
)
def test_what_is_not_public_is_not_connected_to(address: str) -> None:
    refusal(AddressPolicy("public"), address)


@pytest.mark.parametrize(
    "address",
    ["::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "2002:0a00:0001::"],
)
def test_an_address_is_not_made_public_by_writing_it_as_ipv6(address: str) -> None:
    refusal(AddressPolicy("public"), address)


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "::ffff:169.254.169.254",
        "fe80::1",
        "fd00:ec2::254",
        "100.100.100.200",
        "168.63.129.16",
        "0.0.0.0",
        "::",
        "224.0.0.1",
    ],
)
@pytest.mark.parametrize("policy", [AddressPolicy("public", EVERYTHING), AddressPolicy("any")], ids=["listed", "any"])
def test_what_hands_out_the_machines_secrets_is_never_connected_to(policy: AddressPolicy, address: str) -> None:
    refusal(policy, address)


@pytest.mark.parametrize(("own", "typed"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "::1")])
def test_our_own_pages_are_no_mail_server_even_where_loopback_is_listed(own: str, typed: str) -> None:
    if ":" in typed and not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    policy = AddressPolicy("public", EVERYTHING)
    policy.shut(own, 8080)
    policy.check("mail.firm.test", typed, 8081)
    refusal(policy, typed, 8080)


def test_a_listed_network_is_connected_to_and_no_other() -> None:
    policy = AddressPolicy("public", ("10.1.0.0/16",))
    policy.check("mail.firm.test", "10.1.2.3")
    policy.check("mail.firm.test", "93.184.216.34")
    refusal(policy, "10.2.2.3")


def test_a_url_may_name_the_ports_of_exchange_and_those_that_are_listed() -> None:
    policy = AddressPolicy("public", allowed_ports=("443", "80", "8443"))
    policy.check_port("mail.firm.test", 8443)
    with pytest.raises(AddressNotAllowed):
        policy.check_port("mail.firm.test", 22)


def test_the_refusal_does_not_tell_what_a_name_stands_for() -> None:
    said = refusal(AddressPolicy("public"), "10.77.1.2")
    assert "10.77" not in said
    assert "mail.firm.test" in said


def test_a_proxy_is_not_sent_where_we_may_not_go_ourselves() -> None:
    policy = AddressPolicy("public")
    resolver = StaticResolver({"inside.firm.test": ("10.0.0.1", 0), "mail.firm.test": ("93.184.216.34", 0)})
    with pytest.raises(AddressNotAllowed):
        policy.check_name("inside.firm.test", 443, resolver)
    policy.check_name("mail.firm.test", 443, resolver)
    policy.check_name("known-to-the-proxy-alone.test", 443, resolver)
