"""A site says where clients find it and what they have to trust, and takes its file along when it goes."""

from __future__ import annotations

import json
import os
import ssl
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

from fake_ews.http.ca_folder import CaFolder
from fake_ews.http.site import Site
from tests.unit.fake_ews.http.fronts import Front, NoControl


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site(Front(), NoControl(), domain="example.test", control_port=0)
    site.start()
    yield site
    site.stop()


def read(url: str, trusted: ssl.SSLContext | None = None) -> bytes:
    with urllib.request.urlopen(url, timeout=5, context=trusted) as answer:
        body: bytes = answer.read()
    return body


def test_its_urls_answer_a_client_that_trusts_its_file(site: Site) -> None:
    assert site.ca_path
    trusted = ssl.create_default_context(cafile=site.ca_path)
    assert site.ews_url == f"https://127.0.0.1:{site.port}/EWS/Exchange.asmx"
    assert read(site.ews_url, trusted) == b"hello"
    assert read(site.autodiscover_url, trusted) == b"hello"
    assert json.loads(read(f"{site.control_url}/healthz")) == {"status": "ok"}


def test_its_control_port_hands_out_the_authority_in_each_form(site: Site) -> None:
    assert read(f"{site.control_url}/ca.pem").decode() == site.ca_pem
    assert read(f"{site.control_url}/ca.der") == ssl.PEM_cert_to_DER_cert(site.ca_pem)
    store = load_pkcs12(read(f"{site.control_url}/ca.p12"), b"changeit")
    assert store.key is None
    assert [one.certificate.public_bytes(Encoding.PEM).decode() for one in store.additional_certs] == [site.ca_pem]


def test_its_temporary_file_goes_with_it(site: Site) -> None:
    assert site.ca_path
    assert site.ca_path.read_text() == site.ca_pem
    site.stop()
    assert not site.ca_path.parent.exists()


def test_what_a_killed_process_left_goes_with_the_next_and_what_is_in_use_stays(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    killed = "import os; from fake_ews.http.ca_folder import CaFolder; kept = CaFolder(b''); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", killed], env=os.environ | {"TMPDIR": str(tmp_path)}, check=False)
    (left,) = tmp_path.iterdir()
    assert site.ca_path
    assert [*tmp_path.iterdir()] == [site.ca_path.parent] != [left]

    CaFolder(b"of another one").close()
    assert site.ca_path.read_text() == site.ca_pem


def test_a_file_that_was_asked_for_stays(tmp_path: Path) -> None:
    site = Site(Front(), NoControl(), domain="example.test", ca_out=(tmp_path / "ca.pem",))
    site.start()
    site.stop()
    assert (tmp_path / "ca.pem").read_text() == site.ca_pem


def test_a_file_that_cannot_be_written_stops_it_again(tmp_path: Path) -> None:
    site = Site(Front(), NoControl(), domain="example.test", ca_out=(tmp_path / "no" / "ca.pem",))
    with pytest.raises(FileNotFoundError):
        site.start()
    with pytest.raises(OSError, match="refused"):
        read(site.ews_url)


def test_without_tls_there_is_nothing_to_trust_and_without_a_control_port_no_control() -> None:
    site = Site(Front(), NoControl(), domain="example.test", tls=False)
    site.start()
    assert (site.ca_pem, site.ca_path, site.control_url) == ("", None, None)
    assert read(site.ews_url) == b"hello"
    site.stop()


@pytest.mark.parametrize(
    ("host", "address"), [("0.0.0.0", "127.0.0.1"), ("localhost", "localhost"), ("127.0.0.3", "127.0.0.3")]
)
def test_its_urls_name_an_address_that_a_client_can_reach(host: str, address: str) -> None:
    site = Site(Front(), NoControl(), domain="example.test", host=host)
    site.start()
    assert site.ews_url.startswith(f"https://{address}:")
    assert read(site.ews_url, ssl.create_default_context(cadata=site.ca_pem)) == b"hello"
    site.stop()


def test_an_ipv6_address_is_written_in_brackets() -> None:
    assert Site(Front(), NoControl(), domain="example.test", host="::1", port=443).ews_url.startswith(
        "https://[::1]:443/"
    )
